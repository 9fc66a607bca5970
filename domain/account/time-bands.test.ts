import { describe, expect, test } from 'vitest';
import {
	DEFAULT_TIME_BANDS,
	sumTimeBands,
	timeBandsByDay,
	type TimeBand
} from '#domain/account/time-bands.ts';
import type { HolidayOnDate } from '#domain/public-holiday/calendar.ts';
import { BERLIN } from '#domain/testkit/builders.ts';

/** Start and stop with their offsets, as the wall clock and the season have them. */
const work = (start: string, stop: string, kind: 'work' | 'break' = 'work') => ({ kind, start, stop });

function bandsOf(
	entries: ReturnType<typeof work>[],
	{
		bands = DEFAULT_TIME_BANDS,
		holidays = {},
		zone = BERLIN
	}: {
		bands?: readonly TimeBand[];
		holidays?: Record<string, Partial<HolidayOnDate>>;
		zone?: string;
	} = {}
) {
	const calendar = new Map(
		Object.entries(holidays).map(([date, one]) => [date, { name: date, fraction: 1, legal: true, ...one }])
	);
	return timeBandsByDay({
		entries,
		zone,
		holidays: calendar,
		bands,
		from: '2026-01-01',
		to: '2026-12-31'
	}).map((day) => [
		day.date,
		day.workedMinutes,
		Object.fromEntries([...day.minutesByBand].filter(([, minutes]) => minutes > 0))
	]);
}

describe('night', () => {
	test('counts on the calendar day it lies on, and the narrower band keeps its hours', () => {
		expect(bandsOf([work('2026-01-12T18:00+01:00', '2026-01-13T07:00+01:00')])).toEqual([
			['2026-01-12', 360, { night: 240 }],
			['2026-01-13', 420, { 'deep-night': 240, night: 120 }]
		]);
	});

	test('work until 20:00 exactly, and from 06:00 on, is no night', () => {
		expect(bandsOf([work('2026-01-12T06:00+01:00', '2026-01-12T20:00+01:00')])).toEqual([
			['2026-01-12', 840, {}]
		]);
		expect(bandsOf([work('2026-01-12T05:59+01:00', '2026-01-12T20:01+01:00')])[0]?.[2]).toEqual({ night: 2 });
	});

	test('breaks are taken off and minutes covered twice count once', () => {
		const night = [
			work('2026-01-12T20:00+01:00', '2026-01-12T23:00+01:00'),
			work('2026-01-12T22:00+01:00', '2026-01-12T23:30+01:00'),
			work('2026-01-12T21:00+01:00', '2026-01-12T21:30+01:00', 'break')
		];
		expect(bandsOf(night)).toEqual([['2026-01-12', 180, { night: 180 }]]);
	});

	test('the night of the spring change has no hour from 2 to 3, the one of autumn has it twice', () => {
		const spring = bandsOf([work('2026-03-28T22:00+01:00', '2026-03-29T06:00+02:00')]);
		expect(spring[1]).toEqual(['2026-03-29', 300, { 'deep-night': 180, night: 120, sunday: 300 }]);
		const autumn = bandsOf([work('2026-10-24T22:00+02:00', '2026-10-25T06:00+01:00')]);
		expect(autumn[1]).toEqual(['2026-10-25', 420, { 'deep-night': 300, night: 120, sunday: 420 }]);
	});

	test('a band that ends inside the hour that comes twice counts what the wall clock showed', () => {
		const bands: TimeBand[] = [{ id: 'early', kind: 'night', from: '02:30', to: '03:00' }];
		const autumn = [work('2026-10-25T00:00+02:00', '2026-10-25T06:00+01:00')];
		expect(bandsOf(autumn, { bands })[0]?.[2]).toEqual({ early: 60 });
		const spring = [work('2026-03-29T00:00+01:00', '2026-03-29T06:00+02:00')];
		expect(bandsOf(spring, { bands })[0]?.[2]).toEqual({});
	});

	test('a night from a time to the same time is the whole day', () => {
		const bands: TimeBand[] = [{ id: 'all', kind: 'night', from: '06:00', to: '06:00' }];
		expect(bandsOf([work('2026-01-12T05:00+01:00', '2026-01-12T07:00+01:00')], { bands })[0]?.[2]).toEqual({
			all: 120
		});
	});
});

