import type { RxCollection, RxConflictHandler } from 'rxdb/plugins/core';
import type { Fields } from '#tests/simulation/facts.ts';
import type { ServerBugs } from '#tests/simulation/sim-server.ts';

/** One answer of the server to a push, or a page of a pull, as JSON. */
export type Body = Record<string, unknown>;

/** A mistake planted from outside: in the network, the storage or the frame of a run, never in the product's code. */
export interface Bug {
	readonly server?: ServerBugs;
	/** Changes the answer to a push. null = the whole push is answered 400. */
	readonly pushAnswer?: (body: Body) => Body | null;
	/** Changes a page of a pull; `commitAt` tells when a position was committed. */
	readonly pullAnswer?: (body: Body, from: number, commitAt: (seq: number) => number) => Body;
	/** Changes a decision before it is stored. */
	readonly decision?: (data: Fields) => Fields;
	/** The storage says "kept" for what a pull brought, and keeps it a moment later. */
	readonly keepsPulledLate?: boolean;
	readonly collection?: (entries: RxCollection) => void;
	/** The storage says "kept" of a question about an absence or a correction, and keeps nothing. */
	readonly forgetsQuestions?: boolean;
	/** A bundle counts as brought, and never was. */
	readonly dropsBundles?: boolean;
	/** What a device has read so far outlives the records it read. */
	readonly evictsOnlyRecords?: boolean;
}

type PushAnswer = { status: string; master?: unknown }[];

const surrender: RxConflictHandler<unknown> = {
	isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b),
	resolve: (input) => Promise.resolve(input.realMasterState)
};

export const bugs: Readonly<Record<string, Bug>> = {
	/** RxDB's own answer to a conflict: the server wins. */
	'default-handler': { collection: (entries) => void (entries.conflictHandler = surrender as never) },
	/** A repeated push is answered "fine" although the record has moved on since. */
	'plain-success-replay': {
		pushAnswer: (body) => ({
			...body,
			results: (body['results'] as PushAnswer).map((one) =>
				one.status === 'replayed' || one.status === 'conflict'
					? { ...one, status: 'applied', master: undefined }
					: one
			)
		})
	},
	/** The device notes how far it has read before the records are kept. */
	'checkpoint-before-data': { keepsPulledLate: true },
	/** The push modifier throws over some records. */
	'throw-in-modifier': {
		collection(entries) {
			const { conflictHandler } = entries;
			entries.conflictHandler = {
				isEqual: (a, b, context) => conflictHandler.isEqual(a, b, context),
				resolve: () => Promise.reject(new Error('a mistake in the modifier'))
			};
		}
	},
	/** Deletions do not travel. */
	'dropped-tombstone': {
		pullAnswer: (body) => ({
			...body,
			documents: (body['documents'] as Fields[]).filter((one) => one['_deleted'] !== true)
		})
	},
	/** One row that is not taken fails the whole push. */
	'batch-400': {
		pushAnswer: (body) =>
			(body['results'] as PushAnswer).some((one) => one.status === 'rejected' || one.status === 'quarantined')
				? null
				: body
	},
	/** Of several acts on a record the list of decisions keeps the last. */
	'last-mutation-only': {
		decision(data) {
			const mine = data['mine'] as Fields;
			const { prior: _prior, ...mutation } = mine['mutation'] as Fields;
			return { ...data, mine: { ...mine, mutation } };
		}
	},
	/** Rights are looked up when the request arrives, two seconds before it is carried out. */
	'permission-before-transaction': { server: { usesOldRights: true } },
	/** Devices are told of a change that may never come to be. */
	'event-before-commit': { server: { publishEarly: true } },
	/** A restored server goes on under the name of the history it lost a part of. */
	'no-epoch': { server: { keepsEpoch: true } },
	/** What was dropped of an absence or a correction is put before nobody. */
	'question-not-kept': { forgetsQuestions: true },
	/** Managers are told of wishes that nobody has asked for yet. */
	'wishes-shown': { server: { showsWishes: true } },
	/** Whoever carries a bundle forgets it before the server has answered. */
	'bundle-dropped': { dropsBundles: true },
	/** The browser takes the records and leaves the notes of how far was read. */
	'records-evicted': { evictsOnlyRecords: true },
	/** A pull asks for what is younger than the last it read, by the clock (whole seconds). */
	'timestamp-checkpoint': {
		pullAnswer(body, from, commitAt) {
			const second = (seq: number) => Math.floor(commitAt(seq) / 1000);
			const isNewer = (one: Fields) => from === 0 || second(Number(one['seq'])) > second(from);
			return { ...body, documents: (body['documents'] as Fields[]).filter(isNewer) };
		}
	}
};

/** A seed whose plan each mistake breaks; `npm run simulate -- --bug NAME` looks for another one. */
export const knownBites: Readonly<Record<string, number>> = {
	'default-handler': 26,
	'plain-success-replay': 3,
	'checkpoint-before-data': 42,
	'throw-in-modifier': 3,
	'dropped-tombstone': 7,
	'batch-400': 13,
	'last-mutation-only': 293,
	'permission-before-transaction': 22,
	'event-before-commit': 1,
	'no-epoch': 18,
	'timestamp-checkpoint': 1,
	'question-not-kept': 6,
	'wishes-shown': 4,
	'bundle-dropped': 5,
	'records-evicted': 5
};
