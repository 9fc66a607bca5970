import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { illnessOf, requestOf, nextOf, wishOf } from '#server/testkit/record-builders.ts';
import type { RowOptions, SyncClient } from '#server/testkit/sync-client.ts';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

const week = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };
const schedules = JSON.stringify([{ validFrom: '2020-01-01', minutes: week, comment: '' }]);

/** The small firm, everybody with a week of five days. */
async function workingFirm() {
	const firm = await createSyncFirm();
	firm.server.deps.db.statement('UPDATE employees SET schedules = ?').run([schedules]);
	return firm;
}

const push = (client: SyncClient, state: object, options: RowOptions = {}) =>
	client.push(state, { ...options, collection: 'absences' });
const seen = async (client: SyncClient) =>
	(await client.pull('absences')).documents as unknown as (Absence & { _deleted: boolean })[];

test('a wish, its request and the decisions on it travel; the owner is told', async () => {
	const { mara, jana, katrin, server } = await workingFirm();
	const wish = wishOf(mara, { note: 'sea' });
	expect(await push(mara, wish)).toEqual({ id: wish.id, status: 'applied' });
	expect(await seen(jana)).toEqual([]);
	const asked = nextOf(mara, wish, 'request', { state: 'requested' });
	expect((await push(mara, asked, { assumed: wish })).status).toBe('applied');
	expect(await seen(jana)).toMatchObject([
		{ id: wish.id, state: 'requested', note: 'sea', typeId: 'vacation' }
	]);
	const approved = nextOf(jana, asked, 'approve', { state: 'mgr_approved', note: 'mine', userId: 'jana' });
	expect((await push(jana, approved, { assumed: asked })).status).toBe('applied');
	const body = { event: 'approve', mutationId: approved.mutation.id };
	const decided = await server.post(`/api/absences/${wish.id}/decision`, body, 'katrin');
	expect(await decided.json()).toEqual({ state: 'approved', reason: null });
	expect(await seen(mara)).toMatchObject([
		{
			userId: 'mara',
			state: 'approved',
			note: 'sea',
			revision: 4,
			decisions: [{ by: 'jana' }, { by: 'katrin' }]
		}
	]);
	expect(await seen(katrin)).toEqual([]);
	const notices = (await mara.pull('notices')).documents;
	expect(notices).toMatchObject([
		{ kind: 'absence_decided' },
		{ kind: 'absence_decided', data: { state: 'approved' } }
	]);
});

test('R2: a mutation that is known changes nothing and is answered with the truth; another body under it is refused', async () => {
	const { mara, jana } = await workingFirm();
	const asked = requestOf(mara);
	await push(mara, asked);
	expect(await push(mara, asked)).toEqual({ id: asked.id, status: 'replayed' });
	const approved = nextOf(jana, asked, 'approve', { state: 'mgr_approved' });
	await push(jana, approved, { assumed: asked });
	expect(await push(mara, asked)).toMatchObject({ status: 'replayed', master: { state: 'mgr_approved' } });
	expect(await push(mara, { ...asked, to: '2027-03-05' })).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_MUTATION_REUSED' }
	});
});

test('R1: the acts that travelled as prior are applied with the newest one', async () => {
	const { mara } = await workingFirm();
	const created = mara.mutation('create');
	const asked = requestOf(mara, { mutation: mara.mutation('request', { prior: [created] }) });
	await push(mara, asked);
	expect(await push(mara, wishOf(mara, { id: asked.id, mutation: created }))).toMatchObject({
		status: 'replayed',
		master: { state: 'requested' }
	});
	expect((await seen(mara))[0]?.mutation).not.toHaveProperty('prior');
});

test('R5: a write on an old version is a conflict and goes back with the master', async () => {
	const { mara, jana } = await workingFirm();
	const asked = requestOf(mara);
	await push(mara, asked);
	await push(jana, nextOf(jana, asked, 'reject', { state: 'rejected', comment: 'full' }), { assumed: asked });
	const withdrawn = nextOf(mara, asked, 'withdraw', { state: 'withdrawn' });
	expect(await push(mara, withdrawn, { assumed: asked })).toMatchObject({
		status: 'conflict',
		master: { state: 'rejected', decisions: [{ by: 'jana', comment: 'full' }] }
	});
});

test('R5: a request that the rules refuse stays as a draft, and a replay hears the reason again', async () => {
	const { mara } = await workingFirm();
	await push(mara, requestOf(mara, { to: '2027-02-02' }));
	const second = requestOf(mara, { note: 'ski' });
	const answer = {
		status: 'rejected',
		master: { state: 'draft', note: 'ski' },
		reason: { code: 'E_OVERLAP' }
	};
	expect(await push(mara, second)).toMatchObject(answer);
	expect(await push(mara, second)).toMatchObject(answer);
	const foreign = wishOf(mara, { userId: 'tom' });
	expect(await push(mara, foreign)).toMatchObject({ status: 'rejected', reason: { code: 'E_FORBIDDEN' } });
});

