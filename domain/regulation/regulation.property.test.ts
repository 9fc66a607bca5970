import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeMinutes } from '#domain/account/attribution.ts';
import { anyDayEntries } from '#domain/testkit/arbitraries.ts';
import { aTimeEntry, BERLIN } from '#domain/testkit/builders.ts';
import { checkBreaks } from '#domain/regulation/breaks.ts';
import { marksOf } from '#domain/regulation/marks.ts';
import { profiles, type Profile } from '#domain/regulation/profile.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { breakOf, effectiveWork, shiftsOf, workedOf } from '#domain/regulation/shifts.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import { addDays } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const WEEK_MS = 7 * 86_400_000;
const sumOf = (byDate: ReadonlyMap<string, number>) =>
	[...byDate.values()].reduce((sum, one) => sum + one, 0);
const anyProfile = fc.constantFrom(...Object.values(profiles));
const shiftsIn = (entries: readonly TimeEntry[]) => shiftsOf(effectiveWork(entries, BERLIN), 660);
const allMarks = (entries: readonly TimeEntry[], profile = DE_ARBZG) =>
	marksOf({ entries, zone: BERLIN, profile, from: '2025-01-01', to: '2027-01-01' });

test('the sum of all days is the same whether days are counted by start, by calendar or by shift', () => {
	fc.assert(
		fc.property(anyDayEntries, (entries) => {
			const sums = (['start', 'split', 'shift'] as const).map((mode) =>
				sumOf(attributeMinutes({ entries, zone: BERLIN, mode }))
			);
			expect(new Set(sums).size).toBe(1);
		})
	);
});

test('work and breaks of a shift make up its span', () => {
	fc.assert(
		fc.property(anyDayEntries, (entries) => {
			for (const shift of shiftsIn(entries)) {
				expect(workedOf(shift) + breakOf(shift)).toBe(shift.stop - shift.start);
				expect(checkBreaks(shift, DE_ARBZG).qualifyingMinutes).toBeLessThanOrEqual(breakOf(shift));
			}
		})
	);
});

test('the order of entries changes nothing', () => {
	fc.assert(
		fc.property(anyDayEntries, fc.infiniteStream(fc.nat()), anyProfile, (entries, dice, profile) => {
			const shuffled = entries
				.map((entry) => ({ entry, rank: dice.next().value }))
				.sort((a, b) => a.rank - b.rank)
				.map(({ entry }) => entry);
			expect(allMarks(shuffled, profile)).toEqual(allMarks(entries, profile));
			expect(attributeMinutes({ entries: shuffled, zone: BERLIN, mode: 'start' })).toEqual(
				attributeMinutes({ entries, zone: BERLIN, mode: 'start' })
			);
		})
	);
});

test('whole weeks earlier, everything is the same', () => {
	const weekEarlier = (instant: string) => msToInstant(instantToMs(instant) - WEEK_MS);
	fc.assert(
		fc.property(anyDayEntries, anyProfile, (entries, profile) => {
			const shifted = entries.map((entry) => ({
				...entry,
				start: weekEarlier(entry.start),
				stop: entry.stop === null ? null : weekEarlier(entry.stop)
			}));
			const expected = allMarks(entries, profile).map((mark) => ({
				...mark,
				date: addDays(mark.date, -7)
			}));
			expect(allMarks(shifted, profile)).toEqual(expected);
		})
	);
});

test('one more break inside a shift never makes a break missing, as long as it does not cut the shift in two', () => {
	const missing = (entries: TimeEntry[], profile: Profile) =>
		allMarks(entries, profile).filter((mark) => mark.code === 'BRK_MISSING').length;
	const withoutEdge = Object.values(profiles).filter(({ breaks }) => breaks.edge === 0);
	const bounds = (entries: TimeEntry[]) => shiftsIn(entries).map(({ start, stop }) => [start, stop]);
	fc.assert(
		fc.property(
			anyDayEntries,
			fc.nat(),
			fc.nat(),
			fc.integer({ min: 1, max: 300 }),
			fc.constantFrom(...withoutEdge),
			(entries, dice, at, length, profile) => {
				const shifts = shiftsIn(entries);
				const shift = shifts[dice % Math.max(1, shifts.length)];
				if (shift === undefined || shift.stop - shift.start < length + 2) return;
				const start = shift.start + 1 + (at % (shift.stop - shift.start - length - 1));
				const pause = aTimeEntry({
					kind: 'break',
					start: msToInstant(start * 60_000),
					stop: msToInstant((start + length) * 60_000)
				});
				const withPause = [...entries, pause];
				fc.pre(JSON.stringify(bounds(withPause)) === JSON.stringify(bounds(entries)));
				expect(missing(withPause, profile)).toBeLessThanOrEqual(missing(entries, profile));
			}
		)
	);
});
