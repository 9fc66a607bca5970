import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { TimeEntryWrite } from '#domain/time-entry/time-entry.ts';
import { collectionNames } from '#protocol/collections.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

const DRAFT = 'canary-draft-4711';
const CONFIRMED = 'canary-confirmed-4712';
const REOPENED = 'canary-reopened-4713';
const DELETED = 'canary-deleted-4714';

/** Mara with a draft, a confirmed, a reopened and a deleted entry, each with a canary in its note. */
async function firmWithSecrets() {
	const firm = await createSyncFirm();
	const { server, mara, jana } = firm;
	await server.addEmployee({ id: 'gone', groupId: 'north', archivedAt: '2026-11-01T00:00:00.000Z' });
	const day = (date: number) => ({
		start: `2026-11-${date}T07:00:00.000Z`,
		stop: `2026-11-${date}T11:00:00.000Z`
	});
	const draft = mara.draft({ note: DRAFT, explanation: DRAFT });
	await mara.push(draft);
	const confirmed = await confirmedEntry(mara, { note: CONFIRMED, ...day(17) });
	const hidden = await confirmedEntry(mara, { note: REOPENED, ...day(16) });
	const reopened = jana.next(hidden, 'reopen', { state: 'draft', comment: 'prüfen' });
	await jana.push(reopened, { assumed: hidden });
	const deleted = mara.draft({ note: DELETED, ...day(13) });
	await mara.push(deleted);
	await mara.push({ id: deleted.id, mutation: mara.mutation('delete') }, { assumed: deleted, deleted: true });
	return { ...firm, gone: syncClient(server, 'gone'), draft, confirmed, reopened, deleted };
}

type Firm = Awaited<ReturnType<typeof firmWithSecrets>>;

/** Who looks, and which canaries they may see. */
const onlookers: readonly [string, (firm: Firm) => SyncClient, readonly string[]][] = [
	['a colleague', ({ tom }) => tom, []],
	['the manager of another group', ({ theo }) => theo, []],
	['a worker of another group', ({ ines }) => ines, []],
	['HR', ({ katrin }) => katrin, []],
	['an archived person', ({ gone }) => gone, []],
	['the manager of the group', ({ jana }) => jana, [CONFIRMED]]
];

function expectNoCanary(text: string, allowed: readonly string[]): void {
	for (const canary of [DRAFT, CONFIRMED, REOPENED, DELETED]) {
		if (!allowed.includes(canary)) expect(text).not.toContain(canary);
	}
}

test.each(onlookers)('%s finds no foreign draft in any pull', async (_, choose, allowed) => {
	const firm = await firmWithSecrets();
	const client = choose(firm);
	for (const collection of collectionNames) {
		const text = JSON.stringify(await client.pull(collection, null, 1000));
		expectNoCanary(text, allowed);
		if (collection === 'time_entries') {
			expect(text).not.toContain(firm.draft.id);
			expect(text).not.toContain(firm.deleted.id);
			expect(text.includes(firm.confirmed.id)).toBe(allowed.includes(CONFIRMED));
		}
	}
});

const events = [
	'create',
	'edit',
	'delete',
	'confirm',
	'withdraw',
	'verify',
	'reject',
	'reopen',
	'undo',
	'accept',
	'correct',
	'unlock',
	'enter_on_behalf',
	'confirm_on_behalf'
];
const states = ['draft', 'confirmed', 'verified', 'rejected', 'closed', 'review'] as const;

test.each(onlookers)(
	'%s gets nothing out of a push, whatever act, owner and master it claims',
	async (_, choose, allowed) => {
		const firm = await firmWithSecrets();
		const client = choose(firm);
		const before = JSON.stringify((await firm.mara.pull()).documents);
		const secrets = [
			firm.draft,
			firm.reopened,
			firm.deleted,
			...(allowed.length === 0 ? [firm.confirmed] : [])
		];
		for (const secret of secrets) {
			for (const event of events) {
				const rows = [null, secret, { mutation: { id: 'forged' } }].flatMap((assumed) =>
					[secret.userId, client.userId].flatMap((userId) =>
						states.map((state) => {
							const next = client.next(secret, event, { userId, state, note: 'x', comment: 'x' });
							return client.row(next, { assumed, deleted: event === 'delete' });
						})
					)
				);
				const answer = await client.pushRows(rows);
				expectNoCanary(JSON.stringify(answer), allowed);
				for (const result of answer.results) {
					expect(['rejected', 'conflict']).toContain(result.status);
					expect(result.master).toEqual({ id: secret.id, _deleted: true });
				}
			}
		}
		expect(JSON.stringify((await firm.mara.pull()).documents)).toBe(before);
	}
);

