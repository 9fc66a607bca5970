import { expect, test } from 'vitest';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { collectionNames } from '#protocol/collections.ts';
import { recordAbsences } from '#server/absences/absences.usecases.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

const WORDS = 'canary-words-1';
const ILL = { from: '2026-11-11', to: '2026-11-13' };
const ILL_STILL = { from: '2026-11-23', to: null };
const AWAY = { from: '2026-12-21', to: '2026-12-23' };
const WISH = { from: '2026-12-28', to: '2026-12-29' };
const CANCELLED = { from: '2027-01-04', to: '2027-01-05' };
const SINCE = '2026-11-19T06:17:00.000Z';

/** Mara has been ill, is ill, will be away, wishes for more, and took something back; a clock of hers runs. */
async function firmWithSecrets({ presence = true } = {}) {
	const firm = await createSyncFirm();
	const { server, mara } = firm;
	await server.patch('/api/groups/north', { data: { presence } }, 'katrin');
	await server.addEmployee({ id: 'gone', groupId: 'north', archivedAt: '2026-11-01T00:00:00.000Z' });
	const absences = {
		ill: anAbsence({ ...ILL, typeId: 'sick' }),
		illStill: anAbsence({ ...ILL_STILL, typeId: 'sick' }),
		away: anAbsence(AWAY),
		unknown: anAbsence({ ...ILL, typeId: 'of-a-type-nobody-knows' }),
		wish: anAbsence({ ...WISH, state: 'draft' }),
		asked: anAbsence({ ...WISH, state: 'requested' }),
		cancelled: anAbsence({ ...CANCELLED, state: 'approved' })
	};
	const write = (...list: readonly (typeof absences.ill)[]) => {
		const records = list.map(({ seq: _seq, ...one }) => ({ ...one, note: WORDS }));
		recordAbsences(server.deps, { actorId: 'katrin', event: 'import', absences: records });
	};
	write(...Object.values(absences));
	write(anAbsence({ ...CANCELLED, id: absences.cancelled.id, state: 'cancelled' }));
	const work = mara.draft({ start: SINCE, stop: null, note: WORDS });
	await mara.push(work);
	return { ...firm, gone: syncClient(server, 'gone'), absences, work };
}

type Firm = Awaited<ReturnType<typeof firmWithSecrets>>;

/** Who looks, and whether Mara is on their team. */
const onlookers: readonly [string, (firm: Firm) => SyncClient, boolean][] = [
	['a colleague', ({ tom }) => tom, true],
	['the manager of the group', ({ jana }) => jana, true],
	['the manager of another group', ({ theo }) => theo, false],
	['a worker of another group', ({ ines }) => ines, false],
	['HR', ({ katrin }) => katrin, false],
	['an archived person', ({ gone }) => gone, false],
	['Mara herself', ({ mara }) => mara, false]
];

/** Everything that somebody gets out of the two collections, whatever they claim to have. */
async function everythingFor(client: SyncClient, { server, absences, work }: Firm): Promise<unknown[]> {
	const heard: unknown[] = [];
	const ids = [...Object.values(absences).map(({ id }) => id), work.id, 'mara'];
	for (const collection of ['team_days', 'presence'] as const) {
		const whole = await client.pull(collection);
		heard.push(whole.documents);
		const { epoch } = whole.checkpoint;
		for (const scope of [whole.checkpoint.scope, '', 'other', `${whole.checkpoint.scope}~0`])
			heard.push((await client.pull(collection, { epoch, scope, seq: 0 }, 1)).documents);
		const rows = ids.map((id) => client.row({ id, userId: client.userId }));
		heard.push((await client.pushRows(rows, collection)).results.map(({ master }) => master));
		const known = ids.map((id) => ({ id, mutationId: 'x' }));
		const answer = await server.post(`/api/sync/${collection}/reoffer`, { epoch, known }, client.userId);
		heard.push(await answer.json());
	}
	return heard;
}

