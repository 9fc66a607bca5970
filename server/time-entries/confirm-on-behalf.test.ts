import { expect, test } from 'vitest';
import type { ConfirmOnBehalfResponse } from '#protocol/http/confirm-on-behalf.ts';
import { journalOf } from '#server/journal/journal.repository.ts';
import { aGroupData } from '#server/testkit/reference-builders.ts';
import { confirmedEntry, createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';
import { historyOfTimeEntry } from '#server/time-entries/time-entries.usecases.ts';

const PATH = '/api/time-entries/confirm-on-behalf';
const week = { userId: 'mara', from: '2026-11-16', to: '2026-11-19', comment: 'krank, am Telefon bestätigt' };

/** Asks as somebody; answers the body, or throws with the status. */
async function ask({ server }: SyncFirm, as: string, over: object = {}): Promise<ConfirmOnBehalfResponse> {
	const response = await server.post(PATH, { ...week, ...over }, as);
	if (!response.ok) throw new Error(`${response.status}`);
	return (await response.json()) as ConfirmOnBehalfResponse;
}

const on = (day: number, from = '07', to = '11') => ({
	start: `2026-11-${day}T${from}:00:00.000Z`,
	stop: `2026-11-${day}T${to}:00:00.000Z`
});

test('a manager confirms what a member recorded in a range, and it goes the way of the group', async () => {
	const firm = await createSyncFirm();
	const { mara, jana } = firm;
	const inside = [mara.draft(on(16)), mara.draft({ ...on(19, '05', '06'), note: 'Dachstuhl' })];
	const outside = [mara.draft(on(13)), mara.draft(on(15))];
	await mara.pushRows([...inside, ...outside].map((draft) => mara.row(draft)));
	expect(await ask(firm, 'jana')).toEqual({ confirmed: 2, leftOut: [] });
	const { documents } = await jana.pull();
	expect(documents).toHaveLength(2);
	for (const [index, draft] of inside.entries()) {
		expect(documents[index]).toMatchObject({
			id: draft.id,
			state: 'confirmed',
			route: 'manager',
			note: draft.note,
			origin: 'manual',
			flags: ['ON_BEHALF'],
			comment: week.comment,
			mutation: { event: 'confirm_on_behalf', deviceId: 'server' }
		});
	}
	const own = (await mara.pull()).documents.filter(({ id }) => outside.some((one) => one.id === id));
	expect(own.map((one) => one['state'])).toEqual(['draft', 'draft']);
});

test('HR confirms for anybody, and what a manager returned is confirmed as well', async () => {
	const firm = await createSyncFirm();
	const { mara, jana } = firm;
	const entry = await confirmedEntry(mara);
	await jana.push(jana.next(entry, 'reject', { state: 'rejected', comment: 'Pause?' }), { assumed: entry });
	expect(await ask(firm, 'katrin')).toEqual({ confirmed: 1, leftOut: [] });
	expect((await mara.pull()).documents).toMatchObject([{ state: 'confirmed', comment: week.comment }]);
});

test('the timeout does not bind who confirms for somebody', async () => {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	const settings = { timeoutDays: 0, onTimeout: 'block' as const };
	const change = { data: { ...aGroupData(), verification: true, ...settings } };
	expect((await server.patch(`/api/groups/${firm.north}`, change, 'katrin')).status).toBe(200);
	await mara.push(mara.draft(on(16)));
	expect(await ask(firm, 'katrin')).toEqual({ confirmed: 1, leftOut: [] });
});

test('every confirmed entry has its line in the journal, and the old version stays readable', async () => {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	const draft = mara.draft(on(16));
	await mara.push(draft);
	await ask(firm, 'jana');
	const lines = journalOf(server.deps.db, draft.id);
	expect(lines.map(({ event, actorId }) => [event, actorId])).toEqual([
		['create', 'mara'],
		['confirm_on_behalf', 'jana']
	]);
	const states = historyOfTimeEntry(server.deps, draft.id).map(
		({ after }) => (JSON.parse(after) as { state: string }).state
	);
	expect(states).toEqual(['draft', 'confirmed']);
});

test('the owner is told once, with the reason, and the devices of owner and managers hear of it', async () => {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	const drafts = [mara.draft(on(16)), mara.draft(on(17))];
	await mara.pushRows(drafts.map((draft) => mara.row(draft)));
	const heard: string[] = [];
	for (const userId of ['mara', 'jana', 'tom', 'theo', 'katrin']) {
		server.deps.feed.subscribe(userId, {
			sessionKey: userId,
			send: (event) => void heard.push(`${userId} ${event.type === 'change' ? event.collection : 'resync'}`),
			close: () => {}
		});
	}
	await ask(firm, 'jana');
	expect(heard.sort()).toEqual(['jana time_entries', 'mara notices', 'mara time_entries']);
	expect((await mara.pull('notices')).documents).toMatchObject([
		{
			kind: 'entries_confirmed',
			data: {
				by: 'jana',
				comment: week.comment,
				entryIds: drafts.map(({ id }) => id),
				dates: ['2026-11-16', '2026-11-17']
			}
		}
	]);
});

test('a second time changes nothing: no line, no notice, no position', async () => {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	await mara.push(mara.draft(on(16)));
	await ask(firm, 'jana');
	const before = server.deps.history.current();
	expect(await ask(firm, 'jana', { comment: 'noch einmal' })).toEqual({ confirmed: 0, leftOut: [] });
	expect(server.deps.history.current()).toBe(before);
});

test('what cannot be confirmed is left out by date and code, each once, and the rest is confirmed', async () => {
	const firm = await createSyncFirm();
	const { mara } = firm;
	const drafts = [
		mara.draft(on(16)),
		mara.draft(on(16, '10', '12')),
		mara.draft(on(17)),
		mara.draft({ ...on(18), stop: on(18).start })
	];
	await mara.pushRows(drafts.map((draft) => mara.row(draft)));
	expect(await ask(firm, 'jana')).toEqual({
		confirmed: 1,
		leftOut: [
			{ date: '2026-11-16', code: 'E_OVERLAP' },
			{ date: '2026-11-18', code: 'E_INVALID' }
		]
	});
});

test('a clock that runs now is passed over in silence; one forgotten for days is named', async () => {
	const firm = await createSyncFirm();
	const { mara } = firm;
	await mara.push(mara.draft({ start: '2026-11-19T06:00:00.000Z', stop: null }));
	expect(await ask(firm, 'jana')).toEqual({ confirmed: 0, leftOut: [] });
	await mara.push(mara.draft({ start: '2026-11-16T06:00:00.000Z', stop: null }));
	expect((await ask(firm, 'jana')).leftOut).toEqual([{ date: '2026-11-16', code: 'E_RUNNING' }]);
});

test('of dates in another group only the membership is told, whatever lies on them', async () => {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	const membersOfNorth = [{ userId: 'mara', from: '2020-01-01', to: '2026-11-17' }];
	expect((await server.patch(`/api/groups/north`, { members: membersOfNorth }, 'katrin')).status).toBe(200);
	const leftOut = ['2026-11-18', '2026-11-19'].map((date) => ({ date, code: 'E_FORBIDDEN' }));
	expect(await ask(firm, 'jana')).toEqual({ confirmed: 0, leftOut });
	await mara.pushRows([17, 18].map((day) => mara.row(mara.draft(on(day)))));
	expect(await ask(firm, 'jana')).toEqual({ confirmed: 1, leftOut });
	expect((await mara.pull()).documents.map((one) => one['state']).sort()).toEqual(['confirmed', 'draft']);
});

const refused: readonly [string, string, object][] = [
	['a colleague', 'tom', {}],
	['the manager of another group', 'theo', {}],
	['the person herself', 'mara', {}],
	['a manager for himself', 'jana', { userId: 'jana' }],
	['HR for herself', 'katrin', { userId: 'katrin' }],
	['a manager for somebody who does not exist', 'jana', { userId: 'nobody' }]
];

test.each(refused)('%s is refused with 403, drafts or none', async (_, as, over) => {
	const firm = await createSyncFirm();
	const answer = async () => {
		const response = await firm.server.post(PATH, { ...week, ...over }, as);
		return [response.status, await response.json()];
	};
	const without = await answer();
	expect(without).toMatchObject([403, { error: { code: 'auth.forbidden' } }]);
	await firm.mara.push(firm.mara.draft(on(16)));
	expect(await answer()).toEqual(without);
	expect((await firm.mara.pull()).documents).toMatchObject([{ state: 'draft' }]);
});

test('somebody archived confirms for nobody', async () => {
	const firm = await createSyncFirm();
	await firm.server.addEmployee({ id: 'gone', hr: true, archivedAt: '2026-11-01T00:00:00.000Z' });
	await firm.mara.push(firm.mara.draft(on(16)));
	expect((await firm.server.post(PATH, week, 'gone')).status).toBe(403);
});

const unreadable: readonly [string, object][] = [
	['no comment', { comment: undefined }],
	['a comment of blanks', { comment: '  ' }],
	['a comment without end', { comment: 'x'.repeat(1001) }],
	['an end before its beginning', { to: '2026-11-15' }],
	['more than a quarter of a year', { from: '2026-08-01' }],
	['a date that is none', { from: 'yesterday' }],
	['a day that its month does not have', { from: '2026-11-31', to: '2026-12-02' }],
	['no person', { userId: undefined }]
];

test.each(unreadable)('a request with %s is unreadable, whoever asks about whom', async (_, over) => {
	const { server } = await createSyncFirm();
	for (const as of ['jana', 'tom', 'katrin']) {
		const response = await server.post(PATH, { ...week, ...over }, as);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: { code: 'request.unreadable' } });
	}
});

test('who no longer manages confirms nothing, and another protocol is refused', async () => {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	await mara.push(mara.draft(on(16)));
	const nobody = { ...aGroupData(), managers: [] };
	await server.patch('/api/groups/north', { data: nobody }, 'katrin');
	expect((await server.post(PATH, week, 'jana')).status).toBe(403);
	const old = { method: 'POST', body: JSON.stringify(week), headers: { 'x-tagwerk-protocol': '99' } };
	expect((await server.request(PATH, old, 'katrin')).status).toBe(426);
});
