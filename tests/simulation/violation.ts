/** A promise that was broken. The first one ends the run. */
export class Violation extends Error {
	readonly invariant: string;

	constructor(invariant: string, detail: string) {
		super(`${invariant}: ${detail}`);
		this.invariant = invariant;
	}
}

/** What everybody who watches a run writes to. */
export class Watch {
	violation: Violation | null = null;
	readonly lines: string[] = [];
	/** Fold of everything that was traced, so that two runs can be compared. */
	#hash = 0x811c9dc5;
	readonly #keepsLines: boolean;
	readonly #now: () => number;

	constructor(now: () => number, keepsLines: boolean) {
		this.#now = now;
		this.#keepsLines = keepsLines;
	}

	trace(line: string): void {
		const text = `${this.#now()} ${line}`;
		for (let index = 0; index < text.length; index += 1) {
			this.#hash = Math.imul(this.#hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
		}
		if (this.#keepsLines) this.lines.push(text);
	}

	fail(invariant: string, detail: string): void {
		this.trace(`BROKEN ${invariant} ${detail}`);
		this.violation ??= new Violation(invariant, detail);
	}

	get hash(): string {
		return this.#hash.toString(16).padStart(8, '0');
	}
}
