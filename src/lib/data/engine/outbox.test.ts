import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { firstValueFrom } from 'rxjs';
import { expect, onTestFinished, test } from 'vitest';
import { aMutation, aTimeEntry } from '#domain/testkit/builders.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { openDatabase } from '#lib/data/engine/database.ts';
import { docOf } from '#lib/data/engine/entry-doc.ts';
import { pendingDocs, pendingDocs$ } from '#lib/data/engine/outbox.ts';
import { waitingItems } from '#lib/data/engine/waiting-items.ts';

const MORNING = '2026-11-18T07:00:00.000Z';
const NOON = '2026-11-18T11:00:00.000Z';
const EVENING = '2026-11-18T17:00:00.000Z';

/** What the list says of an entry that was created in the morning and changed at another time. */
function clockActs(origin: TimeEntry['origin'], changedAt: string) {
	const { prior, ...created } = aMutation({ id: 'a', event: 'create', deviceTime: MORNING, offsetMs: 0 });
	void prior;
	const mutation = aMutation({
		id: 'b',
		event: 'edit',
		deviceTime: changedAt,
		offsetMs: 0,
		prior: [created]
	});
	const entry = aTimeEntry({ origin, start: MORNING, stop: NOON, mutation });
	const doc = docOf(entry, { pending: true, removed: false, since: 0, base: null });
	return waitingItems([doc], [], null).map((item) => (item.about === 'entry' ? item.clock : item.about));
}

test('a tap on the clock is listed as the beginning and the end of the entry', () => {
	expect(clockActs('clock', NOON)).toEqual(['start', 'end']);
});

test('what was changed later or typed by hand is no tap on the clock', () => {
	expect(clockActs('clock', EVENING)).toEqual(['start', null]);
	expect(clockActs('manual', NOON)).toEqual([null, null]);
});

test('a write that has ended is in the list, and in the one that is watched', async () => {
	const database = await openDatabase({
		name: 'outbox',
		storage: getRxStorageMemory(),
		multiInstance: false,
		conflictHandler: {
			isEqual: () => true,
			resolve: ({ realMasterState }) => Promise.resolve(realMasterState)
		},
		mirrorConflictHandler: {
			isEqual: () => true,
			resolve: ({ realMasterState }) => Promise.resolve(realMasterState)
		}
	});
	onTestFinished(() => void database.rx.close());
	const watched: number[] = [];
	const pending$ = pendingDocs$(database.entries);
	pending$.subscribe((docs) => watched.push(docs.length));
	await firstValueFrom(pending$);

	const doc = docOf(aTimeEntry({}), { pending: true, removed: false, since: 0, base: null });
	const document = { ...doc, _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '1-device' };
	await database.entries.storageInstance.bulkWrite([{ document }], 'test');
	expect(await pendingDocs(database.entries)).toEqual([doc]);
	expect(watched).toEqual([0, 1]);
});
