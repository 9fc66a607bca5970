import { expect, test } from 'vitest';
import { absenceEvents } from '#domain/absence/transitions.ts';
import { correctionEvents } from '#domain/correction/correction.ts';
import { collectionNames } from '#protocol/collections.ts';
import { illnessOf, nextOf, proposalOf, requestOf, wishOf } from '#server/testkit/record-builders.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

const canaries = {
	draft: 'canary-wish-1',
	asked: 'canary-request-2',
	returned: 'canary-edited-3',
	illness: 'canary-illness-4',
	correction: 'canary-correction-5'
};
type Canary = keyof typeof canaries;

const week = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };

/** Mara with a wish, a request, one that came back and that she works on, an illness, and a proposal. */
async function firmWithSecrets() {
	const firm = await createSyncFirm();
	const { server, mara, jana } = firm;
	const schedules = JSON.stringify([{ validFrom: '2020-01-01', minutes: week, comment: '' }]);
	server.deps.db.statement('UPDATE employees SET schedules = ?').run([schedules]);
	const on = { collection: 'absences' } as const;
	const draft = wishOf(mara, { note: canaries.draft, from: '2027-03-01', to: '2027-03-01' });
	const asked = requestOf(mara, { note: canaries.asked });
	const returned = requestOf(mara, { note: 'plain', from: '2027-04-01', to: '2027-04-01' });
	const illness = illnessOf(mara, {
		note: canaries.illness,
		certificate: { date: '2026-11-19' },
		mutation: mara.mutation('request', { comment: canaries.illness })
	});
	for (const one of [draft, asked, returned, illness]) {
		expect((await mara.push(one, on)).status).toBe('applied');
	}
	const rejected = nextOf(jana, returned, 'reject', { state: 'rejected', comment: 'full' });
	await jana.push(rejected, { ...on, assumed: returned });
	const edited = nextOf(mara, rejected, 'edit', { state: 'draft', note: canaries.returned });
	await mara.push(edited, { ...on, assumed: rejected });
	const entry = await confirmedEntry(mara);
	await jana.push(jana.next(entry, 'verify', { state: 'verified' }), { assumed: entry });
	const correction = proposalOf(mara, entry.id, { reason: canaries.correction });
	expect((await mara.push(correction, { collection: 'corrections' })).status).toBe('applied');
	return { ...firm, absences: [draft, asked, edited, illness], correction };
}

type Firm = Awaited<ReturnType<typeof firmWithSecrets>>;

/** Everything that somebody gets out of the server about these records, whatever they try. */
async function everythingFor(client: SyncClient, { server, absences, correction }: Firm): Promise<string> {
	const heard: unknown[] = [];
	for (const collection of collectionNames) heard.push(await client.pull(collection));
	const tries = [
		...absences.flatMap((record) =>
			absenceEvents.map((event) => ({ collection: 'absences' as const, record, event }))
		),
		...correctionEvents.map((event) => ({ collection: 'corrections' as const, record: correction, event }))
	];
	for (const { collection, record, event } of tries) {
		for (const assumed of [null, record]) {
			for (const deleted of [false, true]) {
				// What they know of it: the id, and perhaps the mutation; nothing of what was written.
				const { id, userId } = record;
				const guess =
					collection === 'absences'
						? wishOf(client, { id, userId, state: 'draft', mutation: client.mutation(event) })
						: proposalOf(client, 'x', { id, userId, mutation: client.mutation(event) });
				const [own] = [{ ...guess, userId: client.userId, mutation: client.mutation(event) }];
				for (const state of [guess, own]) {
					const { results } = await client.pushRows([client.row(state, { assumed, deleted })], collection);
					heard.push(results);
				}
			}
		}
		heard.push((await client.pushRows([client.row(record, { assumed: record })], collection)).results);
		const known = [{ id: record.id, mutationId: record.mutation.id }];
		heard.push(
			await (
				await server.post(`/api/sync/${collection}/reoffer`, { epoch: 'x', known }, client.userId)
			).text()
		);
	}
	return JSON.stringify(heard);
}

const onlookers: readonly [string, (firm: Firm) => SyncClient, readonly Canary[]][] = [
	['a colleague', ({ tom }) => tom, []],
	['the manager of another group', ({ theo }) => theo, []],
	['HR, on a device', ({ katrin }) => katrin, []],
	['the manager', ({ jana }) => jana, ['asked', 'correction']]
];

for (const [who, pick, allowed] of onlookers) {
	test(`I8: ${who} never receives what is not theirs to see, also not in a conflict or a reason`, async () => {
		const firm = await firmWithSecrets();
		const client = pick(firm);
		const before = await client.pull('absences');
		const told = (await everythingFor(client, firm)) + JSON.stringify(before);
		// What they themselves push comes back only as an id: their own words hold no canary.
		const heard = Object.entries(canaries).filter(([, canary]) => told.includes(canary));
		expect(heard.map(([name]) => name)).toEqual(allowed);
	});
}

test('I8: whoever does not manage the group any more holds nothing of it after the next pull', async () => {
	const firm = await firmWithSecrets();
	const { jana, server } = firm;
	const from = { absences: await jana.pull('absences'), corrections: await jana.pull('corrections') };
	expect([from.absences.documents.length, from.corrections.documents.length]).toEqual([2, 1]);
	await server.patch('/api/groups/north', { data: { managers: [] } }, 'katrin');
	for (const name of ['absences', 'corrections'] as const) {
		const page = await jana.pull(name, from[name].checkpoint);
		expect([page.reset, page.documents]).toEqual([true, []]);
	}
});
