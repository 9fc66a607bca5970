/** A stretch of time [start, stop), in full UTC minutes since the epoch. */
export interface Interval {
	readonly start: number;
	readonly stop: number;
}

/** Intervals in order, disjoint; those that overlap or touch become one. Empty ones are left out. */
export function union<T extends Interval>(intervals: readonly T[]): T[] {
	const sorted = intervals.filter((one) => one.stop > one.start).sort((a, b) => a.start - b.start);
	const merged: T[] = [];
	for (const next of sorted) {
		const last = merged.at(-1);
		if (last !== undefined && next.start <= last.stop) {
			if (next.stop > last.stop) merged[merged.length - 1] = { ...last, stop: next.stop };
		} else merged.push(next);
	}
	return merged;
}

/** What is left of the first intervals when the second are cut out; both in any order. */
export function subtract<T extends Interval>(from: readonly T[], cut: readonly Interval[]): T[] {
	if (cut.length === 0) return [...from];
	const holes = union(cut);
	const rest: T[] = [];
	for (const one of from) pushRest(rest, one, holes);
	return rest;
}

function pushRest<T extends Interval>(rest: T[], one: T, holes: readonly Interval[]): void {
	let start = one.start;
	for (let i = firstEndingAfter(holes, start); i < holes.length; i += 1) {
		const hole = holes[i];
		if (hole === undefined || hole.start >= one.stop) break;
		if (hole.start > start) rest.push({ ...one, start, stop: hole.start });
		start = hole.stop;
	}
	if (start < one.stop) rest.push(start === one.start ? one : { ...one, start });
}

/** Index of the first of the disjoint, ordered intervals that ends after a minute. */
function firstEndingAfter(ordered: readonly Interval[], minute: number): number {
	let low = 0;
	let high = ordered.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ordered[middle]?.stop ?? Infinity) > minute) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** Minutes two intervals share; 0 when they only touch. */
export function overlapMinutes(a: Interval, b: Interval): number {
	return Math.max(0, Math.min(a.stop, b.stop) - Math.max(a.start, b.start));
}