describe('Sundays and holidays', () => {
	test('Sunday is the Sunday of the wall clock, whatever day the shift began on', () => {
		expect(bandsOf([work('2026-01-17T22:00+01:00', '2026-01-18T02:00+01:00')])).toEqual([
			['2026-01-17', 120, { night: 120 }],
			['2026-01-18', 120, { 'deep-night': 120, sunday: 120 }]
		]);
	});

	test('a holiday counts from midnight, a half one from the hour the band names', () => {
		const holidays = { '2026-12-24': { fraction: 0.5, legal: false }, '2026-12-25': {} };
		expect(
			bandsOf(
				[
					work('2026-12-24T12:00+01:00', '2026-12-24T16:00+01:00'),
					work('2026-12-25T08:00+01:00', '2026-12-25T09:00+01:00')
				],
				{ holidays }
			)
		).toEqual([
			['2026-12-24', 240, { holiday: 120 }],
			['2026-12-25', 60, { holiday: 60 }]
		]);
	});

	test('a band for holidays by law leaves the company’s own days out', () => {
		const bands: TimeBand[] = [{ id: 'legal', kind: 'holiday', onlyLegal: true, halfDayFrom: '12:00' }];
		const day = [work('2026-06-01T08:00+02:00', '2026-06-01T12:00+02:00')];
		expect(bandsOf(day, { bands, holidays: { '2026-06-01': { legal: false } } })[0]?.[2]).toEqual({});
		expect(bandsOf(day, { bands, holidays: { '2026-06-01': {} } })[0]?.[2]).toEqual({ legal: 240 });
	});
});

test('a month adds up its days, band by band', () => {
	const days = timeBandsByDay({
		entries: [
			work('2026-01-12T20:00+01:00', '2026-01-12T23:00+01:00'),
			work('2026-01-17T23:00+01:00', '2026-01-18T02:00+01:00')
		],
		zone: BERLIN,
		holidays: new Map(),
		bands: DEFAULT_TIME_BANDS,
		from: '2026-01-01',
		to: '2026-01-31'
	});
	expect(Object.fromEntries(sumTimeBands(days, DEFAULT_TIME_BANDS))).toEqual({
		'deep-night': 120,
		night: 240,
		sunday: 120,
		holiday: 0
	});
});

test('the days of a period have lines in their order, its first and last day included, no other one', () => {
	const entries = [
		work('2026-01-11T10:00+01:00', '2026-01-11T11:00+01:00'),
		{ ...work('2026-01-12T16:00+01:00', '2026-01-12T17:00+01:00'), zone: 'Asia/Tokyo' },
		work('2026-01-12T18:00+01:00', '2026-01-12T19:00+01:00'),
		work('2026-01-14T10:00+01:00', '2026-01-14T11:00+01:00'),
		work('2026-01-15T10:00+01:00', '2026-01-15T11:00+01:00')
	];
	const period = { from: '2026-01-12', to: '2026-01-14' };
	const days = timeBandsByDay({ entries, zone: BERLIN, holidays: new Map(), bands: [], ...period });
	expect(days.map(({ date, workedMinutes }) => [date, workedMinutes])).toEqual([
		['2026-01-12', 60],
		['2026-01-13', 60],
		['2026-01-14', 60]
	]);
});

test('days outside the period stay out, running entries too', () => {
	const entries = [
		{ kind: 'work' as const, start: '2026-01-12T20:00+01:00', stop: null },
		work('2025-12-31T22:00+01:00', '2026-01-01T01:00+01:00')
	];
	expect(bandsOf(entries as ReturnType<typeof work>[])).toEqual([['2026-01-01', 60, { 'deep-night': 60 }]]);
});
