/**
 * Stands in for RxDB's document matcher in the browser's bundle: the same answers for the operators that our
 * queries and RxDB's own change feed use, without the 24 kB of a general query language. An operator that is
 * not known here throws when the query is made, never when it is too late.
 */
type Test = (document: unknown) => boolean;
type Compare = (value: unknown, wanted: unknown) => boolean;

const isSameKind = (a: unknown, b: unknown) => typeof a === typeof b && a !== null && b !== null;
const order = (holds: (a: string, b: string) => boolean): Compare => {
	return (value, wanted) => isSameKind(value, wanted) && holds(value as string, wanted as string);
};
/** A missing field equals null, as in every query of this family. */
const isEqual: Compare = (value, wanted) => (value ?? null) === (wanted ?? null);

const operators: Readonly<Record<string, Compare>> = {
	$eq: isEqual,
	$ne: (value, wanted) => !isEqual(value, wanted),
	$gt: order((a, b) => a > b),
	$gte: order((a, b) => a >= b),
	$lt: order((a, b) => a < b),
	$lte: order((a, b) => a <= b),
	$in: (value, wanted) => Array.isArray(wanted) && wanted.some((one) => isEqual(value, one)),
	$nin: (value, wanted) => Array.isArray(wanted) && !wanted.some((one) => isEqual(value, one))
};

/** RxDB's name for "does this document match": compiled once, asked often. */
export function getMingoQuery(selector: Readonly<Record<string, unknown>> = {}): { readonly test: Test } {
	return { test: compile(selector) };
}

function compile(selector: Readonly<Record<string, unknown>>): Test {
	const tests = Object.entries(selector).map(([key, condition]) => compileKey(key, condition));
	return (document) => tests.every((test) => test(document));
}

function compileKey(key: string, condition: unknown): Test {
	if (key === '$and' || key === '$or') {
		const parts = (condition as Readonly<Record<string, unknown>>[]).map(compile);
		return key === '$and'
			? (document) => parts.every((part) => part(document))
			: (document) => parts.some((part) => part(document));
	}
	if (key.startsWith('$')) throw new Error(`query operator ${key} is not part of this app`);
	const path = key.split('.');
	const checks = conditionsOf(condition);
	return (document) => {
		const value = valueAt(document, path);
		return checks.every((check) => check(value));
	};
}

function conditionsOf(condition: unknown): ((value: unknown) => boolean)[] {
	if (condition === null || typeof condition !== 'object') return [(value) => isEqual(value, condition)];
	return Object.entries(condition).map(([name, wanted]) => {
		const operator = operators[name];
		if (operator === undefined) throw new Error(`query operator ${name} is not part of this app`);
		return (value) => operator(value, wanted);
	});
}

function valueAt(document: unknown, path: readonly string[]): unknown {
	let value = document;
	for (const part of path) {
		if (value === null || typeof value !== 'object') return undefined;
		value = (value as Readonly<Record<string, unknown>>)[part];
	}
	return value;
}
