import type { PullCheckpoint } from '#lib/data/engine/pull-handler.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';

/** Where rows go to the server. */
export type PushLine = Pick<WireClient, 'push'>;

/**
 * How far this device has read the server's history. What is written now lies behind that; an answer which says
 * otherwise shows a history that lost its end (an older file in the server's place), and the very write made it longer.
 */
export class SetBackWatch {
	#epoch: string | null = null;
	#seq = 0;

	/** The device has read up to here. */
	note(checkpoint: PullCheckpoint | null | undefined): void {
		if (!checkpoint || checkpoint.resetting) return;
		const { epoch, seq } = checkpoint;
		this.#seq = epoch === this.#epoch ? Math.max(this.#seq, seq) : seq;
		this.#epoch = epoch;
	}

	/** What was read before says nothing any more. */
	forget(): void {
		this.#epoch = null;
		this.#seq = 0;
	}

	/** Sends rows like `wire` does; `onSetBack` is awaited before the answer counts. */
	over(wire: PushLine, onSetBack: () => Promise<void>): PushLine {
		return {
			push: async (rows, collection) => {
				// As it was before the rows went: what is read meanwhile may lie behind them.
				const [epoch, read] = [this.#epoch, this.#seq];
				const answer = await wire.push(rows, collection);
				if (!answer.ok) return answer;
				const { checkpoint } = answer.value;
				const isSetBack = checkpoint.epoch === epoch && checkpoint.seq > 0 && checkpoint.seq <= read;
				if (isSetBack) await onSetBack();
				return answer;
			}
		};
	}
}