test('no more days are asked for than the account has', async () => {
	const { mara, server } = await workingFirm();
	const rule = { annualDays: 24, refWeekDays: 5, rounding: 'none', policy: 'burlg', carryLimitDays: null };
	const data = JSON.stringify({ ...rule, expiryMonthDay: null, creditWithoutCertificate: false });
	server.deps.db
		.statement(
			"INSERT INTO reference_items (id, kind, name, valid_from, data, seq) VALUES ('v', 'vacation_rule', '', '2027-01-01', ?, 0)"
		)
		.run([data]);
	expect(await push(mara, requestOf(mara, { to: '2027-03-05' }))).toMatchObject({
		reason: { code: 'E_NO_BALANCE' }
	});
	expect((await push(mara, requestOf(mara, { to: '2027-03-04' }))).status).toBe('applied');
});

test('R6: what cannot be read is quarantined and holds nobody up', async () => {
	const { mara } = await workingFirm();
	const good = wishOf(mara);
	const rows = [{ ...wishOf(mara), from: 'soon' }, good, wishOf(mara, { mutation: mara.mutation('verify') })];
	const { results } = await mara.pushRows(
		rows.map((one) => mara.row(one)),
		'absences'
	);
	expect(results.map(({ status, reason }) => [status, reason?.['field']])).toEqual([
		['quarantined', 'from'],
		['applied', undefined],
		['quarantined', 'mutation.event']
	]);
});

test('made and deleted before anybody knew leaves nothing, and no late copy brings it back', async () => {
	const { mara } = await workingFirm();
	const created = mara.mutation('create');
	const gone = wishOf(mara, { mutation: mara.mutation('delete', { prior: [created] }) });
	expect((await push(mara, gone, { deleted: true })).status).toBe('applied');
	expect(await push(mara, { ...gone, mutation: created })).toMatchObject({
		status: 'replayed',
		master: { _deleted: true }
	});
	expect(await seen(mara)).toEqual([]);
});

test('R9: what a manager saw and sees no more comes once as a tombstone; work on the draft stays private', async () => {
	const { mara, jana } = await workingFirm();
	const asked = requestOf(mara);
	await push(mara, asked);
	const rejected = nextOf(jana, asked, 'reject', { state: 'rejected', comment: 'full' });
	await push(jana, rejected, { assumed: asked });
	const { checkpoint } = await jana.pull('absences');
	const draft = nextOf(mara, rejected, 'edit', { state: 'draft', note: 'secret' });
	await push(mara, draft, { assumed: rejected });
	const page = await jana.pull('absences', checkpoint);
	expect(page.documents).toEqual([{ id: asked.id, _deleted: true, seq: page.checkpoint.seq }]);
	await push(mara, nextOf(mara, draft, 'edit', { note: 'more' }), { assumed: draft });
	expect((await jana.pull('absences', page.checkpoint)).documents).toEqual([]);
	const late = await push(jana, nextOf(jana, asked, 'approve', { state: 'mgr_approved' }), {
		assumed: asked
	});
	expect(late).toMatchObject({
		status: 'rejected',
		master: { _deleted: true },
		reason: { code: 'E_FORBIDDEN' }
	});
});

test('illness is told to managers as "absent"; the company may show the reason, and then they get it anew', async () => {
	const { mara, jana, theo, tom, server } = await workingFirm();
	const ill = illnessOf(mara, { note: 'flu', mutation: mara.mutation('request', { comment: 'fever' }) });
	expect((await push(mara, ill)).status).toBe('applied');
	expect((await seen(mara))[0]).toMatchObject({
		typeId: 'sick',
		note: 'flu',
		state: 'approved',
		flags: ['AUTO']
	});
	const told = await jana.pull('absences');
	expect(told.documents).toMatchObject([{ typeId: 'absent', from: '2026-11-19', to: null, note: '' }]);
	expect(JSON.stringify(told)).not.toMatch(/sick|flu|fever|AUTO/);
	expect([await seen(theo), await seen(tom)]).toEqual([[], []]);
	const refused = await push(jana, nextOf(jana, ill, 'reject', { state: 'rejected', comment: 'no' }), {
		assumed: ill
	});
	expect(refused).toMatchObject({
		status: 'rejected',
		master: { typeId: 'absent' },
		reason: { code: 'E_STATE' }
	});
	expect(JSON.stringify(refused)).not.toMatch(/sick|flu|fever/);
	const conflict = await push(jana, nextOf(jana, ill, 'approve', { state: 'approved' }), { assumed: null });
	expect(conflict).toMatchObject({ status: 'conflict', master: { typeId: 'absent' } });
	await server.patch('/api/settings', { managersSeeIllness: true }, 'katrin');
	const anew = await jana.pull('absences', told.checkpoint);
	expect(anew).toMatchObject({ reset: true, documents: [{ typeId: 'sick', note: 'flu' }] });
});

