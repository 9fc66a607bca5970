import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { recordAbsences } from '#server/absences/absences.usecases.ts';
import { feedEar } from '#server/testkit/feed-ear.ts';
import { illnessOf, nextOf, requestOf } from '#server/testkit/record-builders.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';
import { createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';

const everybody = ['mara', 'tom', 'jana', 'theo', 'ines', 'katrin'];
const week = { from: '2027-02-01', to: '2027-02-05' };

/** The small firm, everybody with a week of five days. */
async function workingFirm(): Promise<SyncFirm> {
	const firm = await createSyncFirm();
	const minutes = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };
	const schedules = JSON.stringify([{ validFrom: '2020-01-01', minutes, comment: '' }]);
	firm.server.deps.db.statement('UPDATE employees SET schedules = ?').run([schedules]);
	return firm;
}

function record({ server }: SyncFirm, ...absences: readonly Partial<Absence>[]): void {
	const records = absences.map((over) => {
		const { seq: _seq, ...absence } = anAbsence({ ...week, ...over });
		return absence;
	});
	recordAbsences(server.deps, { actorId: 'katrin', event: 'import', absences: records });
}

const seenBy = async (client: SyncClient) => (await client.pull('team_days')).documents;

test('colleagues of the group and its manager see when somebody is away, from approval to a granted cancellation', async () => {
	const firm = await workingFirm();
	const { server, mara, tom, jana, theo, ines, katrin } = firm;
	const ear = feedEar(server, everybody, 'team_days');
	const on = { collection: 'absences' } as const;
	const asked = requestOf(mara, { ...week, note: 'sea' });
	await mara.push(asked, on);
	const approved = nextOf(jana, asked, 'approve', { state: 'mgr_approved' });
	await jana.push(approved, { ...on, assumed: asked });
	expect([await seenBy(tom), ear()]).toEqual([[], []]);
	const decide = (event: string, mutationId: unknown) =>
		server.post(`/api/absences/${asked.id}/decision`, { event, mutationId }, 'katrin');
	await decide('approve', approved.mutation.id);
	expect(ear()).toEqual(['tom', 'jana']);
	const shown = { userId: 'mara', ...week, firstHalf: null, lastHalf: null };
	const [day] = await seenBy(tom);
	expect(day).toEqual({ id: expect.any(String), ...shown, seq: expect.any(Number), _deleted: false });
	expect(await seenBy(jana)).toEqual([day]);
	for (const other of [mara, theo, ines, katrin]) expect(await seenBy(other)).toEqual([]);

	const { checkpoint } = await tom.pull('team_days');
	const [mine] = (await mara.pull('absences')).documents as unknown as Absence[];
	const cancelling = nextOf(mara, mine as Absence, 'cancel', { state: 'cancel_requested' });
	expect((await mara.push(cancelling, { ...on, assumed: mine as Absence })).status).toBe('applied');
	expect([(await tom.pull('team_days', checkpoint)).documents, ear()]).toEqual([[], []]);
	await decide('approve_cancel', cancelling.mutation.id);
	expect(ear()).toEqual(['tom', 'jana']);
	const after = await tom.pull('team_days', checkpoint);
	expect(after.documents).toEqual([{ id: day?.id, _deleted: true, seq: after.checkpoint.seq }]);
	expect(after.reset).toBeUndefined();
});

test('half days are told as such', async () => {
	const firm = await workingFirm();
	record(firm, { from: '2026-12-22', to: '2026-12-23', firstHalf: 'pm', lastHalf: 'am' });
	expect(await seenBy(firm.tom)).toMatchObject([{ firstHalf: 'pm', lastHalf: 'am' }]);
});

test('an illness is told to nobody of the team, with or without an end, and moves nobody’s stream', async () => {
	const firm = await workingFirm();
	const { server, mara, tom, jana } = firm;
	const ear = feedEar(server, everybody, 'team_days');
	const on = { collection: 'absences' } as const;
	const ill = illnessOf(mara);
	expect((await mara.push(ill, on)).status).toBe('applied');
	const well = nextOf(mara, ill, 'edit', { to: '2026-11-20' });
	expect((await mara.push(well, { ...on, assumed: ill })).status).toBe('applied');
	expect([await seenBy(tom), await seenBy(jana)]).toEqual([[], []]);
	const gone = nextOf(mara, well, 'delete', {});
	expect((await mara.push(gone, { ...on, assumed: well, deleted: true })).status).toBe('applied');
	const { checkpoint, documents } = await tom.pull('team_days');
	expect([documents, ear(), checkpoint.seq]).toEqual([[], [], 0]);
});

test('an illness over a vacation leaves the vacation as the team sees it', async () => {
	const firm = await workingFirm();
	record(firm, { id: 'sea' });
	const before = await seenBy(firm.tom);
	record(firm, { typeId: 'sick', from: '2027-02-03', to: '2027-02-04' });
	expect(await seenBy(firm.tom)).toEqual(before);
});

test('a type that becomes one of illness is told no more, and one that stops being one is told', async () => {
	const firm = await workingFirm();
	const { server, tom } = firm;
	const type = (category: string) => {
		const data = JSON.stringify({ label: 'cure', effect: 'credit', category });
		server.deps.db
			.statement(
				`INSERT INTO reference_items (id, kind, name, data, seq, deleted) VALUES ('cure', 'absence_type', 'Kur', ?, 1, 0)
				ON CONFLICT (id) DO UPDATE SET data = excluded.data`
			)
			.run([data]);
	};
	type('other');
	record(firm, { typeId: 'cure' });
	const first = await tom.pull('team_days');
	expect(first.documents).toHaveLength(1);
	type('sick');
	const hidden = await tom.pull('team_days', first.checkpoint);
	expect([hidden.reset, hidden.documents]).toEqual([true, []]);
	type('other');
	const again = await tom.pull('team_days', hidden.checkpoint);
	expect([again.reset, again.documents]).toEqual([true, first.documents]);
});

