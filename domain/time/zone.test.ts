import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { anyInstant } from '#domain/testkit/arbitraries.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import { addDays, datesFrom } from '#domain/time/local-date.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import {
	dayLengthMinutes,
	isZone,
	localDateOf,
	localTimeOf,
	offsetMinutesAt,
	resolveLocal,
	startOfLocalDate,
	wallTimeToMs
} from '#domain/time/zone.ts';

const zones = [
	'Europe/Berlin',
	'America/Santiago',
	'Australia/Lord_Howe',
	'Asia/Kolkata',
	'Africa/Casablanca',
	'America/St_Johns',
	'Pacific/Apia',
	'UTC'
];

test('the local date and time are those of the wall clock at the place', () => {
	expect(localDateOf('2026-01-12T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-01-13');
	expect(localTimeOf('2026-01-12T23:30:59.999Z', 'Europe/Berlin')).toBe('00:30');
	expect(offsetMinutesAt('2026-07-01T00:00:00.000Z', 'Europe/Berlin')).toBe(120);
});

test('dates, times and offsets agree with Temporal in every zone, over ten years', () => {
	const anyMs = fc.integer({ min: Date.UTC(2019, 0), max: Date.UTC(2029, 0) });
	fc.assert(
		fc.property(anyMs, fc.constantFrom(...zones), (ms, zone) => {
			const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
			const instant = msToInstant(ms);
			expect(localDateOf(instant, zone)).toBe(there.toPlainDate().toString());
			expect(localTimeOf(instant, zone)).toBe(there.toPlainTime().toString().slice(0, 5));
			expect(offsetMinutesAt(instant, zone)).toBe(there.offsetNanoseconds / 60e9);
		}),
		propertyRuns(3000)
	);
});

test('the first instant and the length of every day of a year agree with Temporal', () => {
	for (const zone of zones) {
		for (const date of datesFrom('2026-01-01', '2026-12-31')) {
			const there = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone });
			const start = there.startOfDay();
			expect(instantToMs(startOfLocalDate(date, zone)), `${date} ${zone}`).toBe(start.epochMilliseconds);
			expect(dayLengthMinutes(date, zone), `${date} ${zone}`).toBe(start.hoursInDay * 60);
		}
	}
});

test('a day may begin at 01:00, and a skipped day has no length', () => {
	expect(startOfLocalDate('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
	expect(dayLengthMinutes('2011-12-30', 'Pacific/Apia')).toBe(0);
	expect(startOfLocalDate('2011-12-31', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
});

test('half an hour of clock change in Lord Howe makes days of 1410 and 1470 minutes', () => {
	expect(dayLengthMinutes('2026-10-04', 'Australia/Lord_Howe')).toBe(1410);
	expect(dayLengthMinutes('2026-04-05', 'Australia/Lord_Howe')).toBe(1470);
});

test('a wall clock time in the spring gap does not exist', () => {
	expect(resolveLocal('2026-03-29', '02:30', 'Europe/Berlin')).toEqual({ status: 'nonexistent' });
	expect(msToInstant(wallTimeToMs('2026-03-29', '02:30', 'Europe/Berlin'))).toBe('2026-03-29T01:00:00.000Z');
});

test('a wall clock time in the autumn fold exists twice, summer time first', () => {
	expect(resolveLocal('2026-10-25', '02:30', 'Europe/Berlin')).toEqual({
		status: 'ambiguous',
		earlier: '2026-10-25T00:30:00.000Z',
		later: '2026-10-25T01:30:00.000Z'
	});
	expect(resolveLocal('2026-10-25', '03:00', 'Europe/Berlin').status).toBe('ok');
});

test.each([
	['2026-13-45', '25:99'],
	['2026-02-29', '08:00'],
	['2026-00-10', '08:00'],
	['2026-1-12', '08:00'],
	['', '08:00'],
	['heute', '08:00'],
	['2026-01-12', '24:00'],
	['2026-01-12', '23:60'],
	['2026-01-12', '08:00:60'],
	['2026-01-12', '08'],
	['2026-01-12', '08.5'],
	['2026-01-12', '08:00.5'],
	['2026-01-12', '8:00'],
	['2026-01-12', '']
])('what no calendar and no clock shows does not exist: %s %s', (date, time) => {
	expect(resolveLocal(date, time, 'Europe/Berlin')).toEqual({ status: 'nonexistent' });
});

test('the last minute of a day and the leap day exist', () => {
	expect(resolveLocal('2028-02-29', '23:59:59', 'UTC')).toEqual({
		status: 'ok',
		instant: '2028-02-29T23:59:59.000Z'
	});
	expect(resolveLocal('2026-01-12', '00:00', 'UTC').status).toBe('ok');
});

test('seconds and milliseconds of a wall clock time are kept', () => {
	expect(resolveLocal('2026-01-12', '10:32:00.199', 'Europe/Berlin')).toEqual({
		status: 'ok',
		instant: '2026-01-12T09:32:00.199Z'
	});
});

test('every instant can be found again from its local date and time', () => {
	fc.assert(
		fc.property(anyInstant, fc.constantFrom(...zones), (instant, zone) => {
			const minute = msToInstant(Math.floor(instantToMs(instant) / 60_000) * 60_000);
			const resolved = resolveLocal(localDateOf(minute, zone), localTimeOf(minute, zone), zone);
			const found = resolved.status === 'ok' ? [resolved.instant] : Object.values(resolved);
			expect(found).toContain(minute);
		})
	);
});

test('a day is followed by the next without a hole', () => {
	for (const zone of zones) {
		for (const date of datesFrom('2026-01-01', '2026-12-30')) {
			const next = startOfLocalDate(addDays(date, 1), zone);
			expect(localDateOf(next, zone)).toBe(addDays(date, 1));
			expect(localDateOf(msToInstant(instantToMs(next) - 1), zone)).toBe(date);
		}
	}
});

test('an unknown zone is told apart from a known one', () => {
	expect(isZone('Europe/Berlin')).toBe(true);
	expect(isZone('Middle/Earth')).toBe(false);
	expect(isZone('')).toBe(false);
});
