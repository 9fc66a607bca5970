import { expect, test } from 'vitest';
import { journalOf } from '#server/journal/journal.repository.ts';
import { freshId } from '#server/testkit/sync-client.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

test('R5: a write that builds on another master than the newest gets that master as a conflict', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	await mara.push(mara.next(draft, 'edit', { note: 'Handy' }), { assumed: draft });
	const tablet = mara.next(draft, 'edit', { note: 'Tablet' });
	expect(await mara.push(tablet, { assumed: draft })).toMatchObject({
		status: 'conflict',
		master: { note: 'Handy' }
	});
	expect(await mara.push(tablet)).toMatchObject({ status: 'conflict', master: { note: 'Handy' } });
});

test('R5: of the assumed master nothing but the mutation id is read', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	const assumed = { mutation: { id: draft.mutation.id }, state: 'closed', userId: 'somebody', revision: 99 };
	expect(await mara.push(mara.next(draft, 'edit'), { assumed })).toMatchObject({ status: 'applied' });
});

test('R5: a device that believes in a record the server does not know gets a tombstone and may bring it back', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	const edited = mara.next(draft, 'edit');
	expect(await mara.push(edited, { assumed: draft })).toEqual({
		id: draft.id,
		status: 'conflict',
		master: { id: draft.id, _deleted: true }
	});
	expect(await mara.push(edited)).toMatchObject({ status: 'applied' });
});

test('R3: a conflict names the version that earlier acts of the device had made, when they came another way', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft({ note: 'alt' });
	await mara.push(draft);
	const noted = mara.next(draft, 'edit', { note: 'übergeben' });
	await mara.push(noted, { assumed: draft });
	const elsewhere = mara.next(noted, 'edit', { note: 'anderswo' });
	await mara.push(elsewhere, { assumed: noted });
	// The device does not know that its own act arrived, and has taken it back.
	const back = mara.next(noted, 'edit', { note: 'alt' });
	const pushed = { ...back, mutation: { ...back.mutation, prior: [noted.mutation] } };
	expect(await mara.push(pushed, { assumed: draft })).toMatchObject({
		status: 'conflict',
		master: { note: 'anderswo' },
		base: { note: 'übergeben', mutation: { id: noted.mutation.id } }
	});
});

test('R3: without an act of its own that arrived, a conflict names nothing but the master', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	await mara.push(mara.next(draft, 'edit', { note: 'Handy' }), { assumed: draft });
	const unsent = mara.next(draft, 'edit', { note: 'eins' });
	const tablet = mara.next(unsent, 'edit', { note: 'zwei' });
	const pushed = { ...tablet, mutation: { ...tablet.mutation, prior: [unsent.mutation] } };
	expect(await mara.push(pushed, { assumed: draft })).not.toHaveProperty('base');
});

test('R5: nobody confirms what another device deleted without knowing it; an edit brings it back', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	await mara.push(mara.next(draft, 'delete'), { assumed: draft, deleted: true });
	const act = mara.next(draft, 'confirm', { state: 'confirmed' });
	const confirmed = { ...act, mutation: { ...act.mutation, prior: [draft.mutation] } };
	expect(await mara.push(confirmed)).toMatchObject({ status: 'conflict', master: { _deleted: true } });
	const again = mara.next(act, 'edit', { state: 'draft' });
	const edited = { ...again, mutation: { ...again.mutation, prior: [draft.mutation, act.mutation] } };
	expect(await mara.push(edited)).toMatchObject({ status: 'applied' });
});

test('R5: whoever deleted it, took that back and confirmed without a word from the server has confirmed it', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	const gone = mara.next(draft, 'delete');
	await mara.push(gone, { assumed: draft, deleted: true });
	const act = mara.next(draft, 'confirm', { state: 'confirmed' });
	const confirmed = { ...act, mutation: { ...act.mutation, prior: [gone.mutation] } };
	expect(await mara.push(confirmed)).toMatchObject({ status: 'applied' });
});

test('R5: content is kept as a draft when only the confirmation is refused, and a replay hears the reason again', async () => {
	const { mara, server } = await createSyncFirm();
	const running = mara.draft({
		stop: null,
		note: 'läuft',
		state: 'confirmed',
		mutation: mara.mutation('confirm')
	});
	const answer = await mara.push(running);
	expect(answer).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_RUNNING' },
		master: { state: 'draft', note: 'läuft', _deleted: false }
	});
	expect(answer.master?.['mutation']).not.toMatchObject({ id: running.mutation.id });
	const again = await mara.push(running);
	expect(again).toEqual(answer);
	expect(journalOf(server.deps.db, running.id)).toHaveLength(1);
});

test('R5: a refused confirmation of what the server has already leaves the draft as it is', async () => {
	const { mara, server } = await createSyncFirm();
	const draft = mara.draft({ stop: null });
	await mara.push(draft);
	const confirm = mara.next(draft, 'confirm', { state: 'confirmed' });
	expect(await mara.push(confirm, { assumed: draft })).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_RUNNING' },
		master: { state: 'draft', mutation: { id: draft.mutation.id } }
	});
	expect(journalOf(server.deps.db, draft.id)).toHaveLength(1);
});

