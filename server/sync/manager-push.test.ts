import { expect, test } from 'vitest';
import { journalOf } from '#server/journal/journal.repository.ts';
import { historyOfTimeEntry } from '#server/time-entries/time-entries.usecases.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

test('a manager verifies a confirmed entry of a member, and the owner is told once for many', async () => {
	const { mara, jana } = await createSyncFirm();
	const first = await confirmedEntry(mara);
	const second = await confirmedEntry(mara, {
		start: '2026-11-18T12:00:00.000Z',
		stop: '2026-11-18T15:00:00.000Z'
	});
	const { results } = await jana.pushRows(
		[first, second].map((entry) =>
			jana.row(jana.next(entry, 'verify', { state: 'verified' }), { assumed: entry })
		)
	);
	expect(results.map(({ status }) => status)).toEqual(['applied', 'applied']);
	expect((await mara.pull('notices')).documents).toMatchObject([
		{
			kind: 'entries_verified',
			userId: 'mara',
			readAt: null,
			data: { by: 'jana', byName: 'jana', entryIds: [first.id, second.id], dates: ['2026-11-18'] }
		}
	]);
	expect((await jana.pull('notices')).documents).toEqual([]);
});

test('a manager returns an entry with a comment: the owner sees both, and may edit again', async () => {
	const { mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const silent = jana.next(entry, 'reject', { state: 'rejected' });
	expect(await jana.push(silent, { assumed: entry })).toMatchObject({
		reason: { code: 'E_COMMENT_REQUIRED' }
	});
	const returned = jana.next(entry, 'reject', { state: 'rejected', comment: 'Pause fehlt' });
	expect(await jana.push(returned, { assumed: entry })).toMatchObject({ status: 'applied' });
	const page = await mara.pull();
	expect(page.documents).toMatchObject([{ state: 'rejected', comment: 'Pause fehlt', note: '' }]);
	expect((await mara.pull('notices')).documents).toMatchObject([
		{ kind: 'entries_returned', data: { comment: 'Pause fehlt' } }
	]);
	const edit = mara.next(entry, 'edit', { state: 'draft', note: 'mit Pause' });
	expect(await mara.push(edit, { assumed: returned })).toMatchObject({ status: 'applied' });
});

test('a decision changes the state of an entry and nothing that its owner wrote', async () => {
	const { mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara, { note: 'Dachstuhl' });
	const forged = jana.next(entry, 'verify', {
		state: 'verified',
		note: 'nie da gewesen',
		stop: '2026-11-18T08:00:00.000Z'
	});
	expect(await jana.push(forged, { assumed: entry })).toMatchObject({ status: 'applied' });
	expect((await mara.pull()).documents).toMatchObject([
		{ state: 'verified', note: 'Dachstuhl', stop: '2026-11-18T11:00:00.000Z' }
	]);
});

test('a manager takes a decision back within a minute, not later', async () => {
	const { server, mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const verified = jana.next(entry, 'verify', { state: 'verified' });
	await jana.push(verified, { assumed: entry });
	server.clock.advance(59_000);
	const undo = jana.next(verified, 'undo', { state: 'confirmed' });
	expect(await jana.push(undo, { assumed: verified })).toMatchObject({ status: 'applied' });
	const again = jana.next(undo, 'verify', { state: 'verified' });
	await jana.push(again, { assumed: undo });
	server.clock.advance(61_000);
	const late = jana.next(again, 'undo', { state: 'confirmed' });
	expect(await jana.push(late, { assumed: again })).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_STATE' }
	});
});

test('the owner withdraws a confirmation within a minute of its receipt, not later, not after a decision', async () => {
	const { server, mara, jana } = await createSyncFirm();
	const withdraw = (entry: Awaited<ReturnType<typeof confirmedEntry>>) =>
		mara.push(mara.next(entry, 'withdraw', { state: 'draft' }), { assumed: entry });
	expect(await withdraw(await confirmedEntry(mara))).toMatchObject({ status: 'applied' });
	const span = { start: '2026-11-17T07:00:00.000Z', stop: '2026-11-17T11:00:00.000Z' };
	const late = await confirmedEntry(mara, span);
	server.clock.advance(61_000);
	expect(await withdraw(late)).toMatchObject({ status: 'rejected', reason: { code: 'E_LOCKED' } });
	const verified = jana.next(late, 'verify', { state: 'verified' });
	await jana.push(verified, { assumed: late });
	expect(await withdraw(verified as never)).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_LOCKED' }
	});
});

