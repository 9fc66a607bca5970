import { expect, test } from 'vitest';
import type { Correction } from '#domain/correction/correction.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { proposalOf, nextOf } from '#server/testkit/record-builders.ts';
import type { RowOptions, SyncClient } from '#server/testkit/sync-client.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

const push = (client: SyncClient, state: object, options: RowOptions = {}) =>
	client.push(state, { ...options, collection: 'corrections' });
const seen = async (client: SyncClient) =>
	(await client.pull('corrections')).documents as unknown as Correction[];
const entriesOf = async (client: SyncClient) => (await client.pull()).documents as unknown as TimeEntry[];

/** Mara's Wednesday, confirmed and verified by Jana. */
async function verifiedFirm() {
	const firm = await createSyncFirm();
	const entry = await confirmedEntry(firm.mara);
	const verified = firm.jana.next(entry, 'verify', { state: 'verified' });
	const { status } = await firm.jana.push(verified, { assumed: entry });
	expect(status).toBe('applied');
	return { ...firm, entry: verified };
}

test('the owner proposes, the manager of the group on the date agrees, and the entry is corrected in its place', async () => {
	const { mara, jana, theo, tom, server, entry } = await verifiedFirm();
	const proposal = proposalOf(mara, entry.id);
	expect(await push(mara, proposal)).toEqual({ id: proposal.id, status: 'applied' });
	expect(await seen(jana)).toMatchObject([{ id: proposal.id, state: 'proposed', by: 'mara' }]);
	expect([await seen(theo), await seen(tom)]).toEqual([[], []]);
	const agreed = nextOf(jana, proposal, 'agree', { state: 'agreed', reason: 'other' });
	expect((await push(jana, agreed, { assumed: proposal })).status).toBe('applied');
	const [corrected] = await entriesOf(mara);
	expect(corrected).toMatchObject({
		id: entry.id,
		start: '2026-11-18T06:30:00.000Z',
		state: 'verified',
		route: 'manager',
		flags: ['CORRECTED'],
		comment: 'the terminal was down',
		mutation: { event: 'correct', deviceId: 'server' }
	});
	expect(await seen(mara)).toMatchObject([
		{ state: 'agreed', reason: proposal.reason, decisions: [{ by: 'jana' }] }
	]);
	const kinds = (await mara.pull('notices')).documents.map((one) => one['kind']);
	expect(kinds).toContain('correction_agreed');
	const lines = server.deps.db
		.statement('SELECT event, before FROM journal WHERE record_id = ? ORDER BY position')
		.all([entry.id]);
	expect(lines.at(-1)?.['event']).toBe('correct');
	expect(JSON.parse(String(lines.at(-1)?.['before']))).toMatchObject({ start: '2026-11-18T07:00:00.000Z' });
});

test('nobody decides on his own, and nobody from another group', async () => {
	const { mara, theo, tom, jana, entry } = await verifiedFirm();
	const proposal = proposalOf(mara, entry.id);
	await push(mara, proposal);
	for (const [client, code] of [
		[mara, 'E_FORBIDDEN'],
		[theo, 'E_FORBIDDEN'],
		[tom, 'E_FORBIDDEN']
	] as const) {
		const answer = await push(client, nextOf(client, proposal, 'agree', { state: 'agreed' }), {
			assumed: proposal
		});
		expect([client.userId, answer.status, answer.reason?.code]).toEqual([client.userId, 'rejected', code]);
		if (client !== mara) expect(answer.master).toEqual({ id: proposal.id, _deleted: true });
	}
	const declined = nextOf(jana, proposal, 'decline', { state: 'declined' });
	expect((await push(jana, declined, { assumed: proposal })).reason).toEqual({ code: 'E_COMMENT_REQUIRED' });
	expect((await entriesOf(mara))[0]?.flags).toEqual([]);
});

test('R2, R5: an agreement that comes twice corrects once; one on what was taken back is a conflict', async () => {
	const { mara, jana, entry } = await verifiedFirm();
	const proposal = proposalOf(mara, entry.id);
	await push(mara, proposal);
	const agreed = nextOf(jana, proposal, 'agree', { state: 'agreed' });
	await push(jana, agreed, { assumed: proposal });
	expect((await push(jana, agreed, { assumed: proposal })).status).toBe('replayed');
	expect((await entriesOf(mara))[0]?.revision).toBe(4);
	const other = proposalOf(mara, entry.id);
	await push(mara, other);
	await push(mara, nextOf(mara, other, 'withdraw', { state: 'withdrawn' }), { assumed: other });
	expect(
		await push(jana, nextOf(jana, other, 'agree', { state: 'agreed' }), { assumed: other })
	).toMatchObject({
		status: 'conflict',
		master: { state: 'withdrawn' }
	});
});

