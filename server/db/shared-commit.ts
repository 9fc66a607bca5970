import type { Database } from '#server/db/client.ts';

/** Works that share one commit at most: whoever is first must not wait long for those behind. */
const GROUP_LIMIT = 16;

/** Calls back when everybody who is at the door now has come in. */
export type Gather = (callback: () => void) => void;

export interface SharedCommit {
	/**
	 * Runs `work` in a transaction that others who wait at the same moment may share, one after the other: making a
	 * commit durable costs more than most works do. The promise is kept only after the commit. Work that throws is
	 * undone alone and fails alone; when the commit fails, all of them do. Callbacks of `afterCommit` run after it.
	 */
	run<T>(work: () => T): Promise<T>;
}

interface Waiting {
	/**
	 * Runs the work and answers how to tell its caller, which happens after the commit. Alone it needs no savepoint:
	 * when it throws, the transaction is undone.
	 */
	attempt(isAlone: boolean): () => void;
	fail(error: unknown): void;
}

/** Without `gather` every work has a transaction of its own, at once. */
export function createSharedCommit(db: Database, gather: Gather | null): SharedCommit {
	let waiting: Waiting[] = [];

	const settle = (): void => {
		const group = waiting.slice(0, GROUP_LIMIT);
		waiting = waiting.slice(GROUP_LIMIT);
		if (waiting.length > 0) gather?.(settle);
		try {
			const isAlone = group.length === 1;
			const answers = db.transaction(() => group.map((one) => one.attempt(isAlone)));
			for (const answer of answers) answer();
		} catch (error) {
			for (const one of group) one.fail(error);
		}
	};

	return {
		async run<T>(work: () => T): Promise<T> {
			if (gather === null) return db.transaction(work);
			const { promise, resolve, reject } = Promise.withResolvers<T>();
			waiting.push({
				attempt(isAlone) {
					try {
						const result = isAlone ? db.transaction(work) : db.attempt(work);
						return () => resolve(result);
					} catch (error) {
						// Some failures (a full disk) end the whole transaction, and with it everybody's work.
						if (isAlone || !db.sqlite.inTransaction) throw error;
						return () => reject(error as Error);
					}
				},
				fail: reject
			});
			if (waiting.length === 1) gather(settle);
			return promise;
		}
	};
}
