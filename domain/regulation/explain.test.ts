import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDayEntries } from '#domain/testkit/arbitraries.ts';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { runs } from '#domain/testkit/runs.ts';
import { workDuringAbsence } from '#domain/regulation/entry-marks.ts';
import { explainMark, type MarkBasis } from '#domain/regulation/explain.ts';
import { marksOf, type Mark, type MarksInput } from '#domain/regulation/marks.ts';
import { profiles, profileWith } from '#domain/regulation/profile.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const work = (from: string, to: string, over: Partial<TimeEntry> = {}) =>
	aTimeEntry({ start: berlin(from), stop: berlin(to), ...over });
const inputOf = (entries: readonly TimeEntry[], over: Partial<MarksInput> = {}): MarksInput => ({
	entries,
	zone: BERLIN,
	profile: DE_ARBZG,
	from: '2025-01-01',
	to: '2026-12-31',
	...over
});

function explain(code: Mark['code'], input: MarksInput) {
	const mark = marksOf(input).find((one) => one.code === code);
	return mark === undefined ? null : explainMark(mark, input);
}

test('a missing break tells work, gaps, what counted and what not, the tier, the rule and its version', () => {
	const day = [
		work('2026-01-12 08:00', '2026-01-12 10:00'),
		work('2026-01-12 10:10', '2026-01-12 13:00'),
		work('2026-01-12 13:15', '2026-01-12 15:00')
	];
	expect(explain('BRK_MISSING', inputOf(day))).toEqual({
		mark: expect.objectContaining({ actual: 15, limit: 30 }),
		rule: 'ArbZG §4',
		profile: { id: 'DE-ARBZG', title: DE_ARBZG.title, validFrom: '1994-07-01' },
		basis: {
			kind: 'breaks',
			tier: { over: 360, need: 30 },
			shift: {
				date: '2026-01-12',
				start: berlin('2026-01-12 08:00'),
				stop: berlin('2026-01-12 15:00'),
				work: [
					{ start: berlin('2026-01-12 08:00'), stop: berlin('2026-01-12 10:00'), minutes: 120 },
					{ start: berlin('2026-01-12 10:10'), stop: berlin('2026-01-12 13:00'), minutes: 170 },
					{ start: berlin('2026-01-12 13:15'), stop: berlin('2026-01-12 15:00'), minutes: 105 }
				],
				gaps: [
					{
						start: berlin('2026-01-12 10:00'),
						stop: berlin('2026-01-12 10:10'),
						minutes: 10,
						verdict: 'TOO_SHORT'
					},
					{
						start: berlin('2026-01-12 13:00'),
						stop: berlin('2026-01-12 13:15'),
						minutes: 15,
						verdict: 'COUNTS'
					}
				],
				workedMinutes: 395,
				breakMinutes: 25,
				countedBreakMinutes: 15
			}
		}
	});
});

test('where the company asks for more than the law, the explanation names the company', () => {
	const profile = profileWith('DE-ARBZG', { minBreakAfter6h: 45, minBreakAfter9h: 45 });
	const day = [work('2026-01-12 08:00', '2026-01-12 12:00'), work('2026-01-12 12:30', '2026-01-12 15:00')];
	expect(explain('BRK_MISSING', inputOf(day, { profile }))).toMatchObject({
		rule: 'company',
		basis: { tier: { over: 360, need: 45, isCompanyRule: true } }
	});
});

test('for minors it says which break lies too near to the beginning or the end', () => {
	const day = [
		work('2026-01-12 08:00', '2026-01-12 08:30'),
		work('2026-01-12 09:00', '2026-01-12 13:00'),
		work('2026-01-12 13:30', '2026-01-12 14:00')
	];
	const explained = explain('BRK_MISSING', inputOf(day, { profile: DE_JARBSCHG }))?.basis;
	expect(explained?.kind === 'breaks' && explained.shift.gaps.map(({ verdict }) => verdict)).toEqual([
		'TOO_NEAR_START',
		'TOO_NEAR_END'
	]);
});

test('a short rest tells the shift before, the shift after and the time between', () => {
	const days = [work('2026-01-12 14:00', '2026-01-12 20:00'), work('2026-01-13 06:59', '2026-01-13 12:00')];
	expect(explain('REST_SHORT', inputOf(days))?.basis).toMatchObject({
		kind: 'rest',
		before: { date: '2026-01-12' },
		after: { date: '2026-01-13' },
		rest: { start: berlin('2026-01-12 20:00'), stop: berlin('2026-01-13 06:59'), minutes: 659 }
	});
});

test('Sunday work tells the part that lies on the Sunday', () => {
	const night = [work('2026-01-17 22:00', '2026-01-18 02:00'), work('2026-01-18 23:00', '2026-01-19 01:00')];
	expect(explain('SUNDAY_WORK', inputOf(night))?.basis).toEqual({
		kind: 'day',
		work: [
			{ start: berlin('2026-01-18 00:00'), stop: berlin('2026-01-18 02:00'), minutes: 120 },
			{ start: berlin('2026-01-18 23:00'), stop: berlin('2026-01-19 00:00'), minutes: 60 }
		]
	});
});