test('R5: of two confirmations in one push that overlap, the second is refused and kept as a draft', async () => {
	const { mara } = await createSyncFirm();
	const confirm = (over: object) =>
		mara.draft({ state: 'confirmed', mutation: mara.mutation('confirm'), ...over });
	const { results } = await mara.pushRows([
		mara.row(confirm({})),
		mara.row(confirm({ start: '2026-11-18T10:00:00.000Z', stop: '2026-11-18T12:00:00.000Z' }))
	]);
	expect(results).toMatchObject([
		{ status: 'applied' },
		{ status: 'rejected', reason: { code: 'E_OVERLAP' } }
	]);
});

test('a confirmed entry is locked: an edit is refused with the reason, and the entry stays', async () => {
	const { mara } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const edit = mara.next(entry, 'edit', { note: 'doch anders', state: 'draft' });
	expect(await mara.push(edit, { assumed: entry })).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_LOCKED' },
		master: { state: 'confirmed', note: '' }
	});
});

test('a deletion leaves a tombstone of id, position and nothing else; a late edit may bring the entry back', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft({ note: 'geheim' });
	await mara.push(draft);
	const { checkpoint } = await mara.pull();
	const gone = { id: draft.id, mutation: mara.mutation('delete') };
	expect(await mara.push(gone, { assumed: draft, deleted: true })).toMatchObject({ status: 'applied' });
	const { documents } = await mara.pull('time_entries', checkpoint);
	expect(documents).toEqual([{ id: draft.id, _deleted: true, seq: checkpoint.seq + 1 }]);
	const edit = mara.next(draft, 'edit', { note: 'doch' });
	expect(await mara.push(edit, { assumed: draft })).toMatchObject({
		status: 'conflict',
		master: { _deleted: true }
	});
	expect(await mara.push(edit, { assumed: null })).toMatchObject({ status: 'applied' });
});

test('an entry made and deleted before the server knew of it does not come back with a late copy', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	const { prior: _, ...create } = draft.mutation;
	const gone = { id: draft.id, mutation: { ...mara.mutation('delete'), prior: [create] } };
	expect(await mara.push(gone, { deleted: true })).toMatchObject({ status: 'applied' });
	expect(await mara.push(draft)).toMatchObject({ status: 'replayed', master: { _deleted: true } });
});

test('R9: fields that the server decides and the owner of an entry are never taken from a client', async () => {
	const { mara, tom } = await createSyncFirm();
	const forged = {
		route: 'direct',
		flags: ['CORRECTED'],
		confirmedAt: '2020-01-01T00:00:00.000Z',
		seq: 1,
		revision: 77
	};
	const draft = mara.draft();
	await mara.push({ ...draft, ...forged, receivedAt: null });
	const edit = { ...mara.next(draft, 'edit'), ...forged, userId: tom.userId };
	expect(await mara.push(edit, { assumed: draft })).toMatchObject({ status: 'applied' });
	expect((await mara.pull()).documents).toMatchObject([
		{ userId: mara.userId, route: null, flags: [], confirmedAt: null, revision: 2 }
	]);
	expect((await tom.pull()).documents).toEqual([]);
});

test('the results come in the order of the rows, whatever became of them', async () => {
	const { mara } = await createSyncFirm();
	const [one, two, three] = [mara.draft(), mara.draft(), mara.draft()];
	await mara.push(two);
	const { results, checkpoint } = await mara.pushRows([
		mara.row(one),
		'poison',
		mara.row(two),
		mara.row(three)
	]);
	expect(results.map(({ id, status }) => [id, status])).toEqual([
		[one.id, 'applied'],
		['', 'quarantined'],
		[two.id, 'replayed'],
		[three.id, 'applied']
	]);
	expect(checkpoint.seq).toBe((await mara.pull()).checkpoint.seq);
});

test('one record twice in one push: the second row meets the result of the first', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	const edit = mara.next(draft, 'edit', { note: 'zwei' });
	const stale = mara.next(draft, 'edit', { note: 'drei' });
	const { results } = await mara.pushRows([
		mara.row(draft),
		mara.row(edit, { assumed: draft }),
		mara.row(stale, { assumed: draft })
	]);
	expect(results).toMatchObject([
		{ status: 'applied' },
		{ status: 'applied' },
		{ status: 'conflict', master: { note: 'zwei', revision: 2 } }
	]);
});

test('two requests at once: exactly one of two writes on the same master is applied', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	const answers = await Promise.all(
		['Handy', 'Tablet'].map((note) => mara.push(mara.next(draft, 'edit', { note }), { assumed: draft }))
	);
	expect(answers.map(({ status }) => status).sort()).toEqual(['applied', 'conflict']);
	const same = mara.draft();
	const twice = await Promise.all([mara.push(same), mara.push(same)]);
	expect(twice.map(({ status }) => status).sort()).toEqual(['applied', 'replayed']);
});

test('collections that nobody pushes are refused row by row, with what the server has', async () => {
	const { mara } = await createSyncFirm();
	const { results } = await mara.pushRows(
		[mara.row({ id: 'mara', name: 'Chefin' }), mara.row({ id: freshId() }), null],
		'employees'
	);
	expect(results).toMatchObject([
		{ status: 'rejected', reason: { code: 'E_READ_ONLY' }, master: { id: 'mara', name: 'mara' } },
		{ status: 'rejected', reason: { code: 'E_READ_ONLY' }, master: { _deleted: true } },
		{ status: 'quarantined' }
	]);
});