test('a proposal about an open, a foreign or no entry is refused alike, and nothing of it stays', async () => {
	const { mara, tom, entry } = await verifiedFirm();
	const draft = mara.draft({ start: '2026-11-17T07:00:00.000Z', stop: '2026-11-17T08:00:00.000Z' });
	await mara.push(draft);
	const codeOf = async (client: SyncClient, entryId: string) =>
		(await push(client, proposalOf(client, entryId))).reason;
	expect(await codeOf(mara, draft.id)).toEqual({ code: 'E_STATE', state: 'draft' });
	expect(await codeOf(mara, 'nothing')).toEqual({ code: 'E_STATE', state: 'none' });
	expect(await codeOf(tom, entry.id)).toEqual({ code: 'E_STATE', state: 'none' });
	expect(await seen(mara)).toEqual([]);
});

test('in a closed period HR unlocks, corrects and closes in one transaction; a manager cannot', async () => {
	const { mara, jana, server, entry } = await verifiedFirm();
	server.deps.db
		.statement(
			`UPDATE time_entries SET state = 'closed', record = json_set(record, '$.state', 'closed') WHERE id = ?`
		)
		.run([entry.id]);
	// The text of a record ends as the server writes it.
	server.deps.db
		.statement(
			`UPDATE time_entries SET record = replace(record, '"_deleted":0', '"_deleted":false') WHERE id = ?`
		)
		.run([entry.id]);
	const proposal = proposalOf(mara, entry.id);
	expect((await push(mara, proposal)).status).toBe('applied');
	const byManager = await push(jana, nextOf(jana, proposal, 'agree', { state: 'agreed' }), {
		assumed: proposal
	});
	expect(byManager.reason).toEqual({ code: 'E_LOCKED', state: 'closed' });
	const decide = (event: string, mutationId: unknown) =>
		server.post(`/api/corrections/${proposal.id}/decision`, { event, mutationId }, 'katrin');
	expect((await decide('agree', undefined)).status).toBe(400);
	expect((await decide('agree', mara.mutation('propose').id)).status).toBe(409);
	expect(await (await decide('agree', proposal.mutation.id)).json()).toEqual({
		state: 'agreed',
		reason: null
	});
	expect((await entriesOf(mara))[0]).toMatchObject({
		state: 'closed',
		start: '2026-11-18T06:30:00.000Z',
		flags: ['CORRECTED', 'UNLOCKED'],
		revision: 6
	});
	const lines = server.deps.db
		.statement('SELECT event FROM journal WHERE record_id = ? ORDER BY position')
		.all([entry.id]);
	expect(lines.map((line) => line['event']).slice(-3)).toEqual(['unlock', 'correct', 'close']);
	expect((await decide('decline', proposal.mutation.id)).status).toBe(409);
	const decidedId = (await seen(mara))[0]?.mutation.id;
	expect((await (await decide('decline', decidedId)).json()) as object).toMatchObject({
		reason: { code: 'E_STATE' }
	});
});

test('a missing time comes into being, a wrong one goes, and managers who saw it hear that', async () => {
	const { mara, jana, entry } = await verifiedFirm();
	const missing = proposalOf(mara, entry.id, {
		kind: 'add',
		entryId: null,
		proposed: {
			kind: 'work',
			start: '2026-11-17T07:00:00.000Z',
			stop: '2026-11-17T09:00:00.000Z',
			zone: 'Europe/Berlin',
			workTypeId: null,
			jobId: null,
			note: 'site 7'
		}
	});
	await push(mara, missing);
	await push(jana, nextOf(jana, missing, 'agree', { state: 'agreed' }), { assumed: missing });
	const added = (await entriesOf(mara)).find((one) => one.id !== entry.id);
	expect(added).toMatchObject({ state: 'verified', origin: 'correction', note: 'site 7', userId: 'mara' });
	expect((await seen(mara))[0]?.entryId).toBe(added?.id);
	const { checkpoint } = await jana.pull();
	const wrong = proposalOf(mara, entry.id, { kind: 'delete', proposed: null });
	await push(mara, wrong);
	await push(jana, nextOf(jana, wrong, 'agree', { state: 'agreed' }), { assumed: wrong });
	expect((await jana.pull('time_entries', checkpoint)).documents).toMatchObject([
		{ id: entry.id, _deleted: true }
	]);
});

