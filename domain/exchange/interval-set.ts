/** Stretches of whole minutes that do not overlap, kept in order. Touching is no overlap. */
export class IntervalSet {
	#starts: number[] = [];
	#stops: number[] = [];

	/** Adds a stretch; false, and nothing is added, when it shares a minute with one already there. */
	add(start: number, stop: number): boolean {
		const position = this.#positionOf(start);
		if ((this.#stops[position - 1] ?? -Infinity) > start) return false;
		if ((this.#starts[position] ?? Infinity) < stop) return false;
		this.#starts.splice(position, 0, start);
		this.#stops.splice(position, 0, stop);
		return true;
	}

	/** How many stretches start before this minute, or at it. */
	#positionOf(start: number): number {
		let low = 0;
		let high = this.#starts.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#starts[middle] ?? 0) <= start) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
