import { expect, test } from 'vitest';
import type { CarrierSession } from '#server/handover/take-bundle.usecase.ts';
import { aDyingPhone, SECRET } from '#server/testkit/dying-phone.ts';
import { carry, handoverDevice } from '#server/testkit/handover-device.ts';
import { proposalOf, requestOf } from '#server/testkit/record-builders.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';
import { confirmedEntry } from '#server/testkit/sync-firm.ts';

/** What the person's devices find in the notices of a kind, all of them together. */
async function leftOf(client: SyncClient, kind: 'outbox_left' | 'outbox_unreadable') {
	const { documents } = await client.pull('notices', null, 1000);
	const data = documents.filter((one) => one['kind'] === kind).map((one) => one['data']);
	return (data as { left: Record<string, unknown>[] }[]).flatMap(({ left }) => left);
}

const contentOf = (...collections: readonly (readonly [string, readonly unknown[]])[]) => ({
	content: { collections: collections.map(([name, rows]) => ({ name, rows })) }
});

test('unsent absences and corrections are judged as the author’s, like a push, in the same bundle', async () => {
	const { server, mara, jana, phone, rows } = await aDyingPhone();
	const minutes = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };
	const schedules = JSON.stringify([{ validFrom: '2020-01-01', minutes, comment: '' }]);
	server.deps.db.statement('UPDATE employees SET schedules = ?').run([schedules]);
	const locked = await confirmedEntry(mara, {
		start: '2026-11-17T07:00:00.000Z',
		stop: '2026-11-17T11:00:00.000Z'
	});
	const asked = requestOf(mara, { note: SECRET });
	const proposed = proposalOf(mara, locked.id);
	const bundle = await phone.bundle(
		[],
		contentOf(['time_entries', rows], ['absences', [mara.row(asked)]], ['corrections', [mara.row(proposed)]])
	);
	const answer = await carry(server, bundle, 'tom');
	expect(answer.counts).toMatchObject({ taken: 4, known: 0, refused: 0, unreadable: 0 });
	expect(answer.text).not.toContain(asked.id);
	expect((await jana.pull('absences')).documents).toMatchObject([{ id: asked.id, userId: 'mara' }]);
	expect((await jana.pull('corrections')).documents).toMatchObject([{ id: proposed.id, by: 'mara' }]);
	const again = await carry(server, bundle, 'tom');
	expect(again.counts).toMatchObject({ taken: 0, known: 4 });
	expect(await mara.push(asked, { collection: 'absences' })).toMatchObject({ status: 'replayed' });
});

test('in a bundle nobody writes absences of others: they are judged as those of the author', async () => {
	const { server, mara, tom, phone } = await aDyingPhone();
	const forged = requestOf(tom, { note: SECRET });
	const bundle = await phone.bundle([], contentOf(['absences', [mara.row(forged)]]));
	expect((await carry(server, bundle, 'jana')).counts).toMatchObject({ taken: 0, refused: 1 });
	expect((await tom.pull('absences')).documents).toEqual([]);
	expect(await leftOf(mara, 'outbox_left')).toEqual([
		expect.objectContaining({ collection: 'absences', id: forged.id, event: 'request' })
	]);
});

test('what cannot be taken goes whole to the author, and to nobody else', async () => {
	const { server, mara, tom, phone } = await aDyingPhone();
	const entry = await confirmedEntry(mara, { note: 'vom Tablet' });
	const late = { ...entry, note: SECRET, state: 'draft' as const, mutation: mara.mutation('edit') };
	// Nobody's week is known here, so there are no days to take off.
	const wish = requestOf(mara, { note: SECRET });
	const content = contentOf(['time_entries', [mara.row(late)]], ['absences', [mara.row(wish)]]);
	const { counts } = await carry(server, await phone.bundle([], content), 'tom');
	expect(counts).toMatchObject({ taken: 0, refused: 2 });
	expect(await leftOf(mara, 'outbox_left')).toMatchObject([
		{ collection: 'time_entries', status: 'conflict', mine: { id: entry.id, note: SECRET } },
		{ collection: 'absences', status: 'rejected', mine: { id: wish.id, note: SECRET } }
	]);
	expect(JSON.stringify(await tom.pull('notices'))).not.toContain(SECRET);
});

test('a row that cannot be read, or of a collection that is not known here, reaches the author as it came', async () => {
	const { server, mara, tom, phone } = await aDyingPhone();
	const broken = mara.row({ ...mara.draft({ note: SECRET }), zone: 7 });
	const newer = { newDocumentState: { id: 'x', userId: 'mara', note: SECRET } };
	const content = contentOf(
		['time_entries', [broken]],
		['something_new', [newer, 'text']],
		['reference', [newer]]
	);
	const { counts } = await carry(server, await phone.bundle([], content), 'tom');
	expect(counts).toMatchObject({ taken: 0, refused: 1, unreadable: 3 });
	expect(await leftOf(mara, 'outbox_unreadable')).toMatchObject([
		{ collection: 'time_entries', status: 'quarantined', raw: broken },
		{ collection: 'something_new', status: 'quarantined', raw: newer },
		{ collection: 'something_new', status: 'quarantined', raw: 'text' },
		{ collection: 'reference', status: 'rejected', raw: newer }
	]);
	expect(await leftOf(mara, 'outbox_left')).toEqual([]);
	expect(JSON.stringify(await tom.pull('notices'))).not.toContain(SECRET);
});

