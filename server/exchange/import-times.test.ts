import { expect, test } from 'vitest';
import { msToInstant } from '#domain/time/instant.ts';
import { journalOf } from '#server/journal/journal.repository.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import {
	recordTimeEntries,
	timeEntriesOf,
	type EntryToRecord
} from '#server/time-entries/time-entries.usecases.ts';
import { at, contents, days, file, give, take, timesHeader } from './exchange-testkit.ts';

const entriesOf = ({ deps }: TestServer, userId: string) =>
	timeEntriesOf(deps, userId, '2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z');

async function withAnna(): Promise<{ server: TestServer; anna: string }> {
	const server = createTestServer();
	return { server, anna: await server.addEmployee({ userName: 'anna', name: 'Anna', personalNumber: '7' }) };
}

test('a confirmed row comes in confirmed, straight to HR, and is marked as imported', async () => {
	const { server, anna } = await withAnna();
	const report = await take(server, 'times', file(timesHeader, ...days('Anna', '2025-03-03', 1)));
	expect(report).toMatchObject({ accepted: true, applied: true, rows: 1, new: 1 });
	expect(entriesOf(server, anna)).toMatchObject([
		{
			start: '2025-03-03T06:00:00.000Z',
			stop: '2025-03-03T14:00:00.000Z',
			zone: 'Europe/Berlin',
			state: 'confirmed',
			route: 'direct',
			flags: ['IMPORTED'],
			origin: 'import'
		}
	]);
});

test('a row that is not confirmed becomes a draft of its owner', async () => {
	const { server, anna } = await withAnna();
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 1, false)));
	expect(entriesOf(server, anna)).toMatchObject([
		{ state: 'draft', route: null, flags: [], confirmedAt: null }
	]);
	expect(await give(server, 'times')).not.toContain('anna');
});

test('each imported entry has its line in the journal', async () => {
	const { server, anna } = await withAnna();
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 2)));
	for (const { id } of entriesOf(server, anna)) {
		expect(journalOf(server.deps.db, id)).toMatchObject([
			{ actorId: 'system', event: 'create', userId: anna, before: null }
		]);
	}
});

test('a dry run says the same and changes nothing', async () => {
	const { server } = await withAnna();
	const text = file(timesHeader, ...days('anna', '2025-03-03', 5));
	const before = contents(server);
	const dry = await take(server, 'times', text, { mode: 'dry-run' });
	expect(contents(server)).toEqual(before);
	expect(dry).toMatchObject({ accepted: true, applied: false, new: 5, newWorkTypes: ['Montage'] });
	expect(await take(server, 'times', text)).toEqual({ ...dry, mode: 'apply', applied: true });
});

test('the same file again changes nothing', async () => {
	const { server } = await withAnna();
	const text = file(timesHeader, ...days('anna', '2025-03-03', 3), ...days('anna', '2025-03-10', 2, false));
	await take(server, 'times', text);
	const before = contents(server);
	expect(await take(server, 'times', text)).toMatchObject({ applied: true, new: 0, unchanged: 5 });
	expect(contents(server)).toEqual(before);
});

test('an own export taken again changes nothing', async () => {
	const { server } = await withAnna();
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 3)));
	const exported = await give(server, 'times');
	const before = contents(server);
	expect(await take(server, 'times', exported)).toMatchObject({ new: 0, unchanged: 3 });
	expect(contents(server)).toEqual(before);
	expect(await give(server, 'times')).toBe(exported);
});

test('a draft its owner changed is not brought back by the same file', async () => {
	const { server, anna } = await withAnna();
	const text = file(timesHeader, ...days('anna', '2025-03-03', 1, false));
	await take(server, 'times', text);
	const [entry] = entriesOf(server, anna);
	expect(entry).toBeDefined();
	if (entry === undefined) return;
	const moved = { ...entry, start: msToInstant(at('2025-03-03', '09:00')) };
	recordTimeEntries(server.deps, { actorId: anna, event: 'edit', entries: [moved] });
	expect(await take(server, 'times', text)).toMatchObject({ new: 0, unchanged: 1 });
	expect(entriesOf(server, anna)).toHaveLength(1);
});

test('one bad row keeps the whole file out', async () => {
	const { server } = await withAnna();
	const before = contents(server);
	const rows = [...days('anna', '2025-03-03', 3), ...days('bert', '2025-03-03', 1)];
	const report = await take(server, 'times', file(timesHeader, ...rows));
	expect(report).toMatchObject({
		accepted: false,
		applied: false,
		faulty: 1,
		problems: [{ line: 5, column: 'sip', code: 'UNKNOWN_USER', value: 'bert' }]
	});
	expect(contents(server)).toEqual(before);
});

test('where only the good rows are wanted, the bad ones are left out', async () => {
	const { server, anna } = await withAnna();
	const rows = [...days('anna', '2025-03-03', 3), ...days('bert', '2025-03-03', 1)];
	const report = await take(server, 'times', file(timesHeader, ...rows), { rows: 'valid' });
	expect(report).toMatchObject({ accepted: true, applied: true, new: 3, faulty: 1 });
	expect(entriesOf(server, anna)).toHaveLength(3);
});

test('a file without its columns is refused, good rows or not', async () => {
	const { server } = await withAnna();
	const report = await take(server, 'times', 'sip;start\nanna;1\n', { rows: 'valid' });
	expect(report).toMatchObject({ accepted: false, new: 0, problemCount: 2 });
});

