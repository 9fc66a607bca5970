import { describe, expect, test } from 'vitest';
import { summarizeDays, type SummarizeInput } from '#domain/account/day-summary.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const MONDAY = '2026-01-12';
const work = (from: string, to: string | null, over: Partial<TimeEntry> = {}) =>
	aTimeEntry({
		start: berlin(`${MONDAY} ${from}`),
		stop: to === null ? null : berlin(`${MONDAY} ${to}`),
		...over
	});
const days = (entries: readonly TimeEntry[], over: Partial<SummarizeInput> = {}) =>
	summarizeDays({
		entries,
		from: MONDAY,
		to: MONDAY,
		zone: BERLIN,
		schedules: [aSchedule()],
		holidays: new Map(),
		profile: DE_ARBZG,
		absences: [],
		absenceTypes,
		now: berlin('2026-01-13 09:00'),
		...over
	});
const monday = (entries: readonly TimeEntry[], over: Partial<SummarizeInput> = {}) => days(entries, over)[0];

/** Every order of some things. */
function orders<T>(things: readonly T[]): T[][] {
	if (things.length < 2) return [[...things]];
	return things.flatMap((one) =>
		orders(things.filter((other) => other !== one)).map((rest) => [one, ...rest])
	);
}

describe('the entries of a day', () => {
	test('stand by their start, those of one instant by their ids, in whatever order they come', () => {
		const first = work('08:00', '09:00', { id: 'z' });
		const [a, b] = [work('10:00', '11:00', { id: 'a' }), work('10:00', '10:30', { id: 'b' })];
		const last = work('12:00', '13:00', { id: 'c' });
		for (const order of orders([first, a, b, last])) {
			expect(monday(order)?.entries.map(({ id }) => id)).toEqual(['z', 'a', 'b', 'c']);
		}
	});

	test('are those that began on it in the zone they were made in, wherever the person is now', () => {
		const tokyo = { start: '2026-01-11T22:00:00.000Z', stop: '2026-01-11T23:00:00.000Z', zone: 'Asia/Tokyo' };
		const [sunday, day] = days([aTimeEntry({ id: 'tokyo', ...tokyo })], { from: '2026-01-11' });
		expect([sunday?.entries, day?.entries.map(({ id }) => id)]).toEqual([[], ['tokyo']]);
	});

	test('have problems only as long as their owner can change them', () => {
		const overlapping = [
			work('08:00', '10:00', { id: 'locked', state: 'confirmed' }),
			work('09:00', '11:00', { id: 'draft' })
		];
		expect(monday(overlapping)?.problems).toEqual([{ entryId: 'draft', codes: ['OVERLAP'] }]);
		expect(monday([work('08:00', '10:00')])?.problems).toEqual([]);
	});
});

describe('a day', () => {
	test('runs as long as one of its entries does', () => {
		const morning = work('08:00', '10:00');
		expect(monday([morning])?.isRunning).toBe(false);
		expect(monday([morning, work('10:30', null)])?.isRunning).toBe(true);
		expect(monday([work('10:30', null)])?.isRunning).toBe(true);
	});

	test('on which nothing runs has no running minutes, though a night before covers a part of it', () => {
		const night = aTimeEntry({ start: berlin('2026-01-11 22:00'), stop: berlin('2026-01-12 09:00') });
		const day = monday([night, work('08:00', '12:00')]);
		expect(day).toMatchObject({ workedMinutes: 180, runningMinutes: 0 });
		const running = monday([night, work('08:00', '12:00'), work('13:00', null)], {
			now: berlin(`${MONDAY} 13:10`)
		});
		expect(running?.runningMinutes).toBeGreaterThan(0);
	});

	test('that goes on is complete once work and paid leave make up its target', () => {
		const absences = [anAbsence({ firstHalf: 'am', lastHalf: 'am' })];
		const at = { absences, now: berlin(`${MONDAY} 17:30`) };
		expect(monday([work('13:00', '17:00')], at)?.state).toBe('complete');
		expect(monday([work('13:00', '16:59')], at)?.state).toBe('open');
	});

	test('that goes on and owes nothing is complete once something was worked', () => {
		const saturday = { from: '2026-01-17', to: '2026-01-17', now: berlin('2026-01-17 12:00') };
		const at = (stop: string) => aTimeEntry({ start: berlin('2026-01-17 08:00'), stop: berlin(stop) });
		expect(monday([at('2026-01-17 08:01')], saturday)?.state).toBe('complete');
		expect(monday([{ ...at('2026-01-17 08:01'), kind: 'break' }], saturday)?.state).toBe('open');
	});
});

test('averages are judged where it is known what they look back at, with the mark on the day that ends the window', () => {
	const profile = { ...DE_ARBZG, average: { weeklyMax: 480, weeks: 1 } };
	const entries = [work('08:00', '12:00'), work('12:30', '16:31')];
	const week = { profile, to: '2026-01-18', now: berlin('2026-01-19 09:00') };
	const marked = (over: Partial<SummarizeInput>) =>
		days(entries, { ...week, ...over }).flatMap(({ date, marks }) =>
			marks.filter(({ code }) => code === 'AVG_OVER').map(({ actual }) => [date, actual])
		);
	expect(marked({ average: { neutralByDate: new Map() } })).toEqual([['2026-01-18', 481]]);
	expect(marked({})).toEqual([]);
});
