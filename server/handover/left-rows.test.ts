import { expect, test } from 'vitest';
import { aDyingPhone, SECRET } from '#server/testkit/dying-phone.ts';
import { carry, handoverDevice } from '#server/testkit/handover-device.ts';
import { confirmedEntry } from '#server/testkit/sync-firm.ts';

test('what cannot be taken goes whole to the author, and to nobody else', async () => {
	const { server, mara, tom, phone } = await aDyingPhone();
	const entry = await confirmedEntry(mara, { note: 'vom Tablet' });
	const late = { ...entry, note: SECRET, state: 'draft' as const, mutation: mara.mutation('edit') };
	const { counts } = await carry(server, await phone.bundle([mara.row(late)]), 'tom');
	expect(counts).toMatchObject({ taken: 0, refused: 1 });
	const notices = (await mara.pull('notices')).documents;
	expect(notices.at(-1)).toMatchObject({
		kind: 'outbox_handed_over',
		data: { left: [{ collection: 'time_entries', status: 'conflict', mine: { id: entry.id, note: SECRET } }] }
	});
	expect(JSON.stringify(await tom.pull('notices'))).not.toContain(SECRET);
});

test('what is left of a row is what its collection knows of it; of a collection that nobody writes, nothing', async () => {
	const { server, mara, phone } = await aDyingPhone();
	const entry = await confirmedEntry(mara);
	const air = 'air'.repeat(100_000);
	const mutation = mara.mutation('edit', { proof: { air } });
	const late = { ...entry, state: 'draft' as const, mutation, air };
	const collections = [
		{ name: 'time_entries', rows: [mara.row(late)] },
		{ name: 'notices', rows: [{ newDocumentState: { id: 'anything', air } }] }
	];
	const { counts } = await carry(server, await phone.bundle([], { content: { collections } }), 'tom');
	expect(counts).toMatchObject({ taken: 0, refused: 2 });
	const { proof: _, ...bare } = mutation;
	const notice = (await mara.pull('notices')).documents.at(-1);
	expect(notice).toMatchObject({
		data: {
			left: [{ collection: 'time_entries', status: 'conflict', mine: { id: entry.id, mutation: bare } }]
		}
	});
	const { longest } =
		server.deps.db.statement('SELECT max(length(after)) AS longest FROM journal').all([])[0] ?? {};
	for (const size of [JSON.stringify(notice).length, Number(longest)]) expect(size).toBeLessThan(10_000);
});

test('of somebody else’s record the notice names the act alone: a manager may no longer see it', async () => {
	const { server, mara, jana } = await aDyingPhone();
	const phone = await handoverDevice(server, jana);
	const entry = await confirmedEntry(mara, { note: SECRET });
	const verified = { ...entry, state: 'verified' as const, mutation: jana.mutation('verify') };
	const stale = { mutation: { id: mara.mutation('edit').id } };
	const rows = [
		jana.row(verified, { assumed: stale }),
		jana.row({ ...verified, mutation: jana.mutation('delete') }, { assumed: stale, deleted: true })
	];
	await carry(server, await phone.bundle(rows), 'tom');
	const notice = (await jana.pull('notices')).documents.at(-1);
	const named = { collection: 'time_entries', status: 'conflict', reason: null, id: entry.id };
	expect(notice).toMatchObject({ kind: 'outbox_handed_over' });
	expect((notice?.['data'] as { left: unknown }).left).toEqual([
		{ ...named, event: 'verify' },
		{ ...named, event: 'delete' }
	]);
	expect(JSON.stringify(notice)).not.toContain(SECRET);
});
