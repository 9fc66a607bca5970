import {
	createRxDatabase,
	type RxCollection,
	type RxConflictHandler,
	type RxDatabase
} from 'rxdb/plugins/core';
import {
	entrySchema,
	localSchema,
	mirrorSchema,
	type EntryDoc,
	type LocalDoc,
	type MirrorDoc
} from '#lib/data/engine/rx-schema.ts';

/** The storage engine: Dexie in browsers, memory in tests. */
export type LocalStorageEngine = Parameters<typeof createRxDatabase>[0]['storage'];

export interface LocalDatabase {
	readonly rx: RxDatabase;
	readonly entries: RxCollection<EntryDoc>;
	/** Opened after the time entries: the button must not wait for it. */
	readonly mirror: RxCollection<MirrorDoc>;
	readonly local: RxCollection<LocalDoc>;
}

/** One database per person, so that nobody's outbox can go out under another name. */
export function databaseName(userId: string): string {
	return `tagwerk-${userId}`;
}

/**
 * Opens a person's database. `firstOpened` is called as soon as the time entries can be written.
 * Three collections only: RxDB counts open collections over all databases of a page.
 */
export async function openDatabase(options: {
	readonly name: string;
	readonly storage: LocalStorageEngine;
	readonly multiInstance: boolean;
	readonly conflictHandler: RxConflictHandler<EntryDoc>;
	readonly mirrorConflictHandler: RxConflictHandler<MirrorDoc>;
}): Promise<LocalDatabase> {
	const rx = await createRxDatabase({
		name: options.name,
		storage: options.storage,
		multiInstance: options.multiInstance,
		eventReduce: true,
		closeDuplicates: true
	});
	const { time_entries: entries } = await rx.addCollections({
		time_entries: { schema: entrySchema, conflictHandler: options.conflictHandler }
	});
	const { records: mirror, local } = await rx.addCollections({
		records: { schema: mirrorSchema, conflictHandler: options.mirrorConflictHandler },
		local: { schema: localSchema }
	});
	return { rx, entries, mirror, local } as unknown as LocalDatabase;
}
