import { expect, test } from 'vitest';
import { marksOfEntry } from '#domain/regulation/marks.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const work = (from: string, to: string | null, over: Partial<TimeEntry> = {}) =>
	aTimeEntry({ start: berlin(from), stop: to === null ? null : berlin(to), zone: BERLIN, ...over });

function told(entry: TimeEntry, others: readonly TimeEntry[], over: object = {}): string[] {
	const marks = marksOfEntry({ entry, others, profile: DE_ARBZG, now: berlin('2026-02-01 12:00'), ...over });
	return marks.map(({ date, code, actual }) => `${date} ${code} ${actual}`);
}

test('an entry is judged as it is now, not as it was among the others', () => {
	const before = work('2026-01-12 08:00', '2026-01-12 18:30', { id: 'one' });
	const after = { ...before, stop: berlin('2026-01-12 12:00') };
	expect(told(after, [before])).toEqual([]);
	expect(told(before, [after])).toEqual([
		'2026-01-12 BRK_MISSING 0',
		'2026-01-12 BRK_STRETCH 630',
		'2026-01-12 DAY_OVER_MAX 630'
	]);
});

test('an entry over midnight is judged on both of its days, one until midnight on none after it', () => {
	const sunday = work('2026-01-18 10:00', '2026-01-18 11:00');
	expect(told(work('2026-01-17 22:00', '2026-01-18 00:01'), [])).toEqual(['2026-01-18 SUNDAY_WORK 1']);
	expect(told(work('2026-01-17 18:00', '2026-01-18 00:00'), [sunday])).toEqual([]);
});

test('an entry that goes on with the shift of the day before is judged with it, from its date on', () => {
	const night = work('2026-01-12 18:00', '2026-01-12 23:50');
	const morning = work('2026-01-13 00:05', '2026-01-13 02:30');
	expect(told(morning, [night])).toEqual(['2026-01-12 BRK_MISSING 15', '2026-01-12 DAY_OVER_REGULAR 495']);
	expect(told(work('2026-01-13 04:00', '2026-01-13 05:00'), [night])).toEqual(['2026-01-13 REST_SHORT 250']);
});

test('the days before the shift of an entry are not its own, nor is a shift that ends where it begins', () => {
	const long = work('2026-01-11 20:00', '2026-01-12 06:30');
	expect(told(work('2026-01-12 20:00', '2026-01-12 21:00'), [long])).toEqual([]);
	expect(told(work('2026-01-12 06:30', null), [long])).toEqual(['2026-01-12 LONG_RUNNING 29130']);
});

test('a running entry is told for its own day, with the shift it began in', () => {
	const clock = work('2026-01-12 08:00', null);
	expect(told(clock, [], { now: berlin('2026-01-13 00:00') })).toEqual([]);
	expect(told(clock, [], { now: berlin('2026-01-13 00:01') })).toEqual(['2026-01-12 LONG_RUNNING 961']);
	const night = work('2026-01-11 23:00', '2026-01-12 09:30');
	expect(told(clock, [night], { now: berlin('2026-01-12 10:00') })).toEqual([
		'2026-01-11 BRK_MISSING 0',
		'2026-01-11 BRK_STRETCH 630',
		'2026-01-11 DAY_OVER_MAX 630',
		'2026-01-11 SUNDAY_WORK 60'
	]);
});

test('an entry shorter than a minute keeps the marks of its day, also at midnight', () => {
	const blink = aTimeEntry({
		start: '2026-01-11T23:00:00.000Z',
		stop: '2026-01-11T23:00:30.000Z',
		flags: ['LATE_SYNC']
	});
	expect(told(blink, [])).toEqual(['2026-01-12 LATE_SYNC 0']);
});

test('work of a type that is no legal working time breaks no rule, a break is one whatever its type', () => {
	const workTypes = new Map([
		['standby', { percent: 100, compliance: false }],
		['normal', { percent: 100, compliance: true }]
	]);
	const long = (workTypeId: string) => work('2026-01-12 08:00', '2026-01-12 18:00', { workTypeId });
	expect(told(long('standby'), [], { workTypes })).toEqual([]);
	expect(told(long('standby'), [])).toHaveLength(3);
	expect(told(long('normal'), [], { workTypes })).toEqual([
		'2026-01-12 BRK_MISSING 0',
		'2026-01-12 BRK_STRETCH 600',
		'2026-01-12 DAY_OVER_REGULAR 600'
	]);
	const pause = work('2026-01-12 12:00', '2026-01-12 12:45', { kind: 'break', workTypeId: 'standby' });
	expect(told(long('normal'), [pause], { workTypes })).toEqual(['2026-01-12 DAY_OVER_REGULAR 555']);
});
