import { expect, test } from 'vitest';
import { roundForAccount, type TimeRounding } from '#domain/account/account-rounding.ts';
import { dayFigures } from '#domain/account/day-figures.ts';
import { aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { localTimeOf } from '#domain/time/zone.ts';

const MONDAY = '2026-01-12';
function rounded(from: string, to: string, rounding: TimeRounding, zone = BERLIN): string {
	const at = (time: string) => instantToMinute(berlin(`${MONDAY} ${time}`));
	const { start, stop } = roundForAccount({ start: at(from), stop: at(to) }, zone, rounding);
	return [start, stop].map((minute) => localTimeOf(msToInstant(minute * 60_000), zone)).join('-');
}

test.each([
	['floor', '08:00-16:45'],
	['ceil', '08:15-17:00'],
	['nearest', '08:15-16:45'],
	['default', '08:00-17:00']
] as const)('mode %s rounds 08:08-16:52 to quarters of an hour as %s', (mode, expected) => {
	expect(rounded('08:08', '16:52', { mode, minutes: 15 })).toBe(expected);
});

test('what is on the grid stays, and exactly half a step goes up', () => {
	expect(rounded('08:00', '17:00', { mode: 'default', minutes: 15 })).toBe('08:00-17:00');
	expect(rounded('08:05', '17:05', { mode: 'nearest', minutes: 10 })).toBe('08:10-17:10');
});

test('the grid is the wall clock’s, also where it is 45 minutes off the hour', () => {
	expect(rounded('08:10', '09:10', { mode: 'floor', minutes: 30 }, 'Asia/Kathmandu')).toBe('12:30-13:30');
});

const day = (rounding: TimeRounding | null) =>
	dayFigures(
		{
			entries: [
				aTimeEntry({ start: berlin(`${MONDAY} 07:58`), stop: berlin(`${MONDAY} 12:03`) }),
				aTimeEntry({ kind: 'break', start: berlin(`${MONDAY} 10:00`), stop: berlin(`${MONDAY} 10:07`) }),
				aTimeEntry({ start: berlin(`${MONDAY} 12:06`), stop: berlin(`${MONDAY} 16:31`) })
			],
			zone: BERLIN,
			schedules: [aSchedule()],
			holidays: new Map(),
			absences: new Map(),
			settings: { attribution: 'start', rounding, cap: null }
		},
		MONDAY,
		MONDAY
	)[0];

test('only what counts is rounded: worked minutes and breaks stay as they were, breaks by the minute', () => {
	expect(day(null)).toMatchObject({ workedMinutes: 503, creditedMinutes: 503, breakMinutes: 10 });
	expect(day({ mode: 'default', minutes: 15 })).toMatchObject({
		workedMinutes: 503,
		creditedMinutes: 540 - 7,
		breakMinutes: 10,
		deltaMinutes: 53
	});
});