test('the owner does not withdraw what the manager verified and took back, nor what was confirmed for him', async () => {
	const { server, mara, jana } = await createSyncFirm();
	const managers = [{ userId: 'jana', from: '2020-01-01', to: null }];
	server.addGroup({ id: 'north', data: { verification: true, managers, withdrawHours: 2 } });
	const entry = await confirmedEntry(mara);
	const verified = jana.next(entry, 'verify', { state: 'verified' });
	await jana.push(verified, { assumed: entry });
	const undone = jana.next(verified, 'undo', { state: 'confirmed' });
	expect(await jana.push(undone, { assumed: verified })).toMatchObject({ status: 'applied' });
	const span = { start: '2026-11-17T07:00:00.000Z', stop: '2026-11-17T11:00:00.000Z' };
	const entered = jana.draft({
		...span,
		userId: 'mara',
		state: 'confirmed',
		comment: 'am Telefon',
		mutation: jana.mutation('enter_on_behalf')
	});
	expect(await jana.push(entered)).toMatchObject({ status: 'applied' });
	for (const one of [undone, entered]) {
		const withdraw = mara.next(one, 'withdraw', { state: 'draft' });
		expect(await mara.push(withdraw, { assumed: one })).toMatchObject({ reason: { code: 'E_LOCKED' } });
	}
});

test('a back-dated clock on a device nobody knows takes back neither a confirmation nor a decision', async () => {
	const { server, mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const deviceTime = new Date(server.clock.now() + 30_000).toISOString();
	const backDated = { deviceTime, deviceId: 'fresh', seq: 1 };
	server.clock.advance(3_600_000);
	const withdraw = { ...entry, state: 'draft', mutation: mara.mutation('withdraw', backDated) };
	expect(await mara.push(withdraw, { assumed: entry })).toMatchObject({ reason: { code: 'E_LOCKED' } });
	const prior = [mara.mutation('withdraw', backDated)];
	const edit = { ...entry, state: 'draft', note: 'x', mutation: { ...mara.mutation('edit'), prior } };
	expect(await mara.push(edit, { assumed: entry })).toMatchObject({ reason: { code: 'E_LOCKED' } });
	const verified = jana.next(entry, 'verify', { state: 'verified' });
	await jana.push(verified, { assumed: entry });
	server.clock.advance(3_600_000);
	const decidedAt = new Date(server.clock.now() - 3_590_000).toISOString();
	const undo = {
		...verified,
		state: 'confirmed',
		mutation: jana.mutation('undo', { ...backDated, deviceTime: decidedAt })
	};
	expect(await jana.push(undo, { assumed: verified })).toMatchObject({ reason: { code: 'E_STATE' } });
});

test('a withdrawal and an edit made offline travel as one row, within the hours the group allows', async () => {
	const { server, mara } = await createSyncFirm();
	const managers = [{ userId: 'jana', from: '2020-01-01', to: null }];
	server.addGroup({ id: 'north', data: { verification: true, managers, withdrawHours: 2 } });
	const entry = await confirmedEntry(mara);
	server.clock.advance(3_600_000);
	const edited = mara.next(entry, 'edit', { state: 'draft', note: 'zurückgeholt' });
	const prior = [mara.mutation('withdraw')];
	const row = { ...edited, mutation: { ...mara.mutation('edit'), prior } };
	expect(await mara.push(row, { assumed: entry })).toMatchObject({ status: 'applied' });
	expect((await mara.pull()).documents).toMatchObject([{ state: 'draft', note: 'zurückgeholt' }]);
});

test('a decision made and taken back offline travels as one row', async () => {
	const { mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const prior = [jana.mutation('verify')];
	const undo = { ...entry, mutation: { ...jana.mutation('undo'), prior } };
	expect(await jana.push(undo, { assumed: entry })).toMatchObject({ status: 'applied' });
	expect((await mara.pull()).documents).toMatchObject([{ state: 'confirmed', route: 'manager' }]);
});

test('nobody decides on the own time, and a manager only on members of the own group', async () => {
	const { server, mara, theo } = await createSyncFirm();
	server.addGroup({
		id: 'self',
		data: { verification: true, managers: [{ userId: 'mara', from: '2020-01-01', to: null }] }
	});
	const entry = await confirmedEntry(mara);
	const own = mara.next(entry, 'verify', { state: 'verified' });
	expect(await mara.push(own, { assumed: entry })).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_SELF' }
	});
	const foreign = theo.next(entry, 'verify', { state: 'verified' });
	expect(await theo.push(foreign, { assumed: entry })).toEqual({
		id: entry.id,
		status: 'rejected',
		reason: { code: 'E_FORBIDDEN' },
		master: { id: entry.id, _deleted: true }
	});
});

