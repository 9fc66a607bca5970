import { expect, test } from 'vitest';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { marksOf, type AverageFacts } from '#domain/regulation/marks.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { EU_2003_88 } from '#domain/regulation/profiles/eu-2003-88.ts';
import type { Profile } from '#domain/regulation/profile.ts';
import { datesFrom, weekdayOf } from '#domain/time/local-date.ts';

/** 24 weeks that end on Sunday 2026-06-14, eight hours from Monday to Saturday: 48 h exactly. */
const sixDays = new Map(
	datesFrom('2025-12-29', '2026-06-13')
		.filter((date) => weekdayOf(date) !== 'sun')
		.map((date) => [date, 480] as const)
);
const oneMinute = aTimeEntry({
	start: '2026-06-14T08:00:00.000Z',
	stop: '2026-06-14T08:01:00.000Z'
});

function averages(
	over: Partial<AverageFacts> & { entries?: (typeof oneMinute)[]; profile?: Profile; now?: string }
) {
	const { entries = [], profile = DE_ARBZG, now, ...facts } = over;
	return marksOf({
		entries,
		zone: BERLIN,
		profile,
		average: { workedBefore: sixDays, neutralByDate: new Map(), ...facts },
		from: '2026-06-08',
		to: '2026-06-30',
		...(now === undefined ? {} : { now })
	})
		.filter(({ code }) => code === 'AVG_OVER')
		.map(({ date, severity, actual, limit, rule }) => `${date} ${severity} ${actual}/${limit} ${rule}`);
}

test('48 hours a week on average are fine, one minute more is over, told on the last day of the window', () => {
	expect(averages({})).toEqual([]);
	expect(averages({ entries: [oneMinute] })).toEqual(['2026-06-14 violation 2880/2880 ArbZG §3']);
});

test('days of leave leave the window', () => {
	expect(averages({ neutralByDate: new Map([['2026-01-01', 0.5]]) })).toEqual([
		'2026-06-14 violation 2889/2880 ArbZG §3'
	]);
});

test('who is employed for less than the window is warned, over the same window', () => {
	const facts = { entries: [oneMinute], employmentStart: '2025-12-30' };
	expect(averages({ ...facts, workedBefore: new Map([...sixDays].slice(1)) })).toEqual([]);
	expect(averages(facts)).toEqual(['2026-06-14 warning 2880/2880 ArbZG §3']);
	expect(averages({ ...facts, employmentStart: '2026-06-08' })).toEqual([
		'2026-06-14 warning 2880/2880 ArbZG §3'
	]);
	expect(averages({ entries: [oneMinute], employmentStart: '2025-12-29' })).toEqual([
		'2026-06-14 violation 2880/2880 ArbZG §3'
	]);
});

test('a week that is not over yet is not judged', () => {
	expect(averages({ entries: [oneMinute], now: berlin('2026-06-14 12:00') })).toEqual([]);
	expect(averages({ entries: [oneMinute], now: berlin('2026-06-15 12:00') })).toHaveLength(1);
});

test('a window of months is looked at when a month ends', () => {
	const longDays = new Map(datesFrom('2026-02-01', '2026-06-30').map((date) => [date, 412] as const));
	expect(averages({ profile: EU_2003_88, workedBefore: longDays })).toEqual([
		'2026-06-30 violation 2884/2880 2003/88/EC Art. 6'
	]);
});

test('an entry at hand counts instead of what was known of its day', () => {
	const short = aTimeEntry({ start: '2026-06-13T08:00:00.000Z', stop: '2026-06-13T09:00:00.000Z' });
	expect(averages({ entries: [short, oneMinute] })).toEqual([]);
});

test('without the facts about the past no average is judged', () => {
	const marks = marksOf({
		entries: [oneMinute],
		zone: BERLIN,
		profile: DE_ARBZG,
		from: '2026-06-01',
		to: '2026-06-30'
	});
	expect(marks.map(({ code }) => code)).toEqual(['SUNDAY_WORK']);
});

test('a profile without an average judges none, and a past nobody knows holds no work', () => {
	expect(averages({ entries: [oneMinute], profile: CH_ARG_45 })).toEqual([]);
	const ofEntries = (average: AverageFacts) =>
		marksOf({
			entries: [aTimeEntry({ start: '2026-06-07T00:00:00.000Z', stop: '2026-06-14T08:01:00.000Z' })],
			zone: 'UTC',
			profile: { ...DE_ARBZG, average: { weeklyMax: 10_560, weeks: 1 } },
			average,
			from: '2026-06-07',
			to: '2026-06-07'
		}).filter(({ code }) => code === 'AVG_OVER');
	expect(ofEntries({ neutralByDate: new Map() })).toMatchObject([{ actual: 10_561 }]);
	expect(ofEntries({ neutralByDate: new Map(), workedBefore: new Map([['2026-06-01', 1]]) })).toMatchObject([
		{ actual: 10_562 }
	]);
});
