import { expect, test } from 'vitest';
import { listHolidaysOf } from './holidays.repository.ts';
import { calendarOf } from './holiday-calendar.usecase.ts';
import { refreshHolidays } from './holidays.usecases.ts';
import { updateGeneral } from '#server/settings/general.usecases.ts';
import { COMPANY_LOCATION_ID } from '#server/settings/settings.usecases.ts';
import { setUpCompany } from '#server/setup/setup.usecases.ts';
import { putReference } from '#server/settings/reference.repository.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';

function putLocation({ deps }: TestServer, state: string | null): void {
	const data = { country: 'DE', state, region: null, zone: 'Europe/Berlin' };
	deps.db.transaction(() =>
		putReference(deps.db, {
			id: 'hq',
			kind: 'location',
			name: 'Zentrale',
			data,
			seq: deps.history.next()
		})
	);
}

function datesOf({ deps }: TestServer): string[] {
	return listHolidaysOf(deps.db, 'hq', '2026-01-01', '2026-12-31').map(({ date }) => date);
}

test('a location gets the public holidays of its state for the years around now', () => {
	const server = createTestServer();
	putLocation(server, 'BY');
	expect(refreshHolidays(server.deps)).toBe(6 * 12);
	expect(datesOf(server)).toEqual(expect.arrayContaining(['2026-01-06', '2026-06-04', '2026-11-01']));
	const christmas = calendarOf(server.deps, 'hq', '2026-12-24', '2026-12-26');
	expect([...christmas].map(([date, { fraction }]) => [date, fraction])).toEqual([
		['2026-12-25', 1],
		['2026-12-26', 1]
	]);
});

test('what the company changed at a location counts on its calendar, and only there', () => {
	const server = createTestServer();
	const data = {
		country: 'DE',
		state: 'BY',
		region: null,
		zone: 'Europe/Berlin',
		companyDays: { add: [], remove: ['2026-11-01'], halfDays: [{ monthDay: '12-24', name: 'Heiligabend' }] }
	};
	server.deps.db.transaction(() =>
		putReference(server.deps.db, {
			id: 'hq',
			kind: 'location',
			name: 'x',
			data,
			seq: server.deps.history.next()
		})
	);
	refreshHolidays(server.deps);
	const on = (date: string) => calendarOf(server.deps, 'hq', date, date).get(date);
	expect(on('2026-12-24')).toEqual({ name: 'Heiligabend', fraction: 0.5, legal: false });
	expect(on('2026-11-01')).toMatchObject({ fraction: 0, legal: true, legalFraction: 1 });
	expect(datesOf(server)).toContain('2026-11-01');
});

test('a second refresh changes nothing and takes no position in the history', () => {
	const server = createTestServer();
	putLocation(server, 'BY');
	refreshHolidays(server.deps);
	const before = server.deps.history.current();
	expect(refreshHolidays(server.deps)).toBe(0);
	expect(server.deps.history.current()).toBe(before);
});

test('when a location moves to another state its days follow, and devices hear of each change', () => {
	const server = createTestServer();
	putLocation(server, 'BY');
	refreshHolidays(server.deps);
	const heard: number[] = [];
	server.deps.feed.subscribe('somebody', {
		sessionKey: 'x',
		send: (event) => event.type === 'change' && heard.push(event.seq),
		close: () => undefined
	});
	putLocation(server, 'BE');
	const changed = refreshHolidays(server.deps);
	expect(datesOf(server)).toContain('2026-03-08');
	expect(datesOf(server)).not.toContain('2026-01-06');
	expect(heard).toHaveLength(changed);
});

test('a day the company added stays when the holidays are refreshed', () => {
	const server = createTestServer();
	putLocation(server, 'BY');
	refreshHolidays(server.deps);
	server.deps.db
		.statement(`UPDATE public_holidays SET legal = 0, company = 1, name = 'Betriebsausflug' WHERE id = ?`)
		.run(['hq:2026-11-01']);
	putLocation(server, 'BE');
	refreshHolidays(server.deps);
	expect(datesOf(server)).toContain('2026-11-01');
});

test('when HR moves the company to another state, its holidays move along', async () => {
	const server = createTestServer({ withCompany: false });
	const company = {
		name: 'Testfirma',
		country: 'DE',
		state: 'BY',
		zone: 'Europe/Berlin',
		language: 'de'
	} as const;
	const account = { name: 'Hanna Rot', userName: 'hanna', password: 'a long password' };
	const hr = await setUpCompany(server.deps, { isLocal: true, code: undefined }, { company, account });
	const datesOff = () =>
		listHolidaysOf(server.deps.db, COMPANY_LOCATION_ID, '2026-01-01', '2026-12-31').map(({ date }) => date);
	expect(datesOff()).toContain('2026-01-06');
	updateGeneral(server.deps, hr, { state: 'BE' });
	expect(datesOff()).toContain('2026-03-08');
	expect(datesOff()).not.toContain('2026-01-06');
});
