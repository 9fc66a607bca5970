import { expect, test } from 'vitest';
import { holidayCalendarOf } from '#domain/public-holiday/calendar.ts';
import { applyCompanyDays, holidayOn, noCompanyDays } from '#domain/public-holiday/company-days.ts';
import type { PublicHoliday } from '#domain/public-holiday/public-holiday.ts';

function stored(date: string, over: Partial<PublicHoliday> = {}): PublicHoliday {
	const names = { name: `Fest ${date}`, international: `Feast ${date}` };
	return { id: `hq:${date}`, date, ...names, fraction: 1, legal: true, company: false, seq: 1, ...over };
}
const easterMonday = stored('2026-04-06');
const law = (date: string, fraction: 0.5 | 1 = 1) => ({
	date,
	name: 'Fest',
	international: 'Feast',
	fraction
});

test('a calendar holds the days of its own location only; without a location there is none', () => {
	const elsewhere = stored('2026-01-06', { id: 'branch:2026-01-06' });
	expect([...holidayCalendarOf([easterMonday, elsewhere], 'hq').keys()]).toEqual(['2026-04-06']);
	expect(holidayCalendarOf([easterMonday], null).size).toBe(0);
});

test('two holidays on one date count once, the longer one', () => {
	const half = stored('2008-05-01', { fraction: 0.5, name: 'halb' });
	const whole = stored('2008-05-01', { name: 'ganz' });
	for (const both of [
		[half, whole],
		[whole, half]
	]) {
		expect(holidayCalendarOf(both, 'hq').get('2008-05-01')).toEqual({
			name: 'ganz',
			fraction: 1,
			legal: true
		});
	}
});

test('a holiday the company struck off is a working day, and by law still a holiday', () => {
	const calendar = holidayCalendarOf([easterMonday], 'hq', { ...noCompanyDays, remove: ['2026-04-06'] });
	expect(calendar.get('2026-04-06')).toEqual({
		name: 'Fest 2026-04-06',
		fraction: 0,
		legal: true,
		legalFraction: 1
	});
});

test('a day the company added is off, and no holiday by law', () => {
	const add = [
		{ date: '2026-02-16', name: 'Rosenmontag' },
		{ date: '2027-01-04', name: 'Brückentag', fraction: 0.5 as const }
	];
	const calendar = holidayCalendarOf([easterMonday], 'hq', { ...noCompanyDays, add });
	expect([...calendar]).toEqual([
		['2026-02-16', { name: 'Rosenmontag', fraction: 1, legal: false }],
		['2026-04-06', { name: 'Fest 2026-04-06', fraction: 1, legal: true }],
		['2027-01-04', { name: 'Brückentag', fraction: 0.5, legal: false }]
	]);
});

test('half a holiday by law that the company gives in full stays half a holiday by law', () => {
	const add = [{ date: '2026-05-01', name: 'Maifeier' }];
	const half = stored('2026-05-01', { fraction: 0.5 });
	expect(holidayCalendarOf([half], 'hq', { ...noCompanyDays, add }).get('2026-05-01')).toEqual({
		name: 'Maifeier',
		fraction: 1,
		legal: true,
		legalFraction: 0.5
	});
});

test('half days come back each year, 29 February only where there is one', () => {
	const halfDays = [{ monthDay: '12-24', name: 'Heiligabend' }, { monthDay: '02-29' }];
	const dates = (year: number) =>
		applyCompanyDays([], { ...noCompanyDays, halfDays }, year).map(
			({ date, fraction }) => `${date} ${fraction}`
		);
	expect(dates(2026)).toEqual(['2026-12-24 0.5']);
	expect(dates(2028)).toEqual(['2028-02-29 0.5', '2028-12-24 0.5']);
	expect(dates(2000)).toHaveLength(2);
	expect(dates(2100)).toHaveLength(1);
});

test('a day off twice keeps its greater part; striking a date off takes a half day too, adding it comes last', () => {
	const halfDays = [{ monthDay: '12-24' }];
	const on = (date: string, over: object) =>
		holidayOn(date, [law('2026-12-25')], { ...noCompanyDays, halfDays, ...over });
	expect(on('2026-12-24', {})).toEqual({ fraction: 0.5, isPublicHoliday: false });
	expect(on('2026-12-24', { add: [{ date: '2026-12-24', name: 'x' }] }).fraction).toBe(1);
	expect(on('2026-12-24', { remove: ['2026-12-24'] }).fraction).toBe(0);
	expect(on('2026-12-25', { remove: ['2026-12-25'] })).toEqual({ fraction: 0, isPublicHoliday: true });
	expect(on('2026-12-25', { add: [{ date: '2026-12-25', name: 'x', fraction: 0.5 }] }).fraction).toBe(1);
});
