export interface QueuedTimer {
	readonly id: number;
	at: number;
	order: number;
	/** Distance to the next run; null = only once. */
	readonly every: number | null;
	readonly run: () => void;
}

/** Timers by time, then by the order in which they were set. Cancelled ones are skipped when their turn comes. */
export class TimerQueue {
	readonly #heap: QueuedTimer[] = [];
	readonly #live = new Map<number, QueuedTimer>();

	add(timer: QueuedTimer): void {
		this.#live.set(timer.id, timer);
		this.#push(timer);
	}

	cancel(id: number): void {
		this.#live.delete(id);
	}

	/** The next timer that is due at `until` or before, taken out of the queue. */
	takeDue(until: number): QueuedTimer | null {
		for (;;) {
			const first = this.#heap[0];
			if (first === undefined || first.at > until) return null;
			this.#pop();
			if (this.#live.get(first.id) !== first) continue;
			this.#live.delete(first.id);
			return first;
		}
	}

	#push(timer: QueuedTimer): void {
		const heap = this.#heap;
		let index = heap.push(timer) - 1;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!this.#isBefore(index, parent)) return;
			this.#swap(index, parent);
			index = parent;
		}
	}

	#pop(): void {
		const heap = this.#heap;
		const last = heap.pop();
		if (last === undefined || heap.length === 0) return;
		heap[0] = last;
		let index = 0;
		for (;;) {
			const left = 2 * index + 1;
			let smallest = index;
			if (left < heap.length && this.#isBefore(left, smallest)) smallest = left;
			if (left + 1 < heap.length && this.#isBefore(left + 1, smallest)) smallest = left + 1;
			if (smallest === index) return;
			this.#swap(index, smallest);
			index = smallest;
		}
	}

	#isBefore(a: number, b: number): boolean {
		const one = this.#heap[a] as QueuedTimer;
		const other = this.#heap[b] as QueuedTimer;
		return one.at < other.at || (one.at === other.at && one.order < other.order);
	}

	#swap(a: number, b: number): void {
		const heap = this.#heap;
		[heap[a], heap[b]] = [heap[b] as QueuedTimer, heap[a] as QueuedTimer];
	}
}
