import { expect, test } from 'vitest';
import { averageBasis } from '#domain/regulation/explain-average.ts';
import { explainMark } from '#domain/regulation/explain.ts';
import { workDuringAbsence } from '#domain/regulation/entry-marks.ts';
import { marksOf, type Mark, type MarksInput } from '#domain/regulation/marks.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const work = (from: string, to: string, over: Partial<TimeEntry> = {}) =>
	aTimeEntry({ start: berlin(from), stop: berlin(to), ...over });
const span = (from: string, to: string, minutes: number) => ({
	start: berlin(from),
	stop: berlin(to),
	minutes
});
const inputOf = (entries: MarksInput['entries'], over: Partial<MarksInput> = {}): MarksInput => ({
	entries,
	zone: BERLIN,
	profile: DE_ARBZG,
	from: '2025-01-01',
	to: '2026-12-31',
	...over
});

/** The sum behind each mark of a code, by date. */
function basesOf(code: Mark['code'], input: MarksInput) {
	return marksOf(input)
		.filter((mark) => mark.code === code)
		.map((mark) => explainMark(mark, input)?.basis);
}

test('too long a stretch tells its length and its shift', () => {
	const day = inputOf([
		work('2026-01-12 08:00', '2026-01-12 14:40'),
		work('2026-01-12 15:20', '2026-01-12 16:00')
	]);
	expect(basesOf('BRK_STRETCH', day)).toEqual([
		{
			kind: 'stretch',
			longestMinutes: 400,
			shift: expect.objectContaining({ workedMinutes: 440, breakMinutes: 40 })
		}
	]);
});

test('a day over a limit tells what was worked', () => {
	const day = inputOf([
		work('2026-01-12 08:00', '2026-01-12 12:00'),
		work('2026-01-12 13:00', '2026-01-12 17:01')
	]);
	expect(basesOf('DAY_OVER_REGULAR', day)).toEqual([
		{
			kind: 'worked',
			shift: {
				date: '2026-01-12',
				start: berlin('2026-01-12 08:00'),
				stop: berlin('2026-01-12 17:01'),
				work: [
					span('2026-01-12 08:00', '2026-01-12 12:00', 240),
					span('2026-01-12 13:00', '2026-01-12 17:01', 241)
				],
				gaps: [{ ...span('2026-01-12 12:00', '2026-01-12 13:00', 60), verdict: 'COUNTS' }],
				workedMinutes: 481,
				breakMinutes: 60,
				countedBreakMinutes: 60
			}
		}
	]);
});

test('a reduced rest is explained like one that is too short', () => {
	const nights = inputOf(
		[work('2026-01-12 14:00', '2026-01-12 20:00'), work('2026-01-13 06:00', '2026-01-13 10:00')],
		{ profile: CH_ARG_45 }
	);
	expect(basesOf('REST_REDUCED', nights)).toMatchObject([
		{
			kind: 'rest',
			before: { date: '2026-01-12' },
			after: { date: '2026-01-13' },
			rest: span('2026-01-12 20:00', '2026-01-13 06:00', 600)
		}
	]);
});

test('work on a holiday and on a Saturday tell the part that lies on that day', () => {
	const holidays = new Map([['2026-01-16', { name: 'Fest', fraction: 1, legal: true }]]);
	const night = inputOf([work('2026-01-16 22:00', '2026-01-17 02:00')], { profile: DE_JARBSCHG, holidays });
	expect(basesOf('HOLIDAY_WORK', night)).toEqual([
		{ kind: 'day', work: [span('2026-01-16 22:00', '2026-01-17 00:00', 120)] }
	]);
	expect(basesOf('SATURDAY_WORK', night)).toEqual([
		{ kind: 'day', work: [span('2026-01-17 00:00', '2026-01-17 02:00', 120)] }
	]);
});

test('of two days alike each mark tells its own', () => {
	const days = inputOf(['12', '13'].map((day) => work(`2026-01-${day} 08:00`, `2026-01-${day} 15:00`)));
	expect(basesOf('BRK_MISSING', days)).toMatchObject([
		{ shift: { date: '2026-01-12' } },
		{ shift: { date: '2026-01-13' } }
	]);
});