test('marks of entries tell which entries', () => {
	const late = work('2026-01-12 08:00', '2026-01-12 12:00', { id: 'late', flags: ['LATE_CONFIRM'] });
	const clock = aTimeEntry({ id: 'clock', start: berlin('2026-01-12 13:00'), stop: null });
	const input = inputOf([late, clock], { now: berlin('2026-01-13 10:00') });
	expect(explain('LATE_CONFIRM', input)?.basis).toEqual({ kind: 'entries', entryIds: ['late'] });
	expect(explain('LONG_RUNNING', input)?.basis).toEqual({ kind: 'entries', entryIds: ['clock'] });
	expect(explainMark(workDuringAbsence(DE_ARBZG, '2026-01-12', 240), input)?.basis).toEqual({
		kind: 'entries',
		entryIds: ['late', 'clock']
	});
});

test('an average tells its window and the days that left it', () => {
	const input = inputOf([work('2026-06-14 08:00', '2026-06-14 10:00')], {
		average: {
			workedBefore: new Map([['2026-06-10', 70_000]]),
			neutralByDate: new Map([
				['2026-06-02', 1],
				['2026-06-01', 0.5],
				['2025-01-01', 1]
			]),
			employmentStart: '2020-01-01'
		}
	});
	expect(explain('AVG_OVER', input)).toMatchObject({
		rule: 'ArbZG §3',
		basis: {
			kind: 'average',
			rule: { weeklyMax: 2880, weeks: 24 },
			windowStart: '2025-12-29',
			windowEnd: '2026-06-14',
			countedDays: 166.5,
			workedMinutes: 70_120,
			neutral: [
				{ date: '2026-06-01', fraction: 0.5 },
				{ date: '2026-06-02', fraction: 1 }
			]
		}
	});
});

test('a mark the input does not give has no explanation', () => {
	const input = inputOf([work('2026-01-12 08:00', '2026-01-12 18:31')]);
	const [mark] = marksOf(input);
	expect(mark).toBeDefined();
	if (mark === undefined) return;
	expect(explainMark(mark, inputOf([]))).toBeNull();
	expect(explainMark({ ...mark, actual: mark.actual + 1 }, input)).toBeNull();
	for (const code of ['SUNDAY_WORK', 'WEEK_OVER_MAX', 'AVG_OVER', 'LATE_SYNC', 'REST_SHORT'] as const) {
		expect(explainMark({ ...mark, code }, input)).toBeNull();
	}
});

/** What a basis adds up to. */
function sumOf(basis: MarkBasis): number | null {
	const minutes = (spans: readonly { readonly minutes: number }[]) =>
		spans.reduce((sum, one) => sum + one.minutes, 0);
	switch (basis.kind) {
		case 'breaks':
			return minutes(basis.shift.gaps.filter(({ verdict }) => verdict === 'COUNTS'));
		case 'worked':
			return minutes(basis.shift.work);
		case 'span':
			return minutes(basis.shift.work) + minutes(basis.shift.gaps);
		case 'stretch':
			return basis.longestMinutes;
		case 'rest':
			return basis.rest.minutes;
		case 'day':
			return minutes(basis.work);
		case 'week':
			return minutes(basis.shifts);
		default:
			return null;
	}
}

test('every mark can be explained, and its sum is what the mark says', () => {
	fc.assert(
		fc.property(anyDayEntries, fc.constantFrom(...Object.values(profiles)), (entries, profile) => {
			const input = inputOf(entries, { profile });
			for (const mark of marksOf(input)) {
				const explanation = explainMark(mark, input);
				expect(explanation).not.toBeNull();
				if (explanation === null) continue;
				expect(sumOf(explanation.basis) ?? mark.actual).toBe(mark.actual);
				expect(explanation.profile).toMatchObject({ id: mark.profile, validFrom: profile.validFrom });
			}
		}),
		{ numRuns: runs }
	);
});

test('a week tells its shifts, a span its ends, a night its hours', () => {
	const days = ['12', '13', '14', '15', '16'].map((day) =>
		work(`2026-01-${day} 06:00`, `2026-01-${day} 21:00`)
	);
	expect(explain('WEEK_OVER_MAX', inputOf(days, { profile: CH_ARG_45 }))?.basis).toMatchObject({
		kind: 'week',
		shifts: { length: 5, 0: { date: '2026-01-12', minutes: 900 } }
	});
	expect(explain('SPAN_OVER', inputOf(days, { profile: CH_ARG_45 }))?.basis).toMatchObject({ kind: 'span' });
	expect(explain('NIGHT_WORK', inputOf(days, { profile: DE_JARBSCHG }))?.basis).toMatchObject({
		kind: 'night',
		night: { from: '20:00', to: '06:00' }
	});
});
