import { expect, test } from 'vitest';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { ImportRequest } from '#server/exchange/import.usecase.ts';
import { addEmployee, changeEmployee } from '#server/people/employee-changes.usecase.ts';
import { listEmployees } from '#server/people/people.repository.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { contents, file, give, take, usersHeader } from './exchange-testkit.ts';

const anna = 'anna;Anna Weiß;8;8;8;8;7,5;0;0;007';

function findAnna({ deps }: TestServer) {
	return listEmployees(deps.db).find(({ userName }) => userName === 'anna');
}

test('a new person comes in with contract and number, and waits for an invite', async () => {
	const server = createTestServer();
	expect(await take(server, 'users', file(usersHeader, anna))).toMatchObject({ applied: true, new: 1 });
	expect(findAnna(server)).toMatchObject({
		name: 'Anna Weiß',
		personalNumber: '007',
		status: 'invited',
		isHr: false,
		schedules: [
			{ minutes: { mon: 480, tue: 480, wed: 480, thu: 480, fri: 450, sat: 0, sun: 0 }, comment: 'Import' }
		]
	});
});

test('the same file again changes nothing, and an export is the same file', async () => {
	const server = createTestServer();
	await take(server, 'users', file(usersHeader, anna, 'bert;Bert;8;0;8;0;8;0;0;008'));
	const exported = await give(server, 'users');
	const before = contents(server);
	expect(await take(server, 'users', exported)).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
	expect(contents(server)).toEqual(before);
	expect(await give(server, 'users')).toBe(exported);
});

test('other hours begin today; the days before keep theirs', async () => {
	const server = createTestServer({ now: '2026-11-19T11:00:00.000Z' });
	await take(server, 'users', file(usersHeader, anna));
	const changed = file(usersHeader, anna.replace('7,5', '6'));
	expect(await take(server, 'users', changed)).toMatchObject({ new: 0, changed: 1 });
	expect(findAnna(server)?.schedules).toMatchObject([
		{ minutes: { fri: 450 } },
		{ validFrom: '2026-11-19', minutes: { fri: 360 } }
	]);
});

test('another name or number changes the person and nothing else', async () => {
	const server = createTestServer();
	const id = await server.addEmployee({ userName: 'anna', name: 'Anna', hr: true });
	await take(server, 'users', file(usersHeader, anna));
	expect(findAnna(server)).toMatchObject({
		id,
		name: 'Anna Weiß',
		personalNumber: '007',
		isHr: true,
		status: 'active'
	});
});

test('user names are the same in any case, and what cannot be one is named', async () => {
	const server = createTestServer();
	const row = (sip: string) => `${sip};Anna;8;8;8;8;8;0;0;1`;
	const report = await take(server, 'users', file(usersHeader, row('anna'), row('ANNA'), row('a b')));
	expect(report.problems).toMatchObject([
		{ line: 3, column: 'sip', code: 'DUPLICATE_USER' },
		{ line: 4, column: 'sip', code: 'BAD_USER_NAME' }
	]);
});

/** Does something at the moment when the file has been read and nothing is written yet. */
function meanwhile(server: TestServer, act: () => void): Partial<ImportRequest> {
	return {
		onProgress: ({ phase }) => {
			if (phase === 'write') server.deps.db.transaction(act);
		}
	};
}

test('what HR changes while a file is read stays; only what the file changes is written', async () => {
	const server = createTestServer({ now: '2026-11-19T11:00:00.000Z' });
	await take(server, 'users', file(usersHeader, anna));
	const { id, schedules } = findAnna(server) ?? { id: '', schedules: [] };
	const planned = { ...schedules[0], validFrom: '2027-01-01', comment: 'Teilzeit' };
	const edit = { fields: { name: 'Anna Groß', schedules: [...schedules, planned as WorkingSchedule] } };
	const byHr = meanwhile(server, () => changeEmployee(server.deps, 'hr', id, edit));
	const changed = file(usersHeader, anna.replace('7,5', '6').replace('007', '008'));
	expect(await take(server, 'users', changed, byHr)).toMatchObject({ applied: true, changed: 1 });
	expect(findAnna(server)).toMatchObject({ name: 'Anna Groß', personalNumber: '008' });
	expect(
		findAnna(server)
			?.schedules.map(({ validFrom }) => validFrom)
			.toSorted()
	).toEqual(['2000-01-01', '2026-11-19', '2027-01-01']);
});

test('a user name given away while a file is read is a finding of its row, and keeps the file out', async () => {
	const text = file(usersHeader, anna, 'bert;Bert;8;8;8;8;8;0;0;9');
	const report = async (rows: ImportRequest['rows']) => {
		const server = createTestServer();
		const other = { id: 'other', name: 'Anna Klein', userName: 'anna', status: 'invited' } as const;
		const byHr = meanwhile(server, () => addEmployee(server.deps, 'hr', { ...other, schedules: [] }));
		const outcome = await take(server, 'users', text, { ...byHr, rows });
		return { outcome, names: listEmployees(server.deps.db).map(({ name }) => name) };
	};
	const problems = [{ line: 2, column: 'sip', code: 'USER_NAME_TAKEN', value: 'anna' }];
	expect(await report('all')).toMatchObject({
		outcome: { accepted: false, applied: false, faulty: 1, problems },
		names: ['Anna Klein']
	});
	expect(await report('valid')).toMatchObject({
		outcome: { accepted: true, applied: true, new: 1, faulty: 1, problems },
		names: ['Anna Klein', 'Bert']
	});
});