test('of two shifts of one date the one that broke the rule is told', () => {
	const twice = inputOf([
		work('2026-01-12 00:00', '2026-01-12 00:30'),
		work('2026-01-12 11:30', '2026-01-12 22:00')
	]);
	expect(basesOf('DAY_OVER_MAX', twice)).toMatchObject([
		{ kind: 'worked', shift: { start: berlin('2026-01-12 11:30'), workedMinutes: 630 } }
	]);
});

test('a shift is told as far as the rest of its profile makes it one', () => {
	const split = [work('2026-01-12 00:00', '2026-01-12 06:00'), work('2026-01-12 17:30', '2026-01-12 20:01')];
	const longRest = { ...DE_ARBZG, rest: { min: 720, reduced: null } };
	expect(basesOf('DAY_OVER_REGULAR', inputOf(split))).toEqual([]);
	expect(basesOf('DAY_OVER_REGULAR', inputOf(split, { profile: longRest }))).toMatchObject([
		{ shift: { workedMinutes: 511, breakMinutes: 690 } }
	]);
});

test('a week tells its own shifts only', () => {
	const dates = ['11', '12', '13', '14', '15', '16', '19'];
	const week = inputOf(
		dates.map((day) => work(`2026-01-${day} 08:00`, `2026-01-${day} 17:01`)),
		{ profile: CH_ARG_45 }
	);
	expect(basesOf('WEEK_OVER_MAX', week)).toEqual([
		{
			kind: 'week',
			shifts: ['12', '13', '14', '15', '16'].map((day) => ({ date: `2026-01-${day}`, minutes: 541 }))
		}
	]);
});

test('a mark with another figure, or against another limit, is none of the input', () => {
	const input = inputOf([work('2026-01-18 08:00', '2026-01-18 10:00')]);
	const [sunday] = marksOf(input);
	expect(sunday).toMatchObject({ code: 'SUNDAY_WORK', actual: 120, limit: 0 });
	if (sunday === undefined) return;
	expect(explainMark(sunday, input)?.basis.kind).toBe('day');
	expect(explainMark({ ...sunday, actual: 119 }, input)).toBeNull();
	expect(explainMark({ ...sunday, limit: 60 }, input)).toBeNull();
});

test('marks of entries name the entries of that day that carry them, where they were made', () => {
	const flags = ['LATE_CONFIRM', 'LATE_SYNC', 'CLOCK_SUSPECT'] as const;
	const noon = { kind: 'work', start: berlin('2026-01-12 12:30'), stop: berlin('2026-01-12 13:00') } as const;
	const entries = [
		{ ...noon, id: 'here', flags },
		{ ...noon, id: 'there', zone: 'Pacific/Auckland', flags },
		{ ...noon, id: 'plain' },
		{ ...noon, flags },
		work('2026-01-11 08:00', '2026-01-11 09:00', { id: 'before', flags: ['LATE_SYNC'] })
	];
	const ids = (...entryIds: string[]) => ({ kind: 'entries', entryIds });
	expect(basesOf('LATE_SYNC', inputOf(entries))).toEqual([ids('before'), ids('here'), ids('there')]);
	expect(basesOf('LATE_CONFIRM', inputOf(entries))).toEqual([ids('here'), ids('there')]);
	expect(basesOf('CLOCK_SUSPECT', inputOf(entries))).toEqual([ids('here'), ids('there')]);
});

test('work during an absence has no explanation on a day without work', () => {
	const input = inputOf([work('2026-01-12 08:00', '2026-01-12 10:00')]);
	expect(explainMark(workDuringAbsence(DE_ARBZG, '2026-01-12', 120), input)).not.toBeNull();
	expect(explainMark(workDuringAbsence(DE_ARBZG, '2026-01-13', 120), input)).toBeNull();
});

test('leave on the first and the last day of the window left it, leave around it did not', () => {
	const dates = ['2026-06-15', '2026-06-14', '2025-12-29', '2025-12-28'];
	const average = { neutralByDate: new Map(dates.map((date) => [date, 1])) };
	const basis = (over: Partial<MarksInput>) => averageBasis('2026-06-14', [], inputOf([], over));
	expect(basis({ average })).toMatchObject({
		kind: 'average',
		windowStart: '2025-12-29',
		windowEnd: '2026-06-14',
		countedDays: 166,
		neutral: [
			{ date: '2025-12-29', fraction: 1 },
			{ date: '2026-06-14', fraction: 1 }
		]
	});
	expect(basis({})).toBeNull();
	expect(basis({ average, profile: DE_JARBSCHG })).toBeNull();
});