test('what was over before this month is told to nobody, and drops out when the month does', async () => {
	const firm = await workingFirm();
	const { server, tom } = firm;
	record(firm, { from: '2026-10-26', to: '2026-10-30' }, { from: '2026-10-30', to: '2026-11-02' });
	const first = await tom.pull('team_days');
	expect(first.documents).toMatchObject([{ from: '2026-10-30' }]);
	server.clock.set('2026-12-01T08:00:00.000Z');
	const next = await tom.pull('team_days', first.checkpoint);
	expect([next.reset, next.documents]).toEqual([true, []]);
});

test('R9: who joins the group sees its days off, and hears of none that were taken back before', async () => {
	const firm = await workingFirm();
	const { server, ines, tom } = firm;
	record(firm, { id: 'kept' }, { id: 'taken-back', from: '2027-03-01', to: '2027-03-01' });
	const known = await tom.pull('team_days');
	record(firm, { id: 'taken-back', from: '2027-03-01', to: '2027-03-01', state: 'cancelled' });
	const before = await ines.pull('team_days');
	expect(before.documents).toEqual([]);
	const members = ['mara', 'tom', 'ines'].map((userId) => ({ userId, from: '2020-01-01', to: null }));
	await server.patch('/api/groups/north', { members }, 'katrin');
	const joined = await ines.pull('team_days', before.checkpoint);
	expect([joined.reset, joined.documents]).toMatchObject([true, [{ userId: 'mara', _deleted: false }]]);
	// The others hear of both changes as what they are: one is gone, and the view has a new member.
	expect((await tom.pull('team_days', known.checkpoint)).reset).toBe(true);
});

test('R9: who leaves the group holds nothing of it after the next pull, and nobody of it holds theirs', async () => {
	const firm = await workingFirm();
	const { server, mara, tom, jana } = firm;
	record(firm, {}, { userId: 'tom', from: '2027-05-03', to: '2027-05-03' });
	const from = { mara: await mara.pull('team_days'), tom: await tom.pull('team_days') };
	const jana1 = await jana.pull('team_days');
	const sizes = [from.mara, from.tom, jana1].map(({ documents }) => documents.length);
	expect(sizes).toEqual([1, 1, 2]);
	const ear = feedEar(server, everybody, 'team_days');
	const members = [{ userId: 'tom', from: '2020-01-01', to: null }];
	await server.patch('/api/groups/north', { members }, 'katrin');
	expect(ear()).toEqual(everybody);
	for (const [client, page] of [
		[mara, from.mara],
		[tom, from.tom]
	] as const) {
		const next = await client.pull('team_days', page.checkpoint);
		expect([next.reset, next.documents]).toEqual([true, []]);
	}
	const left = await jana.pull('team_days', jana1.checkpoint);
	expect([left.reset, left.documents]).toMatchObject([true, [{ userId: 'tom' }]]);
	await server.patch('/api/groups/north', { data: { managers: [] } }, 'katrin');
	const nothing = await jana.pull('team_days', left.checkpoint);
	expect([nothing.reset, nothing.documents]).toEqual([true, []]);
});

test('who leaves the company is shown no more, at once', async () => {
	const firm = await workingFirm();
	const { server, tom } = firm;
	record(firm, { from: '2026-11-18', to: '2026-11-20' });
	const first = await tom.pull('team_days');
	expect(first.documents).toHaveLength(1);
	const ear = feedEar(server, everybody, 'team_days');
	await server.patch('/api/people/mara', { archived: true }, 'katrin');
	expect(ear()).toEqual(['tom', 'jana']);
	const next = await tom.pull('team_days', first.checkpoint);
	expect([next.reset, next.documents]).toEqual([true, []]);
	await server.patch('/api/people/mara', { archived: false }, 'katrin');
	expect(ear()).toEqual(['tom', 'jana']);
	expect(await seenBy(tom)).toEqual(first.documents);
});

test('other days of one absence are another record: nothing is told of the two being one', async () => {
	const firm = await workingFirm();
	record(firm, { id: 'moved' });
	const first = await firm.tom.pull('team_days');
	record(firm, { id: 'moved', from: '2027-02-08', to: '2027-02-12' });
	const { documents } = await firm.tom.pull('team_days', first.checkpoint);
	const [old] = first.documents;
	expect(documents).toMatchObject([{ id: old?.id, _deleted: true }, { from: '2027-02-08' }]);
	expect(documents[1]?.id).not.toBe(old?.id);
});

test('nobody pushes them', async () => {
	const firm = await workingFirm();
	record(firm, {});
	const [day] = await seenBy(firm.tom);
	const push = (client: SyncClient) =>
		client.push({ ...day, from: '2026-01-01' }, { collection: 'team_days' });
	expect(await push(firm.tom)).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_READ_ONLY' },
		master: day
	});
	// To everybody else there is no such record.
	for (const client of [firm.ines, firm.katrin, firm.mara])
		expect((await push(client)).master).toEqual({ id: day?.id, _deleted: true });
});
