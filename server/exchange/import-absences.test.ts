import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { absencesBetween, recordAbsences } from '#server/absences/absences.usecases.ts';
import { listInFileOrder } from '#server/exchange/directory.usecase.ts';
import { SYSTEM } from '#server/exchange/import.usecase.ts';
import { allEmployees } from '#server/people/people-facts.usecases.ts';
import { saveReference } from '#server/settings/reference.usecases.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { absencesHeader, contents, file, give, take } from './exchange-testkit.ts';

const fullWeek = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 480, sat: 0, sun: 0 };

async function withAnna(): Promise<TestServer> {
	const server = createTestServer();
	const schedules = [{ validFrom: '2000-01-01', minutes: fullWeek, comment: 'Vertrag' }];
	await server.addEmployee({ userName: 'anna', schedules });
	return server;
}

const row = (label: string, date: string, confirmed = true) => `anna;${label};${confirmed};${date}`;

function spans({ deps }: TestServer): string[] {
	return absencesBetween(deps, '2000-01-01', '2100-01-01').map(
		({ typeId, from, to, firstHalf, state }) => `${typeId} ${from} ${to} ${firstHalf ?? 'full'} ${state}`
	);
}

test('days with only free days between them become one absence', async () => {
	const server = await withAnna();
	// Thursday, Friday, Monday; then Wednesday, after a Tuesday of work.
	const dates = ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-11'];
	await take(server, 'absences', file(absencesHeader, ...dates.map((date) => row('vacation', date))));
	expect(spans(server)).toEqual([
		'vacation 2026-03-05 2026-03-09 full approved',
		'vacation 2026-03-11 2026-03-11 full approved'
	]);
});

test('another label, another answer or a half day begins a new absence', async () => {
	const server = await withAnna();
	const rows = [
		row('vacation', '2026-03-02'),
		row('sick', '2026-03-03'),
		row('vacation', '2026-03-04', false),
		row('hvacation', '2026-03-05'),
		row('vacation', '2026-03-06')
	];
	await take(server, 'absences', file(absencesHeader, ...rows));
	expect(spans(server).sort()).toEqual([
		'sick 2026-03-03 2026-03-03 full approved',
		'vacation 2026-03-02 2026-03-02 full approved',
		'vacation 2026-03-04 2026-03-04 full requested',
		'vacation 2026-03-05 2026-03-05 am approved',
		'vacation 2026-03-06 2026-03-06 full approved'
	]);
});

test('two halves of one day are its two halves', async () => {
	const server = await withAnna();
	await take(
		server,
		'absences',
		file(absencesHeader, row('hvacation', '2026-03-05'), row('hsick', '2026-03-05'))
	);
	expect(spans(server)).toEqual([
		'vacation 2026-03-05 2026-03-05 am approved',
		'sick 2026-03-05 2026-03-05 pm approved'
	]);
});

test('the same file again changes nothing; a further day is added alone', async () => {
	const server = await withAnna();
	const dates = ['2026-03-05', '2026-03-06'];
	const text = file(absencesHeader, ...dates.map((date) => row('vacation', date)));
	await take(server, 'absences', text);
	const before = contents(server);
	expect(await take(server, 'absences', text)).toMatchObject({ new: 0, unchanged: 2 });
	expect(contents(server)).toEqual(before);
	await take(server, 'absences', text + `${row('vacation', '2026-03-09')}\n`);
	expect(spans(server)).toEqual([
		'vacation 2026-03-05 2026-03-06 full approved',
		'vacation 2026-03-09 2026-03-09 full approved'
	]);
});

test('a full day over a half one that exists is an overlap', async () => {
	const server = await withAnna();
	await take(server, 'absences', file(absencesHeader, row('hvacation', '2026-03-05')));
	expect(await take(server, 'absences', file(absencesHeader, row('vacation', '2026-03-05')))).toMatchObject({
		accepted: false,
		problems: [{ line: 2, column: 'date', code: 'OVERLAP' }]
	});
});

test('sick leave may lie over vacation', async () => {
	const server = await withAnna();
	await take(server, 'absences', file(absencesHeader, row('vacation', '2026-03-05')));
	expect(await take(server, 'absences', file(absencesHeader, row('sick', '2026-03-05')))).toMatchObject({
		accepted: true,
		new: 1
	});
});

test('an export writes a row for each day that was asked for, and taken again it is the same file', async () => {
	const server = await withAnna();
	const rows = [
		row('vacation', '2026-03-05'),
		row('vacation', '2026-03-06'),
		row('vacation', '2026-03-09'),
		row('sick', '2026-03-14'),
		row('hvacation', '2026-03-16'),
		row('holiday', '2026-03-17', false)
	];
	await take(server, 'absences', file(absencesHeader, ...rows));
	const exported = await give(server, 'absences');
	expect(exported.split('\r\n').map((line) => line.split(';').slice(2, 6).join(' '))).toEqual([
		'&duration &label &confirmed &date',
		'8 vacation true 2026-03-05',
		'8 vacation true 2026-03-06',
		'8 vacation true 2026-03-09',
		'0 sick true 2026-03-14',
		'8 hvacation true 2026-03-16',
		'8 holiday false 2026-03-17',
		''
	]);
	const copy = await withAnna();
	await take(copy, 'absences', exported);
	expect(await give(copy, 'absences')).toBe(exported);
});

