/** An axis in whole steps that a person would choose. */
export interface Axis {
	readonly min: number;
	readonly max: number;
	/** From the lowest to the highest, zero among them where it lies between. */
	readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5] as const;

/**
 * An axis around values, with zero in it: at most `most` lines apart by 1, 2 or 5 units, tens of them, hundreds
 * of them and so on. Without values it is one unit high.
 */
export function axisOf(values: readonly number[], unit: number, most = 4): Axis {
	const low = Math.min(0, ...values) / unit;
	const high = Math.max(0, ...values) / unit;
	const step = stepFor(Math.max(high - low, 1) / most);
	const first = Math.floor(low / step);
	const last = Math.max(first + 1, Math.ceil(high / step));
	const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step * unit);
	return { min: first * step * unit, max: last * step * unit, ticks };
}

function stepFor(atLeast: number): number {
	for (let ten = 1; ; ten *= 10) {
		const step = STEPS.find((one) => one * ten >= atLeast);
		if (step !== undefined) return step * ten;
	}
}

/** Where a value stands between the ends of an axis, from the top, in per cent. */
export function fromTop(value: number, { min, max }: Pick<Axis, 'min' | 'max'>): number {
	return ((max - value) / (max - min)) * 100;
}

/** Which of some labels there is room for: every so-manieth, the last one always. */
export function roomFor(count: number, most: number): (index: number) => boolean {
	const every = Math.max(1, Math.ceil(count / most));
	return (index) => (count - 1 - index) % every === 0;
}