test.each(onlookers)(
	'to %s an entry that exists unseen and one that does not exist answer alike',
	async (_, choose) => {
		const firm = await firmWithSecrets();
		const client = choose(firm);
		for (const event of events) {
			for (const assumed of [null, firm.draft]) {
				for (const userId of ['mara', client.userId]) {
					// Only a new entry under an id that is taken must be refused: ids are made by chance, not guessed.
					if (userId === client.userId && assumed === null) continue;
					const options = { assumed, deleted: event === 'delete' };
					const real = await client.push(client.next(firm.draft, event, { userId, comment: 'x' }), options);
					const dream = client.draft({ userId, comment: 'x', mutation: client.mutation(event) });
					const unreal = await client.push(dream, options);
					expect(JSON.parse(JSON.stringify(real).replaceAll(firm.draft.id, 'ID'))).toEqual(
						JSON.parse(JSON.stringify(unreal).replaceAll(dream.id, 'ID'))
					);
				}
			}
		}
	}
);

test('a manager who enters or confirms at any time of the day learns nothing about drafts and running clocks', async () => {
	const { mara, jana, draft } = await firmWithSecrets();
	await mara.push(mara.draft({ start: '2026-11-19T06:00:00.000Z', stop: null }));
	const onBehalf = (event: string, start: string, stop: string, comment: string | null) => ({
		...jana.draft({ userId: 'mara', state: 'confirmed', start, stop, comment }),
		mutation: jana.mutation(event)
	});
	// Mara's secrets lie on the 13th, 16th, 18th and 19th; on the 12th there is nothing.
	const days = [12, 13, 16, 18, 19].map((day) => `2026-11-${day}`);
	const hours = ['04', '06', '07', '08', '09', '10'];
	const answers = new Set<string>();
	for (const event of ['enter_on_behalf', 'confirm_on_behalf']) {
		for (const day of days) {
			for (const hour of hours) {
				const [start, stop] = [`${day}T${hour}:15:00.000Z`, `${day}T${hour}:45:00.000Z`];
				const silent = onBehalf(event, start, stop, null);
				const text = JSON.stringify(await jana.push(silent)).replaceAll(silent.id, 'ID');
				answers.add(`${event} ${text}`);
				const known = { ...silent, id: draft.id, mutation: jana.mutation(event) };
				expect(await jana.push(known, { assumed: draft })).toMatchObject({ master: { _deleted: true } });
			}
		}
	}
	expect([...answers].map((text) => /E_[A-Z_]+/.exec(text)?.[0])).toEqual([
		'E_COMMENT_REQUIRED',
		expect.any(String)
	]);
	for (const day of days.filter((one) => one < '2026-11-19')) {
		const said = onBehalf('enter_on_behalf', `${day}T04:00:00.000Z`, `${day}T07:30:00.000Z`, 'am Telefon');
		expect(await jana.push(said)).toEqual({ id: said.id, status: 'applied' });
	}
	const { documents } = await jana.pull();
	const entered = documents.filter((one) => one['comment'] === 'am Telefon');
	expect(entered.map((one) => one['flags'])).toEqual(entered.map(() => ['ON_BEHALF']));
});

test.each(onlookers)(
	'%s who would confirm for somebody receives no entry, and refused no word about any',
	async (_, choose, allowed) => {
		const firm = await firmWithSecrets();
		const { userId } = choose(firm);
		const confirm = (request: object) =>
			firm.server.post('/api/time-entries/confirm-on-behalf', { comment: 'x', ...request }, userId);
		// On the 18th there is a draft, on the 12th nothing; of nobody there is nothing at all.
		const [drafts, nothing, nobody] = await Promise.all([
			confirm({ userId: 'mara', from: '2026-11-13', to: '2026-11-18' }),
			confirm({ userId: 'mara', from: '2026-11-12', to: '2026-11-12' }),
			confirm({ userId: 'nobody', from: '2026-11-13', to: '2026-11-18' })
		]);
		const text = await drafts.text();
		expectNoCanary(text, []);
		for (const { id } of [firm.draft, firm.confirmed, firm.reopened, firm.deleted]) {
			expect(text).not.toContain(id);
		}
		const mayConfirm = allowed.length > 0 || userId === 'katrin';
		if (mayConfirm) {
			expect(JSON.parse(text)).toEqual({ confirmed: 2, leftOut: [] });
			expect(await nothing.json()).toEqual({ confirmed: 0, leftOut: [] });
		} else {
			expect([drafts.status, text]).toEqual([403, await nobody.text()]);
			expect([nothing.status, await nothing.text()]).toEqual([403, text]);
		}
	}
);