test('a row over something HR can see is an overlap', async () => {
	const { server } = await withAnna();
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 1)));
	const over = `anna;${at('2025-03-03', '14:59')};${at('2025-03-03', '16:00')};true;`;
	const touching = `anna;${at('2025-03-03', '15:00')};${at('2025-03-03', '16:00')};true;`;
	expect(await take(server, 'times', file(timesHeader, over))).toMatchObject({
		accepted: false,
		problems: [{ line: 2, column: 'start', code: 'OVERLAP' }]
	});
	expect(await take(server, 'times', file(timesHeader, touching))).toMatchObject({ accepted: true, new: 1 });
});

test('a report never tells that somebody has a draft', async () => {
	const { server } = await withAnna();
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 1, false)));
	const over = `anna;${at('2025-03-03', '14:00')};${at('2025-03-03', '16:00')};true;`;
	const report = await take(server, 'times', file(timesHeader, over), { mode: 'dry-run' });
	expect(report).toMatchObject({ accepted: true, new: 1, problems: [], warnings: [] });
});

test('no report, first or second, differs because somebody has a draft of exactly this time', async () => {
	const reportsOf = async (draftOf: (userId: string) => EntryToRecord[]) => {
		const { server, anna } = await withAnna();
		recordTimeEntries(server.deps, { actorId: anna, event: 'create', entries: draftOf(anna) });
		const text = file(timesHeader, ...days('anna', '2025-03-03', 2), ...days('anna', '2025-03-05', 1, false));
		const reports = [];
		for (const mode of ['dry-run', 'apply', 'apply'] as const) {
			reports.push(await take(server, 'times', text, { mode }));
		}
		return { reports, exported: await give(server, 'times') };
	};
	const draft = (userId: string, date: string): EntryToRecord => ({
		id: `draft-${date}`,
		userId,
		kind: 'work',
		start: msToInstant(at(date, '07:00')),
		stop: msToInstant(at(date, '15:00')),
		zone: 'Europe/Berlin',
		workTypeId: null,
		jobId: null,
		note: '',
		explanation: '',
		state: 'draft',
		origin: 'manual',
		comment: null,
		route: null,
		flags: [],
		confirmedAt: null
	});
	const without = await reportsOf(() => []);
	const withDrafts = await reportsOf((anna) => [draft(anna, '2025-03-03'), draft(anna, '2025-03-05')]);
	expect(withDrafts).toEqual(without);
	expect(without.reports).toMatchObject([{ new: 3 }, { new: 3 }, { new: 0, unchanged: 3 }]);
});

test('nor does a report show to where somebody moved an imported draft', async () => {
	const { server, anna } = await withAnna();
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 1, false)));
	const [entry] = entriesOf(server, anna);
	if (entry === undefined) throw new Error('nothing came in');
	const moved = { ...entry, start: msToInstant(at('2025-03-03', '09:00')) };
	recordTimeEntries(server.deps, { actorId: anna, event: 'edit', entries: [moved] });
	const guess = `anna;${at('2025-03-03', '09:00')};${at('2025-03-03', '15:00')};true;`;
	const report = await take(server, 'times', file(timesHeader, guess), { mode: 'dry-run' });
	expect(report).toMatchObject({ new: 1, unchanged: 0 });
});

test('a work type nobody knows is added once, a known one is found in any case', async () => {
	const { server, anna } = await withAnna();
	const rows = days('anna', '2025-03-03', 2);
	expect(await take(server, 'times', file(timesHeader, ...rows))).toMatchObject({
		newWorkTypes: ['Montage'],
		warnings: [{ line: 2, column: 'label', code: 'NEW_WORK_TYPE' }]
	});
	const shout = days('anna', '2025-03-10', 1).map((row) => row.replace('Montage', 'MONTAGE'));
	expect(await take(server, 'times', file(timesHeader, ...shout))).toMatchObject({ newWorkTypes: [] });
	expect(new Set(entriesOf(server, anna).map(({ workTypeId }) => workTypeId)).size).toBe(1);
});

test('the owner and the managers of the group hear of imported entries, nobody else', async () => {
	const server = createTestServer();
	const manager = await server.addEmployee();
	const groupId = server.addGroup({
		data: { managers: [{ userId: manager, from: '2000-01-01', to: null }] }
	});
	const anna = await server.addEmployee({ userName: 'anna', groupId });
	const stranger = await server.addEmployee();
	const heard = new Map([anna, manager, stranger].map((userId) => [userId, 0]));
	for (const userId of heard.keys()) {
		server.deps.feed.subscribe(userId, {
			sessionKey: userId,
			send: (event) => {
				if (event.type === 'change' && event.collection === 'time_entries') {
					heard.set(userId, (heard.get(userId) ?? 0) + 1);
				}
			},
			close: () => undefined
		});
	}
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 3)));
	expect([anna, manager, stranger].map((userId) => heard.get(userId))).toEqual([1, 1, 0]);
});

test('two imports at once do not bring a row in twice', async () => {
	const { server, anna } = await withAnna();
	const text = file(timesHeader, ...days('anna', '2025-03-03', 3));
	const reports = await Promise.all([take(server, 'times', text), take(server, 'times', text)]);
	expect(reports.map((report) => report.new)).toEqual([3, 0]);
	expect(entriesOf(server, anna)).toHaveLength(3);
});

test('before there is a company nothing can be imported', async () => {
	const server = createTestServer({ withCompany: false });
	await expect(take(server, 'times', file(timesHeader))).rejects.toMatchObject({ code: 'setup.needed' });
});