test('an entry that a correction moves to a day on which another group counts leaves the first manager’s view', async () => {
	const firm = await createSyncFirm();
	const { server, jana, theo } = firm;
	await server.addEmployee({
		id: 'nora',
		memberships: [
			{ groupId: 'north', from: '2020-01-01', to: '2026-11-18' },
			{ groupId: 'south', from: '2026-11-19', to: null }
		]
	});
	const { syncClient } = await import('#server/testkit/sync-client.ts');
	const nora = syncClient(server, 'nora');
	const entry = await confirmedEntry(nora);
	const verified = jana.next(entry, 'verify', { state: 'verified' });
	await jana.push(verified, { assumed: entry });
	const { checkpoint } = await jana.pull();
	const seenBySouth = await theo.pull();
	const proposal = proposalOf(nora, entry.id, {
		proposed: {
			kind: 'work',
			start: '2026-11-19T05:00:00.000Z',
			stop: '2026-11-19T07:00:00.000Z',
			zone: 'Europe/Berlin',
			workTypeId: null,
			jobId: null,
			note: ''
		}
	});
	await push(nora, proposal);
	await push(jana, nextOf(jana, proposal, 'agree', { state: 'agreed' }), { assumed: proposal });
	expect((await jana.pull('time_entries', checkpoint)).documents).toMatchObject([
		{ id: entry.id, _deleted: true }
	]);
	expect((await theo.pull('time_entries', seenBySouth.checkpoint)).documents).toMatchObject([
		{ id: entry.id, start: '2026-11-19T05:00:00.000Z' }
	]);
});

test('HR neither reads nor decides what the manager has still to verify', async () => {
	const { mara, server } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const proposal = proposalOf(mara, entry.id, { reason: 'canary' });
	await push(mara, proposal);
	const open = await (await server.request('/api/corrections/open', {}, 'katrin')).text();
	expect(open).not.toContain('canary');
	const body = { event: 'agree', mutationId: proposal.mutation.id };
	expect((await server.post(`/api/corrections/${proposal.id}/decision`, body, 'katrin')).status).toBe(404);
});

test('proposed and taken back before the server heard of it: the owner keeps it, nobody else learns of it', async () => {
	const { mara, jana, entry } = await verifiedFirm();
	const mutation = mara.mutation('withdraw', { prior: [mara.mutation('propose')] });
	const proposal = proposalOf(mara, entry.id, { state: 'withdrawn', mutation });
	expect((await push(mara, proposal)).status).toBe('applied');
	expect(await seen(mara)).toMatchObject([{ state: 'withdrawn' }]);
	expect(await seen(jana)).toEqual([]);
});

test('nothing that was proposed is deleted', async () => {
	const { mara, entry } = await verifiedFirm();
	const proposal = proposalOf(mara, entry.id);
	await push(mara, proposal);
	const gone = nextOf(mara, proposal, 'withdraw');
	expect((await push(mara, gone, { assumed: proposal, deleted: true })).reason).toEqual({
		code: 'E_FORBIDDEN'
	});
});

test('an agreement puts no locked time over another: what was confirmed since the proposal stays as it is', async () => {
	const { mara, jana, entry } = await verifiedFirm();
	const proposal = proposalOf(mara, entry.id);
	await push(mara, proposal);
	const early = await confirmedEntry(mara, {
		start: '2026-11-18T06:30:00.000Z',
		stop: '2026-11-18T07:00:00.000Z'
	});
	const agreed = nextOf(jana, proposal, 'agree', { state: 'agreed' });
	expect(await push(jana, agreed, { assumed: proposal })).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_OVERLAP' }
	});
	expect(await push(mara, proposalOf(mara, entry.id))).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_OVERLAP' }
	});
	const returned = jana.next(early, 'reject', { state: 'rejected', comment: 'doppelt' });
	await jana.push(returned, { assumed: early });
	expect((await push(jana, agreed, { assumed: proposal })).status).toBe('applied');
});