test('however many rows are left, none is cut off: each turn of a bundle keeps its own', async () => {
	const { server, mara, phone } = await aDyingPhone();
	const entry = await confirmedEntry(mara);
	const rows = Array.from({ length: 230 }, (_, index) =>
		mara.row({ ...entry, note: `${index}`, state: 'draft', mutation: mara.mutation('edit') })
	);
	const broken = Array.from({ length: 130 }, (_, index) => ({ newDocumentState: { id: `${index}` } }));
	const bundle = await phone.bundle([...rows, ...broken]);
	expect((await carry(server, bundle, 'tom')).counts).toMatchObject({ refused: 230, unreadable: 130 });
	const notes = (await leftOf(mara, 'outbox_left')).map(({ mine }) => (mine as { note: string }).note);
	expect(notes).toEqual(rows.map((_, index) => `${index}`));
	expect((await leftOf(mara, 'outbox_unreadable')).map(({ raw }) => raw)).toEqual(broken);
});

test('a second carrying keeps nothing twice', async () => {
	const { server, mara, phone } = await aDyingPhone();
	const entry = await confirmedEntry(mara);
	const late = { ...entry, state: 'draft' as const, mutation: mara.mutation('edit') };
	const bundle = await phone.bundle([mara.row(late)]);
	await carry(server, bundle, 'tom');
	expect((await carry(server, bundle, 'jana')).counts).toMatchObject({ refused: 1 });
	expect(await leftOf(mara, 'outbox_left')).toHaveLength(1);
	expect((await mara.pull('notices')).documents).toHaveLength(2);
});

test('what is left is kept in the very transaction that judged it: a round that is cut short loses none of it', async () => {
	const { server, mara, phone } = await aDyingPhone();
	const entry = await confirmedEntry(mara);
	const rows = Array.from({ length: 150 }, () =>
		mara.row({ ...entry, state: 'draft', mutation: mara.mutation('edit') })
	);
	const bundle = await phone.bundle(rows);
	const { takeBundle } = await import('#server/handover/take-bundle.usecase.ts');
	let asked = 0;
	// The session of whoever carries ends after the first turn.
	const carrier: CarrierSession = { userId: 'tom', isOpen: () => (asked += 1) === 1 };
	const text = Buffer.from(bundle).toString('base64url');
	await expect(takeBundle(server.deps, carrier, text)).rejects.toMatchObject({ status: 401 });
	expect(await leftOf(mara, 'outbox_left')).toHaveLength(100);
	await carry(server, bundle, 'tom');
	expect(await leftOf(mara, 'outbox_left')).toHaveLength(150);
});

test('what is left of a readable row is what its collection knows of it', async () => {
	const { server, mara, phone } = await aDyingPhone();
	const entry = await confirmedEntry(mara);
	const air = 'air'.repeat(100_000);
	const mutation = mara.mutation('edit', { proof: { air } });
	const late = { ...entry, state: 'draft' as const, mutation, air };
	expect((await carry(server, await phone.bundle([mara.row(late)]), 'tom')).counts).toMatchObject({
		refused: 1
	});
	const { proof: _, ...bare } = mutation;
	const left = await leftOf(mara, 'outbox_left');
	expect(left).toMatchObject([{ status: 'conflict', mine: { id: entry.id, mutation: bare } }]);
	const { longest } =
		server.deps.db.statement('SELECT max(length(after)) AS longest FROM journal').all([])[0] ?? {};
	for (const size of [JSON.stringify(left).length, Number(longest)]) expect(size).toBeLessThan(10_000);
});

test('of somebody else’s record the notice names the act alone, readable or not: a manager may no longer see it', async () => {
	const { server, mara, jana } = await aDyingPhone();
	const phone = await handoverDevice(server, jana);
	const entry = await confirmedEntry(mara, { note: SECRET });
	const verified = { ...entry, state: 'verified' as const, mutation: jana.mutation('verify') };
	const stale = { mutation: { id: mara.mutation('edit').id } };
	const rows = [
		jana.row(verified, { assumed: stale }),
		jana.row({ ...verified, mutation: jana.mutation('delete') }, { assumed: stale, deleted: true }),
		jana.row({ ...verified, zone: 7 }, { assumed: stale })
	];
	await carry(server, await phone.bundle(rows), 'tom');
	const named = { collection: 'time_entries', id: entry.id };
	expect(await leftOf(jana, 'outbox_left')).toEqual([
		{ ...named, status: 'conflict', reason: null, event: 'verify' },
		{ ...named, status: 'conflict', reason: null, event: 'delete' },
		{ ...named, status: 'quarantined', reason: expect.anything(), event: 'verify' }
	]);
	expect(JSON.stringify(await jana.pull('notices'))).not.toContain(SECRET);
});