test('a span of dates is exported by day, not by absence', async () => {
	const server = await withAnna();
	const dates = ['2026-03-05', '2026-03-06', '2026-03-09'];
	await take(server, 'absences', file(absencesHeader, ...dates.map((date) => row('vacation', date))));
	const exported = await give(server, 'absences', { from: '2026-03-06', to: '2026-03-06' });
	expect(exported.match(/2026-03-\d\d/g)).toEqual(['2026-03-06']);
});

test('outside the employment nobody owes a day: so none is exported', async () => {
	const server = await withAnna();
	const hr = await server.addEmployee({ hr: true });
	const dates = ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11'];
	const rows = dates.map((date) => row('vacation', date));
	await take(server, 'absences', file(absencesHeader, ...rows));
	const anna = allEmployees(server.deps).find(({ userName }) => userName === 'anna')?.id ?? '';
	const employment = { from: '2020-01-01', to: '2026-03-09' };
	expect((await server.patch(`/api/people/${anna}`, { employment }, hr)).status).toBe(200);
	const exported = await give(server, 'absences');
	expect(dates.filter((date) => exported.includes(date))).toEqual(dates.slice(0, 3));
});

/** What people asked for themselves: a file cannot bring two equal halves. */
function record({ deps }: TestServer, ...absences: Partial<Absence>[]): void {
	const [{ id: userId } = { id: '' }] = listInFileOrder(deps);
	recordAbsences(deps, {
		actorId: userId,
		event: 'create',
		absences: absences.map((absence) =>
			anAbsence({ id: deps.ids.next(), userId, from: '2026-03-05', ...absence })
		)
	});
}

test('morning and afternoon of one type are one row, and that file changes nothing where it came from', async () => {
	const server = await withAnna();
	record(
		server,
		{ firstHalf: 'am' },
		{ firstHalf: 'pm' },
		{ typeId: 'sick', firstHalf: 'pm' },
		{ from: '2026-03-06', firstHalf: 'pm' },
		{ from: '2026-03-06', firstHalf: 'am', state: 'requested' }
	);
	const exported = await give(server, 'absences');
	expect(exported.match(/8;\w+;\w+;[^;]+/g)).toEqual([
		'8;hsick;true;2026-03-05',
		'8;vacation;true;2026-03-05',
		'8;hvacation;true;2026-03-06',
		'8;hvacation;false;2026-03-06'
	]);
	const copy = await withAnna();
	expect(await take(copy, 'absences', exported)).toMatchObject({ accepted: true });
	expect(await give(copy, 'absences')).toBe(exported);
	const before = contents(server);
	expect(await take(server, 'absences', exported)).toMatchObject({ accepted: true, new: 0 });
	expect(contents(server)).toEqual(before);
});

test('a half in the file is the half that is there; a second one is the other half', async () => {
	const server = await withAnna();
	record(server, { firstHalf: 'pm' });
	const once = file(absencesHeader, row('hvacation', '2026-03-05'));
	expect(await take(server, 'absences', once)).toMatchObject({ new: 0, unchanged: 1 });
	const twice = once + `${row('hvacation', '2026-03-05', false)}\n`;
	expect(await take(server, 'absences', twice)).toMatchObject({ new: 1, unchanged: 1 });
	expect(spans(server)).toEqual([
		'vacation 2026-03-05 2026-03-05 pm approved',
		'vacation 2026-03-05 2026-03-05 am requested'
	]);
	expect(await take(server, 'absences', twice)).toMatchObject({ new: 0, unchanged: 2 });
});

test('half a day of a type of the company is half a day in the file, and coming back it changes nothing', async () => {
	const server = await withAnna();
	server.deps.db.transaction(() => {
		saveReference(server.deps, SYSTEM, {
			id: 'special-leave',
			kind: 'absence_type',
			name: 'Sonderurlaub',
			data: { label: 'special', effect: 'credit', category: 'other' }
		});
	});
	record(server, { typeId: 'special-leave', firstHalf: 'am', lastHalf: 'am' });
	const exported = await give(server, 'absences');
	expect(exported).toContain(';hspecial;true;2026-03-05;');
	const before = contents(server);
	expect(await take(server, 'absences', exported)).toMatchObject({ accepted: true, new: 0, unchanged: 1 });
	expect(contents(server)).toEqual(before);
});

test('a half day over a whole one that exists is an overlap', async () => {
	const server = await withAnna();
	await take(server, 'absences', file(absencesHeader, row('vacation', '2026-03-05')));
	expect(await take(server, 'absences', file(absencesHeader, row('hvacation', '2026-03-05')))).toMatchObject({
		accepted: false,
		problems: [{ line: 2, column: 'date', code: 'OVERLAP' }]
	});
});

test('a company type of illness may lie over vacation, as in a request', async () => {
	const server = await withAnna();
	server.deps.db.transaction(() => {
		saveReference(server.deps, SYSTEM, {
			id: 'child',
			kind: 'absence_type',
			name: 'Kind krank',
			data: { label: 'child-sick', effect: 'credit', category: 'sick' }
		});
	});
	await take(server, 'absences', file(absencesHeader, row('vacation', '2026-03-05')));
	expect(await take(server, 'absences', file(absencesHeader, row('child-sick', '2026-03-05')))).toMatchObject(
		{ accepted: true, new: 1 }
	);
});