test('HR never pushes for others: HR acts by HTTP', async () => {
	const { mara, katrin } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const verify = katrin.next(entry, 'verify', { state: 'verified' });
	expect(await katrin.push(verify, { assumed: entry })).toMatchObject({ reason: { code: 'E_FORBIDDEN' } });
	expect((await mara.pull()).documents).toMatchObject([{ state: 'confirmed' }]);
});

test('a manager who lost the group a moment ago can no longer verify', async () => {
	const { server, mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	server.addGroup({ id: 'north', data: { verification: true, managers: [] } });
	const verify = jana.next(entry, 'verify', { state: 'verified' });
	expect(await jana.push(verify, { assumed: entry })).toMatchObject({
		status: 'rejected',
		reason: { code: 'E_FORBIDDEN' },
		master: { _deleted: true }
	});
});

test('the group of the entry’s day decides, not the group of today', async () => {
	const { server, jana, theo } = await createSyncFirm();
	const { syncClient } = await import('#server/testkit/sync-client.ts');
	const moved = syncClient(
		server,
		await server.addEmployee({
			id: 'moved',
			memberships: [
				{ groupId: 'north', from: '2020-01-01', to: '2026-11-18' },
				{ groupId: 'south', from: '2026-11-19', to: null }
			]
		})
	);
	const entry = await confirmedEntry(moved);
	expect((await jana.pull()).documents).toMatchObject([{ id: entry.id }]);
	expect((await theo.pull()).documents).toEqual([]);
	const verify = (who: typeof jana) =>
		who.push(who.next(entry, 'verify', { state: 'verified' }), { assumed: entry });
	expect(await verify(theo)).toMatchObject({ reason: { code: 'E_FORBIDDEN' } });
	expect(await verify(jana)).toMatchObject({ status: 'applied' });
});

test('what an archived person did before is for HR to decide; what is done after is refused', async () => {
	const { server } = await createSyncFirm();
	const { syncClient } = await import('#server/testkit/sync-client.ts');
	const gone = syncClient(
		server,
		await server.addEmployee({ id: 'gone', groupId: 'north', archivedAt: '2026-11-19T10:00:00.000Z' })
	);
	expect(await gone.push(gone.draft())).toMatchObject({ status: 'rejected', reason: { code: 'E_ARCHIVED' } });
	const before = gone.mutation('confirm', { deviceTime: '2026-11-19T09:00:00.000Z' });
	const confirmed = gone.draft({ state: 'confirmed', mutation: before });
	expect(await gone.push(confirmed)).toMatchObject({ status: 'applied' });
	expect((await gone.pull()).documents).toMatchObject([{ state: 'review' }]);
});

test('each decision is one line of the journal, with what was before and after', async () => {
	const { server, mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const reopened = jana.next(entry, 'reopen', { state: 'draft', comment: 'bitte prüfen' });
	await jana.push(reopened, { assumed: entry });
	const lines = journalOf(server.deps.db, entry.id);
	expect(lines.map(({ event, actorId, mutationId }) => [event, actorId, mutationId])).toEqual([
		['create', 'mara', expect.any(String)],
		['confirm', 'mara', entry.mutation.id],
		['reopen', 'jana', reopened.mutation.id]
	]);
	const states = (text: string | null | undefined) => (JSON.parse(text ?? '{}') as { state?: string }).state;
	const history = historyOfTimeEntry(server.deps, entry.id);
	expect(history.map(({ before, after }) => [states(before), states(after)])).toEqual([
		[undefined, 'draft'],
		['draft', 'confirmed'],
		['confirmed', 'draft']
	]);
	expect(() => server.deps.db.sqlite.exec("UPDATE journal SET event = 'x'")).toThrow('append-only');
	expect(() => server.deps.db.sqlite.exec('DELETE FROM journal')).toThrow('append-only');
});