test('a report of illness ends, is corrected and taken back by its owner', async () => {
	const { mara, jana } = await workingFirm();
	const ill = illnessOf(mara);
	await push(mara, ill);
	const ended = nextOf(mara, ill, 'edit', { to: '2026-11-20', certificate: { date: '2026-11-19' } });
	expect((await push(mara, ended, { assumed: ill })).status).toBe('applied');
	expect(await seen(jana)).toMatchObject([{ typeId: 'absent', to: '2026-11-20', certificate: null }]);
	const gone = nextOf(mara, ended, 'delete');
	expect((await push(mara, gone, { assumed: ended, deleted: true })).status).toBe('applied');
	expect((await seen(mara)).filter((one) => !one._deleted)).toEqual([]);
});

test('HR decides by HTTP: with a comment where the rule wants one, never on an own absence, never on a draft', async () => {
	const { mara, katrin, server } = await workingFirm();
	const asked = requestOf(mara);
	await push(mara, asked);
	const decide = async (one: Pick<Absence, 'id' | 'mutation'>, event: string, as = 'katrin') =>
		server.post(`/api/absences/${one.id}/decision`, { event, mutationId: one.mutation.id }, as);
	const reasonOf = async (response: Response) => ((await response.json()) as { reason: unknown }).reason;
	expect(await reasonOf(await decide(asked, 'reject'))).toEqual({ code: 'E_COMMENT_REQUIRED' });
	expect((await decide(asked, 'approve', 'jana')).status).toBe(403);
	const own = requestOf(katrin);
	await push(katrin, own);
	expect(await reasonOf(await decide(own, 'approve'))).toEqual({ code: 'E_SELF' });
	const draft = wishOf(mara, { from: '2027-05-03', to: '2027-05-03' });
	await push(mara, draft);
	expect((await decide(draft, 'approve')).status).toBe(404);
	const open = await (await server.request('/api/absences/open', {}, 'katrin')).json();
	expect((open as { absences: Absence[] }).absences.map(({ id }) => id).sort()).toEqual(
		[asked.id, own.id].sort()
	);
});

test('HR decides on the version it was shown: on a wish that was withdrawn meanwhile the answer is a conflict', async () => {
	const { mara, katrin, server } = await workingFirm();
	const asked = requestOf(mara);
	await push(mara, asked);
	const decide = async (body: object) =>
		server.post(`/api/absences/${asked.id}/decision`, { event: 'approve', ...body }, katrin.userId);
	const withdrawn = nextOf(mara, asked, 'withdraw', { state: 'withdrawn' });
	expect((await push(mara, withdrawn, { assumed: asked })).status).toBe('applied');
	const late = await decide({ mutationId: asked.mutation.id });
	expect(late.status).toBe(409);
	expect(await late.json()).toMatchObject({ error: { code: 'record.moved_on' } });
	expect((await decide({})).status).toBe(400);
	const seenByHr = await decide({ mutationId: withdrawn.mutation.id });
	expect(await seenByHr.json()).toMatchObject({ state: 'withdrawn', reason: { code: 'E_STATE' } });
});

test('a draft that is cancelled by archiving stays hidden from managers, what was asked for does not', async () => {
	const { mara, jana, server } = await workingFirm();
	const draft = wishOf(mara, { from: '2027-03-01', to: '2027-03-01' });
	await push(mara, draft);
	const asked = requestOf(mara);
	await push(mara, asked);
	await server.patch('/api/people/mara', { archived: true }, 'katrin');
	expect(await seen(jana)).toMatchObject([{ id: asked.id, state: 'cancelled' }]);
	expect(await push(mara, requestOf(mara))).toMatchObject({ reason: { code: 'E_ARCHIVED' } });
});

test('each change has one line in the journal, with what was before', async () => {
	const { mara, server } = await workingFirm();
	const wish = wishOf(mara);
	await push(mara, wish);
	await push(mara, nextOf(mara, wish, 'request', { state: 'requested' }), { assumed: wish });
	const lines = server.deps.db
		.statement("SELECT event, actor_id, before FROM journal WHERE collection = 'absences' ORDER BY position")
		.all([]);
	expect(lines.map((line) => [line['event'], line['actor_id'], line['before'] === null])).toEqual([
		['create', 'mara', true],
		['request', 'mara', false]
	]);
});
