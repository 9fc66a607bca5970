import type { Clock } from '#domain/kernel/clock.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { storageProblemOf, type StorageProblem } from '#lib/data/engine/entry-writer.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';

/**
 * Forms that were typed and not saved. They are gone with the person's data. What is asked of one form happens in
 * the order in which it was asked: a form that is still being kept cannot come back after it was dropped.
 */
export interface FormDrafts {
	keep(key: string, data: Record<string, unknown>): Promise<void>;
	read(key: string): Promise<Record<string, unknown> | null>;
	drop(key: string): Promise<void>;
}

/** Keeps drafts of forms beside the decisions on this device. */
export function createFormDrafts(
	local: LocalStore,
	clock: Clock,
	onStorageProblem: (problem: StorageProblem) => void
): FormDrafts {
	const turns = new Map<string, Promise<unknown>>();
	const inTurn = <T>(key: string, act: (id: string) => Promise<T>): Promise<T> => {
		const turn = (turns.get(key) ?? Promise.resolve()).then(() => act(`draft:${key}`));
		const ended = turn.then(
			() => undefined,
			() => undefined
		);
		turns.set(key, ended);
		void ended.then(() => turns.get(key) === ended && turns.delete(key));
		return turn;
	};
	/** A form that cannot be kept is told like any other write that cannot; typing goes on. */
	const guarded = async (write: Promise<void>): Promise<void> => {
		try {
			await write;
		} catch (error) {
			const problem = storageProblemOf(error);
			if (problem === null) throw error;
			onStorageProblem(problem);
		}
	};
	return {
		keep: (key, data) => guarded(inTurn(key, (id) => local.put('draft', id, msToInstant(clock.now()), data))),
		read: (key) => inTurn(key, (id) => local.get(id)),
		drop: (key) => guarded(inTurn(key, (id) => local.remove(id)))
	};
}