test.each(onlookers)(
	'%s who says to hold something, or brings it back, learns nothing about what is not theirs',
	async (_, choose, allowed) => {
		const firm = await firmWithSecrets();
		const client = choose(firm);
		const secrets = [
			firm.draft,
			firm.reopened,
			firm.deleted,
			...(allowed.length === 0 ? [firm.confirmed] : [])
		];
		const before = JSON.stringify((await firm.mara.pull()).documents);
		const dreams = secrets.map(({ start, stop }) => firm.mara.draft({ start, stop }));
		const knownOf = (entries: readonly TimeEntryWrite[]) =>
			entries.map(({ id, mutation }) => ({ id, mutationId: mutation.id }));
		expect(await client.reoffer(knownOf(secrets))).toEqual(secrets.map(({ id }) => id));
		expect(await client.reoffer(knownOf(dreams))).toEqual(dreams.map(({ id }) => id));
		for (const state of states) {
			const answers = [secrets, dreams].map(async (entries) => {
				const rows = entries.map((one) => client.row({ ...one, state, note: 'x' }, { reoffer: true }));
				const { results } = await client.pushRows(rows);
				const texts = results.map((result, index) =>
					JSON.stringify(result).replaceAll(entries[index]?.id ?? '', 'ID')
				);
				expectNoCanary(texts.join(), []);
				return texts;
			});
			const [real, unreal] = await Promise.all(answers);
			expect(real).toEqual(unreal);
		}
		expect(JSON.stringify((await firm.mara.pull()).documents)).toBe(before);
	}
);

test.each(onlookers)(
	'%s gets a digest of what they may see, else the one of nothing',
	async (_, choose, allowed) => {
		const firm = await firmWithSecrets();
		const client = choose(firm);
		const ofNobody = await client.digest('2026-11', 'nobody');
		expect(ofNobody).toEqual({ digest: hash('sha256', '', 'hex'), count: 0 });
		const ofMara = await client.digest('2026-11', 'mara');
		if (allowed.length === 0) {
			expect(ofMara).toEqual(ofNobody);
			return;
		}
		const line = `${firm.confirmed.id}:${firm.confirmed.mutation.id}\n`;
		expect(ofMara).toEqual({ digest: hash('sha256', line, 'hex'), count: 1 });
	}
);

test('a replayed decision does not show what the entry became since', async () => {
	const { mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const reopen = jana.next(entry, 'reopen', { state: 'draft', comment: 'prüfen' });
	await jana.push(reopen, { assumed: entry });
	const edit = mara.next(entry, 'edit', { state: 'draft', note: DRAFT });
	await mara.push(edit, { assumed: reopen });
	expect(await jana.push(reopen, { assumed: entry })).toEqual({
		id: entry.id,
		status: 'replayed',
		master: { id: entry.id, _deleted: true }
	});
});

test('somebody else’s mutation id gives nothing away', async () => {
	const { tom, draft } = await firmWithSecrets();
	const stolen = tom.draft({ mutation: draft.mutation });
	expect(await tom.push(stolen)).toEqual({
		id: stolen.id,
		status: 'rejected',
		reason: { code: 'E_MUTATION_REUSED' },
		master: { id: stolen.id, _deleted: true }
	});
});

test('errors quote nothing that was sent or stored', async () => {
	const { server, tom } = await firmWithSecrets();
	const bodies = [
		`{"rows":"${DRAFT}"}`,
		`${DRAFT}`,
		`{"rows":[{"newDocumentState":{"id":"x","note":"${DRAFT}"}}]}`
	];
	for (const body of bodies) {
		const response = await server.request(
			'/api/sync/time_entries/push',
			{ method: 'POST', body },
			tom.userId
		);
		expect(await response.text()).not.toContain(DRAFT);
	}
});
