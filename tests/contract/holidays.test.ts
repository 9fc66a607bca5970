import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { noCompanyDays, type CompanyDays } from '#domain/public-holiday/company-days.ts';
import { refreshHolidays } from '#server/holidays/holidays.usecases.ts';
import { putReference } from '#server/settings/reference.repository.ts';
import { twoDevices } from './scene.ts';
import { synced } from './test-device.ts';

const CHRISTMAS = '2026-12-25';
const legal = { name: '1. Weihnachtstag', fraction: 1 };
const cases: readonly [string, Partial<CompanyDays>, string, unknown][] = [
	['a public holiday is a day off', {}, CHRISTMAS, legal],
	['a public holiday the company works on is none', { remove: [CHRISTMAS] }, CHRISTMAS, null],
	[
		'half a day the company gives is half a day off',
		{ halfDays: [{ monthDay: '12-23', name: 'Jahresschluss' }] },
		'2026-12-23',
		{ name: 'Jahresschluss', fraction: 0.5 }
	]
];

test.each(cases)('Today, the calendar and the approvals agree: %s', async (_, companyDays, date, shown) => {
	const { server, onPhone, onTablet } = await twoDevices({ tabletOf: 'manager' });
	const { deps } = server;
	server.clock.set(`${date}T12:00:00.000Z`);
	const place = { country: 'DE', state: 'BY', region: null, zone: 'Europe/Berlin' };
	const data = { ...place, companyDays: { ...noCompanyDays, ...companyDays } };
	deps.db.transaction(() =>
		putReference(deps.db, { id: 'company', kind: 'location', name: 'x', data, seq: deps.history.next() })
	);
	refreshHolidays(deps);
	await onPhone.commands.addEntry({
		kind: 'work',
		start: `${date}T07:00:00.000Z`,
		stop: `${date}T11:00:00.000Z`,
		workTypeId: null
	});
	await onPhone.commands.confirmDays([date]);
	await synced(onPhone, onTablet);

	const today = await firstValueFrom(onPhone.views.today());
	const tile = today.weekRows.find((day) => day.date === date);
	const { attention, clean } = await firstValueFrom(onTablet.views.approvals());
	const approval = [...attention, ...clean].flatMap(({ days }) => days).find((day) => day.date === date);
	expect([today.holiday, tile?.holiday, approval?.holiday]).toEqual([shown, shown, shown]);
});
