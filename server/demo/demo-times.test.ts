import { expect, test } from 'vitest';
import { demoCalendar, demoEntries, demoState } from '#server/demo/demo-times.ts';
import type { DemoPerson, DemoTime } from '#server/demo/firm-format.ts';

const hour = 3_600_000;
const zone = 'Europe/Berlin';
const firm = { firstMonday: '2026-03-02', lastMonday: '2026-03-23' };

function calendarAt(now: string, holidays: readonly string[] = []) {
	return demoCalendar(firm, { now, zone, holidays: new Set(holidays) });
}

function entriesOf(
	times: readonly Partial<DemoTime>[],
	now: string,
	holidays: readonly string[] = []
): (readonly [string, string | null])[] {
	const person: DemoPerson = {
		sip: 'anna',
		name: 'Anna',
		personalNumber: '1000',
		domain: '',
		minutes: [480, 480, 480, 480, 480, 0, 0],
		absences: [],
		times: times.map((time) => ({ day: 0, startMs: 0, stopMs: hour, label: 'Montage', ...time }))
	};
	let count = 0;
	return demoEntries(person, 'u', calendarAt(now, holidays), () => `e${count++}`).map(
		({ start, stop }) => [start, stop] as const
	);
}

test('the last week of the firm becomes the week now lies in, from its first minute to its last', () => {
	for (const now of ['2026-11-22T23:00:00.000Z', '2026-11-29T22:59:59.999Z']) {
		expect(calendarAt(now)).toMatchObject({
			thisMonday: '2026-11-23',
			lastMonday: '2026-11-16',
			firstMonday: '2026-11-02'
		});
	}
	expect(calendarAt('2026-11-22T22:59:59.999Z').thisMonday).toBe('2026-11-16');
});

test('a wall time stays the same in summer and in winter', () => {
	const time = { startMs: 7 * hour + 123, stopMs: 12 * hour };
	expect(entriesOf([time], '2026-07-26T18:00:00.000Z')).toEqual([
		['2026-06-29T05:00:00.123Z', '2026-06-29T10:00:00.000Z']
	]);
	expect(entriesOf([time], '2026-11-29T18:00:00.000Z')).toEqual([
		['2026-11-02T06:00:00.123Z', '2026-11-02T11:00:00.000Z']
	]);
});

test('in the night the clocks go forward, a missing wall time is the first moment after the gap', () => {
	// Day 27 is Sunday the 28th of March 2027: from 02:00 to 03:00 there is nothing.
	const night = [
		{ day: 26, startMs: 22 * hour, stopMs: 26.25 * hour },
		{ day: 27, startMs: 2.5 * hour, stopMs: 2.9 * hour },
		{ day: 27, startMs: 2.95 * hour, stopMs: 5 * hour }
	];
	expect(entriesOf(night, '2027-03-28T20:00:00.000Z')).toEqual([
		['2027-03-27T21:00:00.000Z', '2027-03-28T01:00:00.000Z'],
		['2027-03-28T01:00:00.000Z', '2027-03-28T03:00:00.000Z']
	]);
});

test('what has not ended yet is left out', () => {
	const time = { day: 21, startMs: 7 * hour, stopMs: 12 * hour };
	expect(entriesOf([time], '2026-11-23T10:59:59.999Z')).toEqual([]);
	expect(entriesOf([time], '2026-11-23T11:00:00.000Z')).toHaveLength(1);
});

test('what falls on a public holiday is left out', () => {
	const times = [{ day: 0 }, { day: 1 }];
	expect(entriesOf(times, '2026-11-29T18:00:00.000Z', ['2026-11-02'])).toEqual([
		['2026-11-02T23:00:00.000Z', '2026-11-03T00:00:00.000Z']
	]);
});

test('the state follows from the date, the personal number and the group', () => {
	const calendar = calendarAt('2026-11-25T12:00:00.000Z');
	const stateOf = (number: string, date: string) => demoState(number, date, calendar);
	expect(stateOf('1000', '2026-11-23')).toBe('draft');
	expect(stateOf('1001', '2026-11-23')).toBe('draft');
	expect(stateOf('1000', '2026-11-22')).toBe('draft');
	expect(stateOf('1001', '2026-11-16')).toBe('confirmed');
	expect(stateOf('1000', '2026-11-15')).toBe('verified');
	expect(stateOf('1060', '2026-11-15')).toBe('confirmed');
	expect(stateOf('1000', '2026-10-01')).toBe('verified');
	expect(stateOf('1000', '2026-09-30')).toBe('closed');
	expect(stateOf('1060', '2026-09-30')).toBe('closed');
});
