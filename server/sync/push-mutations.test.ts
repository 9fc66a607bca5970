import { expect, test } from 'vitest';
import { journalOf } from '#server/journal/journal.repository.ts';
import { proposalOf, wishOf } from '#server/testkit/record-builders.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

test('R1: a pushed draft is applied and comes back with what only the server decides', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft({ note: 'Verteiler' });
	expect(await mara.push(draft)).toEqual({ id: draft.id, status: 'applied' });
	const { documents } = await mara.pull();
	expect(documents).toEqual([
		{
			...draft,
			_deleted: false,
			route: null,
			flags: [],
			confirmedAt: null,
			receivedAt: '2026-11-19T11:00:00.000Z',
			revision: 1,
			seq: expect.any(Number)
		}
	]);
});

test('R1: earlier acts that travel as prior are applied with the newest, each once', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	const { prior: _, ...create } = draft.mutation;
	const edited = mara.next(draft, 'edit', { note: 'nachgetragen' });
	const withPrior = { ...edited, mutation: { ...edited.mutation, prior: [create] } };
	expect(await mara.push(withPrior)).toMatchObject({ status: 'applied' });
	const late = await mara.push(draft);
	expect(late).toMatchObject({ status: 'replayed', master: { id: draft.id, note: 'nachgetragen' } });
});

test('R1: a record shows only its newest mutation, never the list of earlier ones', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	const edited = mara.next(draft, 'edit');
	await mara.push({ ...edited, mutation: { ...edited.mutation, prior: [draft.mutation], proof: { x: 1 } } });
	const { documents } = await mara.pull();
	expect(documents[0]).toMatchObject({ mutation: edited.mutation });
	expect(documents[0]?.['mutation']).not.toHaveProperty('prior');
	expect(documents[0]?.['mutation']).not.toHaveProperty('proof');
});

test('R1: the same mutation id with another body is refused and changes nothing', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft({ note: 'eins' });
	await mara.push(draft);
	const answer = await mara.push({ ...draft, note: 'zwei' });
	expect(answer).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_MUTATION_REUSED' },
		master: { note: 'eins' }
	});
	const other = await mara.push(mara.draft({ mutation: draft.mutation }));
	expect(other).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_MUTATION_REUSED' },
		master: { _deleted: true }
	});
	expect((await mara.pull()).documents).toHaveLength(1);
});

test('R1: a prior mutation that belongs to another record is refused', async () => {
	const { mara } = await createSyncFirm();
	const first = mara.draft();
	await mara.push(first);
	const second = mara.draft();
	const answer = await mara.push({ ...second, mutation: { ...second.mutation, prior: [first.mutation] } });
	expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'E_MUTATION_REUSED' } });
});

test('R6: an act that stands twice among those of a row quarantines that row, in every collection, and no other', async () => {
	const { mara } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const make = {
		time_entries: () => mara.draft(),
		absences: () => wishOf(mara),
		corrections: () => proposalOf(mara, entry.id)
	};
	for (const collection of ['time_entries', 'absences', 'corrections'] as const) {
		const [good, doubled, own] = [make[collection](), make[collection](), make[collection]()];
		const act = mara.mutation('edit');
		const rows = [
			mara.row({ ...doubled, mutation: { ...doubled.mutation, prior: [act, act] } }),
			mara.row({ ...own, mutation: { ...own.mutation, prior: [own.mutation] } }),
			mara.row({ ...own, mutation: { ...own.mutation, prior: [own.mutation] } }, { deleted: true }),
			mara.row(good)
		];
		const reason = { code: 'E_UNREADABLE', field: 'mutation.prior' };
		expect((await mara.pushRows(rows, collection)).results).toEqual([
			{ id: doubled.id, status: 'quarantined', reason },
			{ id: own.id, status: 'quarantined', reason },
			{ id: own.id, status: 'quarantined', reason },
			{ id: good.id, status: 'applied' }
		]);
	}
});

test('R2: a replayed row changes nothing and, while nothing moved, carries no master', async () => {
	const { mara, server } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	const before = server.deps.history.current();
	expect(await mara.push(draft)).toEqual({ id: draft.id, status: 'replayed' });
	expect(server.deps.history.current()).toBe(before);
	expect(journalOf(server.deps.db, draft.id)).toHaveLength(1);
});

test('R2: a replay after the record moved on carries the current master', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	const edited = mara.next(draft, 'edit', { note: 'neu' });
	await mara.push(edited, { assumed: draft });
	expect(await mara.push(draft)).toMatchObject({
		status: 'replayed',
		master: { note: 'neu', _deleted: false }
	});
});

test('R2: after a lost reply and another edit the device gets its own write back as master and rebases', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	const second = mara.next(draft, 'edit', { note: 'zwei' });
	await mara.push(second, { assumed: draft });
	// The reply is lost: the device still assumes the draft and knows both acts as its own.
	const third = mara.next(second, 'edit', { note: 'drei' });
	const withPrior = { ...third, mutation: { ...third.mutation, prior: [second.mutation] } };
	const answer = await mara.push(withPrior, { assumed: draft });
	expect(answer).toMatchObject({ status: 'conflict', master: { mutation: { id: second.mutation.id } } });
	expect(await mara.push(withPrior, { assumed: second })).toMatchObject({ status: 'applied' });
	expect((await mara.pull()).documents).toMatchObject([{ note: 'drei', revision: 3 }]);
});

test('R2: a replay whose answer may depend on how often it was asked does not exist: five replays, one change', async () => {
	const { mara, server } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	for (let round = 0; round < 5; round += 1) {
		expect(await mara.push(entry, { assumed: null })).toEqual({ id: entry.id, status: 'replayed' });
	}
	expect(journalOf(server.deps.db, entry.id).map(({ event }) => event)).toEqual(['create', 'confirm']);
});
