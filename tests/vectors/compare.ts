const TOLERANCE = 0.005;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/**
 * Compares an answer with what a case expects: every expected key must be there with that value, extra
 * keys are fine; numbers within 0.005; lists by length and order; instants by the moment they name.
 * Returns the first difference as a path and both values, or null.
 */
export function firstDifference(expected: unknown, actual: unknown, path = 'answer'): string | null {
	if (Array.isArray(expected)) {
		if (!Array.isArray(actual)) return differ(path, expected, actual);
		if (actual.length !== expected.length) return differ(path, expected, actual);
		return firstOf(
			expected.map((item, i) => () => firstDifference(item, (actual as unknown[])[i], `${path}[${i}]`))
		);
	}
	if (typeof expected === 'object' && expected !== null) {
		if (typeof actual !== 'object' || actual === null) return differ(path, expected, actual);
		const found = actual as Record<string, unknown>;
		return firstOf(
			Object.entries(expected).map(
				([key, value]) =>
					() =>
						firstDifference(value, found[key], `${path}.${key}`)
			)
		);
	}
	return isSame(expected, actual) ? null : differ(path, expected, actual);
}

function isSame(expected: unknown, actual: unknown): boolean {
	if (typeof expected === 'number' && typeof actual === 'number')
		return Math.abs(expected - actual) <= TOLERANCE;
	if (
		typeof expected === 'string' &&
		typeof actual === 'string' &&
		INSTANT.test(expected) &&
		INSTANT.test(actual)
	) {
		return Date.parse(expected) === Date.parse(actual);
	}
	return expected === actual;
}

function firstOf(checks: readonly (() => string | null)[]): string | null {
	for (const check of checks) {
		const difference = check();
		if (difference !== null) return difference;
	}
	return null;
}

function differ(path: string, expected: unknown, actual: unknown): string {
	return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}
