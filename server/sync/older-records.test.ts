import { expect, test } from 'vitest';
import type { TimeEntryWrite } from '#domain/time-entry/time-entry.ts';
import { recordVersions, writtenCollections, type WrittenCollection } from '#protocol/record-versions.ts';
import { carry, handoverDevice } from '#server/testkit/handover-device.ts';
import { asOlder, withOlderVersions } from '#server/testkit/older-versions.ts';
import { proposalOf, requestOf } from '#server/testkit/record-builders.ts';
import type { RowOptions } from '#server/testkit/sync-client.ts';
import { createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';

const WORDS = 'Kabel gezogen';
const firm = () => createSyncFirm({ versions: withOlderVersions });

/** An answer without what each server makes up for itself: its history and the ids of its own acts. */
function plain(answer: object): string {
	return JSON.stringify(answer)
		.replaceAll(/"(scope|epoch)":"[^"]*"/g, '"$1":""')
		.replaceAll(/"id":"01a[^"]*"/g, '"id":"minted"');
}

interface Act {
	readonly by: 'mara' | 'jana';
	readonly collection: WrittenCollection;
	readonly state: object & { readonly id: string };
	readonly options?: RowOptions;
}

/** What Mara and her manager do, made once, so that two firms can be given the same. */
function actsOf({ mara, jana }: SyncFirm): readonly Act[] {
	const time = (by: Act['by'], state: TimeEntryWrite, assumed: TimeEntryWrite | null = null): Act => ({
		by,
		collection: 'time_entries',
		state,
		options: { assumed }
	});
	const kept = mara.draft({ start: '2026-11-17T07:00:00.000Z', stop: '2026-11-17T11:00:00.000Z' });
	const confirmed = mara.next(kept, 'confirm', { state: 'confirmed' });
	const draft = mara.draft({ note: WORDS });
	const edited = mara.next(draft, 'edit', { note: `${WORDS}, dann neu` });
	const overlapping = mara.draft({ note: 'drüber', state: 'confirmed', mutation: mara.mutation('confirm') });
	const gone = { ...edited, mutation: mara.mutation('delete') };
	const day = { from: '2026-12-24', to: '2026-12-24' };
	return [
		time('mara', kept),
		time('mara', confirmed, kept),
		time('jana', jana.next(confirmed, 'verify', { state: 'verified' }), confirmed),
		time('mara', draft),
		time('mara', edited, draft),
		time('mara', overlapping),
		time('mara', mara.next(edited, 'edit'), draft),
		{ by: 'mara', collection: 'time_entries', state: gone, options: { assumed: edited, deleted: true } },
		{ by: 'mara', collection: 'absences', state: requestOf(mara, { note: WORDS, ...day }) },
		{ by: 'mara', collection: 'corrections', state: proposalOf(mara, kept.id, { reason: WORDS }) }
	];
}

test('R11: a row of an older version is judged and stored exactly like one of today', async () => {
	const [today, older] = [await firm(), await firm()];
	const statuses = new Set<string>();
	for (const { by, collection, state, options } of actsOf(today)) {
		const on = { ...options, collection };
		const told = await today[by].push(state, on);
		expect(plain(await older[by].push(asOlder(collection, state), on))).toBe(plain(told));
		statuses.add(told.status);
	}
	expect([...statuses].sort()).toEqual(['applied', 'conflict', 'rejected']);
	for (const collection of writtenCollections) {
		const [one, other] = [await today.mara.pull(collection), await older.mara.pull(collection)];
		expect(one.documents.length).toBeGreaterThan(0);
		expect(plain(other)).toBe(plain(one));
		for (const document of other.documents.filter(({ _deleted }) => !_deleted))
			expect(document['schemaVersion']).toBe(recordVersions[collection].current);
	}
});

test('R11: what waited for its answer over an update of the server is known there, in either version', async () => {
	const { mara } = await firm();
	const draft = mara.draft({ note: WORDS });
	const answers = [];
	for (const state of [draft, asOlder('time_entries', draft), draft]) answers.push(await mara.push(state));
	expect(answers.map(({ status }) => status)).toEqual(['applied', 'replayed', 'replayed']);
	const request = requestOf(mara, { note: WORDS });
	const on = { collection: 'absences' } as const;
	expect((await mara.push(asOlder('absences', request), on)).status).not.toBe('quarantined');
	expect((await mara.push(request, on)).reason?.code).not.toBe('E_MUTATION_REUSED');
});

test('R11: an older version that a device brings back after a restore is taken like one of today', async () => {
	const { mara } = await firm();
	const held = mara.draft({ note: WORDS });
	expect(await mara.reoffer([{ id: held.id, mutationId: held.mutation.id }])).toEqual([held.id]);
	expect(await mara.push(asOlder('time_entries', held), { reoffer: true })).toMatchObject({
		status: 'applied'
	});
	const { documents } = await mara.pull();
	expect(documents).toMatchObject([{ note: WORDS, flags: ['RESTORED'], schemaVersion: 1 }]);
});

test('R11: older rows in a bundle are the author’s own; what was not taken of them is told as today writes it', async () => {
	const { server, mara } = await firm();
	const phone = await handoverDevice(server, mara);
	const draft = mara.draft({ note: WORDS });
	const stale = mara.draft({ note: 'woanders' });
	await mara.push(stale);
	await mara.push(mara.next(stale, 'edit', { note: 'neuer' }), { assumed: stale });
	const late = mara.next(stale, 'edit', { note: 'zu spät' });
	const rows = [
		mara.row(asOlder('time_entries', draft)),
		mara.row(asOlder('time_entries', late), { assumed: stale })
	];
	const { counts } = await carry(server, await phone.bundle(rows), 'tom');
	expect(counts).toMatchObject({ taken: 1, refused: 1, unreadable: 0 });
	expect((await mara.pull()).documents).toMatchObject([{ note: 'neuer' }, { id: draft.id, note: WORDS }]);
	const [notice] = (await mara.pull('notices')).documents;
	const { left } = notice?.['data'] as { readonly left: readonly unknown[] };
	expect(left).toMatchObject([{ mine: { id: late.id, note: 'zu spät', schemaVersion: 1 } }]);
});

test.each(writtenCollections)(
	'R11: a row of %s that is newer than the server is quarantined, says so, and holds up no other',
	async (collection) => {
		const { mara } = await createSyncFirm();
		const good = collection === 'absences' ? requestOf(mara) : mara.draft();
		const newer = { ...good, id: 'newer', schemaVersion: recordVersions[collection].current + 1 };
		const { results } = await mara.pushRows([mara.row(newer), mara.row({ id: 'nothing' })], collection);
		const reason = { code: 'E_NEWER_VERSION', schemaVersion: newer.schemaVersion, known: 1 };
		expect(results[0]).toEqual({ id: 'newer', status: 'quarantined', reason });
		expect(results[1]).toMatchObject({ status: 'quarantined', reason: { code: 'E_UNREADABLE' } });
		expect((await mara.pull(collection)).documents).toEqual([]);
	}
);

test('R11: a version that was never released is quarantined by its field', async () => {
	const { mara } = await createSyncFirm();
	for (const schemaVersion of [0, -1, 1.5, '1', null]) {
		const answer = await mara.push({ ...mara.draft(), schemaVersion });
		expect(answer).toMatchObject({
			status: 'quarantined',
			reason: { code: 'E_UNREADABLE', field: 'schemaVersion' }
		});
	}
});
