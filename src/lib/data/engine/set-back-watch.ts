import type { PullCheckpoint } from '#lib/data/engine/pull-handler.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';

/** Where rows go to the server. */
export type PushLine = Pick<WireClient, 'push'>;

/**
 * How far this device has read the server's history. What is written now lies behind that; an answer which says
 * otherwise shows a history that lost its end (an older file in the server's place), and the very write made it longer.
 */
export class SetBackWatch {
	/** The furthest place of each history: a collection may still stand in the one before, and says nothing of this one. */
	readonly #read = new Map<string, number>();

	/** The device has read up to here. */
	note(checkpoint: PullCheckpoint | null | undefined): void {
		if (!checkpoint || checkpoint.resetting) return;
		const { epoch, seq } = checkpoint;
		this.#read.set(epoch, Math.max(this.#read.get(epoch) ?? 0, seq));
	}

	/** What was read before says nothing any more. */
	forget(): void {
		this.#read.clear();
	}

	/** Sends rows like `wire` does; `onSetBack` is awaited before the answer counts. */
	over(wire: PushLine, onSetBack: () => Promise<void>): PushLine {
		return {
			push: async (rows, collection) => {
				// As it was before the rows went: what is read meanwhile may lie behind them.
				const read = new Map(this.#read);
				const answer = await wire.push(rows, collection);
				if (!answer.ok) return answer;
				const { epoch, seq } = answer.value.checkpoint;
				if (seq > 0 && seq <= (read.get(epoch) ?? 0)) await onSetBack();
				return answer;
			}
		};
	}
}