test.each(onlookers)(
	'I8: %s learns of somebody’s days off who and when, if at all, and never why',
	async (_, pick, isOnTeam) => {
		const firm = await firmWithSecrets();
		const client = pick(firm);
		const told = JSON.stringify(await everythingFor(client, firm));
		const { documents } = await client.pull('team_days');
		const shown = { userId: 'mara', ...AWAY, firstHalf: null, lastHalf: null, _deleted: false };
		expect(documents).toMatchObject(isOnTeam ? [shown] : []);
		for (const document of documents)
			expect(Object.keys(document).sort()).toEqual([
				'_deleted',
				'firstHalf',
				'from',
				'id',
				'lastHalf',
				'seq',
				'to',
				'userId'
			]);
		for (const secret of [
			WORDS,
			'sick',
			'vacation',
			'of-a-type',
			ILL.from,
			ILL.to,
			ILL_STILL.from,
			WISH.from
		])
			expect(told).not.toContain(secret);
		// What was taken back before they ever looked is not told either, not even as gone.
		expect(told).not.toContain(CANCELLED.from);
		expect(JSON.stringify(documents)).not.toContain('"_deleted":true');
	}
);

test.each(onlookers)('I8: %s cannot tell by an id which absence a day off belongs to', async (_, pick) => {
	const firm = await firmWithSecrets();
	const client = pick(firm);
	const days = JSON.stringify((await client.pull('team_days')).documents);
	for (const { id, mutation } of Object.values(firm.absences))
		for (const secret of [id, mutation.id]) expect(days).not.toContain(secret);
	const rest = [];
	for (const collection of collectionNames)
		if (collection !== 'team_days') rest.push((await client.pull(collection)).documents);
	for (const { id } of (await client.pull('team_days')).documents)
		expect(JSON.stringify(rest)).not.toContain(id);
});

test.each(onlookers)(
	'I8: to %s the team looks the same whether a colleague was ever ill or not',
	async (_, pick) => {
		const answers = [];
		for (const isIll of [true, false]) {
			const firm = await createSyncFirm();
			const { server } = firm;
			await server.addEmployee({ id: 'gone', groupId: 'north', archivedAt: '2026-11-01T00:00:00.000Z' });
			const client = pick({ ...firm, gone: syncClient(server, 'gone') } as Firm);
			const from = await client.pull('team_days');
			const heard: string[] = [];
			server.deps.feed.subscribe(client.userId, {
				sessionKey: 'ear',
				send: (event) => void (event.type === 'change' && heard.push(event.collection)),
				close: () => undefined
			});
			const still = anAbsence({ ...ILL_STILL, typeId: 'sick' });
			const well = anAbsence({ ...still, to: '2026-11-24', mutation: anAbsence().mutation });
			for (const one of isIll ? [anAbsence({ ...ILL, typeId: 'sick' }), still, well] : []) {
				const { seq: _seq, ...record } = one;
				recordAbsences(server.deps, { actorId: 'mara', event: 'create', absences: [record] });
			}
			const { documents, checkpoint, reset } = await client.pull('team_days', from.checkpoint);
			const events = heard.filter((name) => name === 'team_days');
			answers.push([documents, checkpoint.seq, checkpoint.scope, reset, events]);
		}
		expect(answers[0]).toEqual(answers[1]);
	}
);

test.each(onlookers)(
	'I8: %s hears of a running clock no more than that it runs and since when, if at all',
	async (_, pick, isOnTeam) => {
		const firm = await firmWithSecrets();
		const client = pick(firm);
		const { documents } = await client.pull('presence');
		const here = { id: 'mara', userId: 'mara', state: 'working', since: SINCE, seq: expect.any(Number) };
		expect(documents).toEqual(isOnTeam ? [{ ...here, _deleted: false }] : []);
		const told = JSON.stringify(await everythingFor(client, firm));
		for (const secret of [WORDS, firm.work.mutation.id]) expect(told).not.toContain(secret);
		expect(JSON.stringify(documents)).not.toContain(firm.work.id);
		expect(told.includes(SINCE)).toBe(isOnTeam);
	}
);

test.each(onlookers)(
	'I8: where a group does not show who is at work, %s learns nothing of it',
	async (_, pick) => {
		const firm = await firmWithSecrets({ presence: false });
		const client = pick(firm);
		const told = JSON.stringify(await everythingFor(client, firm));
		expect(told).not.toContain(SINCE);
		const { documents, checkpoint } = await client.pull('presence');
		expect([documents, checkpoint.seq]).toEqual([[], 0]);
	}
);
