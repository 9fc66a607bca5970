import { expect, test } from 'vitest';
import { summarizeDays } from '#domain/account/day-summary.ts';
import { monthRows } from '#domain/account/month-rows.ts';
import { timesheetOf } from '#domain/account/timesheet.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import { aMutation, aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';

const TODAY = '2026-11-05';
const entries = [
	aTimeEntry({
		id: 'a',
		start: berlin('2026-11-02T07:30'),
		stop: berlin('2026-11-02T12:00'),
		state: 'verified',
		confirmedAt: '2026-11-02T17:00:00.000Z',
		mutation: aMutation({ event: 'verify', deviceTime: '2026-11-03T08:00:00.000Z', offsetMs: 60_000 }),
		explanation: 'Notdienst',
		workTypeId: 'site'
	}),
	aTimeEntry({
		id: 'b',
		start: berlin('2026-11-02T12:30'),
		stop: berlin('2026-11-02T16:04'),
		state: 'verified',
		confirmedAt: '2026-11-02T17:00:00.000Z',
		workTypeId: 'site'
	}),
	aTimeEntry({
		id: 'c',
		start: berlin('2026-11-03T22:00'),
		stop: berlin('2026-11-04T06:00'),
		workTypeId: null
	})
];
const days = summarizeDays({
	entries,
	from: '2026-11-01',
	to: '2026-11-30',
	zone: BERLIN,
	schedules: [aSchedule()],
	holidays: new Map(),
	profile: WA_BASIC,
	absences: [],
	absenceTypes: new Map(),
	now: berlin(`${TODAY}T09:00`)
});
const over = days.filter(({ date }) => date < TODAY);
const [row = null] = monthRows({ days: over, openingMinutes: 90, adjustments: [] });
const sheet = timesheetOf({ days, row, today: TODAY });
const on = (date: string) => sheet.days.find((day) => day.date === date);

test('a day stands with its begin, end, break and sum, its kinds of work and the words on its marks', () => {
	expect(on('2026-11-02')).toMatchObject({
		begin: '07:30',
		end: '16:04',
		endsNextDay: false,
		breakMinutes: 30,
		workedMinutes: 484,
		targetMinutes: 480,
		workTypeIds: ['site'],
		explanation: 'Notdienst',
		state: 'approved'
	});
	expect(on('2026-11-03')).toMatchObject({ begin: '22:00', end: '06:00', endsNextDay: true });
	expect(on('2026-11-01')).toMatchObject({ begin: null, end: null, state: 'empty' });
	expect(sheet.days).toHaveLength(30);
});

test('the sums are those of the account, from the balance before to the new one', () => {
	expect(sheet.sums).toMatchObject({ targetMinutes: 3 * 480, workedMinutes: 484 + 480 });
	expect(sheet.openingMinutes).toBe(90);
	expect(sheet.closingMinutes).toBe(90 + 484 + 480 - 3 * 480);
});

test('outside the account the days that are over add up, and no balance is told', () => {
	const outside = timesheetOf({ days, row: null, today: TODAY });
	expect(outside.sums).toMatchObject({ workedMinutes: 964, targetMinutes: 1440, deltaMinutes: 964 - 1440 });
	expect([outside.openingMinutes, outside.closingMinutes]).toEqual([null, null]);
});

test('both confirmations are told with how far they have come and when the last one was', () => {
	expect(sheet.byOwner).toEqual({ days: 1, of: 2, lastAt: '2026-11-02T17:00:00.000Z' });
	expect(sheet.byManager).toEqual({ days: 1, of: 2, lastAt: '2026-11-03T08:01:00.000Z' });
});
