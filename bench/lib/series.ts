import type { Figure } from '#bench/lib/figures.ts';
import type { Cost } from '#bench/lib/load.ts';

/** Rows that went over the wire, and what that took. */
export interface Moved {
	readonly count: number;
	readonly cost: Cost;
}

/** What was measured, by name, in the order of the table. */
export class Series {
	readonly #values = new Map<string, number[]>();

	add(name: string, value: number | null): void {
		if (value === null || !Number.isFinite(value)) return;
		this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
	}

	/** Ours and plain, rows a second and their ratio; and how much more of the processor a row of ours takes. */
	addPair(name: string, ours: Moved, plain: Moved): void {
		this.add(name, ours.count / ours.cost.seconds);
		this.add(`${name}: plain`, plain.count / plain.cost.seconds);
		this.add(`${name} ÷ plain`, ours.count / ours.cost.seconds / (plain.count / plain.cost.seconds));
		this.add(`${name}: server's processor time`, microsecondsARow(ours));
		this.add(`${name}: plain's processor time`, microsecondsARow(plain));
	}

	figure(name: string, unit: string, goal: Figure['goal'] = null): Figure[] {
		const values = this.#values.get(name);
		return values ? [{ name, values, unit, goal }] : [];
	}

	pair(name: string, goal: Figure['goal'] = null): Figure[] {
		return [
			...this.figure(name, 'rows/s'),
			...this.figure(`${name}: plain`, 'rows/s'),
			...this.figure(`${name} ÷ plain`, '×', goal),
			...this.figure(`${name}: server's processor time`, 'µs/row'),
			...this.figure(`${name}: plain's processor time`, 'µs/row')
		];
	}
}

function microsecondsARow({ count, cost }: Moved): number | null {
	return cost.cpuSeconds === null ? null : (cost.cpuSeconds / count) * 1e6;
}
