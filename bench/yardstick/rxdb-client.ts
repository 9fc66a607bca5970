import { BehaviorSubject, Subject } from 'rxjs';
import { createRxDatabase, type RxCollection, type RxJsonSchema, type RxStorage } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';

/** A bare time entry of about 290 bytes of JSON: the row of the yardstick's table. */
export interface BareEntry {
	id: string;
	userId: string;
	start: string;
	stop: string | null;
	workTypeId: string;
	note: string;
	state: string;
	revision: number;
}

const schema: RxJsonSchema<BareEntry> = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: {
		id: { type: 'string', maxLength: 40 },
		userId: { type: 'string', maxLength: 40 },
		start: { type: 'string', maxLength: 24 },
		stop: { type: ['string', 'null'] },
		workTypeId: { type: 'string' },
		note: { type: 'string' },
		state: { type: 'string' },
		revision: { type: 'number' }
	},
	required: ['id', 'userId', 'start', 'state', 'revision'],
	indexes: ['start']
};

/**
 * Plain RxDB replication against the yardstick server: what a good default set-up reaches.
 * @returns the collection, a stream to poke after a change event, and the replication itself
 */
export async function openPlainRxdb(name: string, origin: string, storage: RxStorage<unknown, unknown>) {
	const database = await createRxDatabase({
		name,
		storage: storage as RxStorage<object, object>,
		multiInstance: false
	});
	const { entries } = (await database.addCollections({ entries: { schema } })) as unknown as {
		entries: RxCollection<BareEntry>;
	};
	const poke = new Subject<'RESYNC'>();
	const pulled = new BehaviorSubject(0);
	const replication = replicateRxCollection<BareEntry, { seq: number }>({
		collection: entries,
		replicationIdentifier: `plain-${name}`,
		live: true,
		waitForLeadership: false,
		push: {
			batchSize: 500,
			handler: async (rows) => {
				const response = await fetch(`${origin}/push`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ rows })
				});
				return ((await response.json()) as { conflicts: never[] }).conflicts;
			}
		},
		pull: {
			batchSize: 1000,
			stream$: poke.asObservable() as never,
			handler: async (checkpoint, limit) => {
				const response = await fetch(`${origin}/pull?seq=${checkpoint?.seq ?? 0}&limit=${limit}`);
				const { documents, seq } = (await response.json()) as { documents: BareEntry[]; seq: number | null };
				pulled.next(pulled.value + documents.length);
				return {
					documents: documents.map((document) => ({ ...document, _deleted: false })),
					checkpoint: seq === null ? checkpoint : { seq }
				};
			}
		}
	});
	return { database, entries, poke, replication };
}
