import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { absencesOn } from '#domain/absence/absence-on-date.ts';
import type { Absence } from '#domain/absence/absence.ts';
import { firstOverlap } from '#domain/absence/overlap.ts';
import { requestFacts } from '#domain/absence/request-facts.ts';
import { summarizeDays } from '#domain/account/day-summary.ts';
import { DEFAULT_TIME_BANDS, timeBandsByDay } from '#domain/account/time-bands.ts';
import { forecastOf } from '#domain/regulation/forecast.ts';
import { profiles } from '#domain/regulation/profile.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { anyAccount, SPAN } from '#domain/testkit/account-arbitraries.ts';
import { anyDayEntries } from '#domain/testkit/arbitraries.ts';
import { aTimeEntry, BERLIN } from '#domain/testkit/builders.ts';
import { judge } from '#domain/testkit/judge-write.ts';
import { runs } from '#domain/testkit/runs.ts';
import { aVacationPerson } from '#domain/testkit/vacation-builders.ts';
import { addDays } from '#domain/time/local-date.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { overlappingIds, validateEntry } from '#domain/time-entry/validation.ts';

/** Records arrive in whatever order devices and servers send them: no result may tell which. */
function permuted<T>(list: readonly T[]): fc.Arbitrary<T[]> {
	return fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
}

function withPermutation<T>(lists: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> {
	return lists.chain((list) => fc.tuple(fc.constant(list), permuted(list)));
}

const anyProfile = fc.constantFrom(...Object.values(profiles));
const anyNow = fc
	.integer({ min: 0, max: 14 * 1440 })
	.map((minute) => msToInstant(1_768_176_000_000 + minute * 60_000));
/** Work and breaks, the last of which may still run. */
const anyEntriesSoFar = fc
	.tuple(anyDayEntries, fc.boolean())
	.map(([entries, isRunning]) =>
		entries.map((entry, i) => (isRunning && i === entries.length - 1 ? { ...entry, stop: null } : entry))
	);

const anyAbsences: fc.Arbitrary<Absence[]> = fc
	.array(
		fc.record({
			start: fc.integer({ min: 0, max: 14 }),
			length: fc.integer({ min: 0, max: 4 }),
			typeId: fc.constantFrom('vacation', 'sick', 'special'),
			state: fc.constantFrom('approved' as const, 'requested' as const, 'cancelled' as const),
			firstHalf: fc.constantFrom(null, 'am' as const, 'pm' as const)
		}),
		{ maxLength: 6 }
	)
	.map((asked) =>
		asked.map(({ start, length, ...absence }, index) => {
			const from = addDays('2026-01-12', start);
			return anAbsence({ ...absence, id: `absence-${index}`, from, to: addDays(from, length) });
		})
	);

test('what lies ahead does not depend on the order of the entries', () => {
	fc.assert(
		fc.property(withPermutation(anyEntriesSoFar), anyProfile, anyNow, ([entries, shuffled], profile, now) => {
			const ahead = { zone: BERLIN, profile, now, missingMinutes: 60 };
			expect(forecastOf({ ...ahead, entries: shuffled })).toEqual(forecastOf({ ...ahead, entries }));
		}),
		{ numRuns: runs }
	);
});

test('what is wrong with an entry does not depend on the order of the others', () => {
	fc.assert(
		fc.property(withPermutation(anyEntriesSoFar), anyNow, ([entries, shuffled], now) => {
			for (const entry of entries) {
				expect(validateEntry(entry, { now, others: shuffled })).toEqual(
					validateEntry(entry, { now, others: entries })
				);
			}
			const minute = instantToMinute(now);
			expect(overlappingIds(shuffled, minute)).toEqual(overlappingIds(entries, minute));
		}),
		{ numRuns: runs }
	);
});

test('whether a confirmation is accepted does not depend on the order of the neighbours', () => {
	const entry = aTimeEntry({ start: '2026-01-19T07:00:00.000Z', stop: '2026-01-19T17:31:00.000Z' });
	const now = '2026-01-20T09:00:00.000Z';
	fc.assert(
		fc.property(withPermutation(anyDayEntries), ([others, shuffled]) => {
			const at = { now, effectiveAt: now, receivedAt: now };
			expect(judge(entry, 'confirm', { ...at, others: shuffled })).toMatchObject(
				withoutMutation(judge(entry, 'confirm', { ...at, others }))
			);
		}),
		{ numRuns: runs }
	);
});

/** Each call of the builder makes a mutation of its own. */
function withoutMutation(verdict: ReturnType<typeof judge>): object {
	if (verdict.outcome === 'reject') return verdict;
	const { mutation: _mutation, ...record } = verdict.record;
	return { ...verdict, record };
}

test('the days of a person do not depend on the order of entries and absences', () => {
	fc.assert(
		fc.property(
			withPermutation(anyEntriesSoFar),
			withPermutation(anyAbsences),
			anyNow,
			([entries, shuffled], [absences, otherOrder], now) => {
				const person = {
					...SPAN,
					zone: BERLIN,
					schedules: [],
					holidays: new Map(),
					profile: DE_ARBZG,
					absenceTypes,
					now
				};
				expect(summarizeDays({ ...person, entries: shuffled, absences: otherOrder })).toEqual(
					summarizeDays({ ...person, entries, absences })
				);
			}
		),
		{ numRuns: runs }
	);
});

test('minutes of night, Sunday and holiday do not depend on the order of the entries', () => {
	fc.assert(
		fc.property(
			anyAccount.chain((account) => fc.tuple(fc.constant(account), permuted(account.entries))),
			([account, shuffled]) => {
				const bands = (entries: typeof shuffled) =>
					timeBandsByDay({ ...account, entries, bands: DEFAULT_TIME_BANDS, ...SPAN });
				expect(bands(shuffled)).toEqual(bands([...account.entries]));
			}
		),
		{ numRuns: runs }
	);
});

test('what a day is, what collides and what a request costs do not depend on the order of the absences', () => {
	const request = anAbsence({ id: 'wish', state: 'draft', from: '2026-01-14', to: '2026-01-20' });
	const today = '2026-01-13';
	fc.assert(
		fc.property(withPermutation(anyAbsences), ([absences, shuffled]) => {
			for (let day = 0; day < 20; day += 1) {
				const on = { date: addDays('2026-01-12', day), today, types: absenceTypes };
				expect(absencesOn({ ...on, absences: shuffled })).toEqual(absencesOn({ ...on, absences }));
			}
			const wish = { request, types: absenceTypes, today };
			expect(firstOverlap({ ...wish, others: shuffled })).toBe(firstOverlap({ ...wish, others: absences }));
			const facts = (list: Absence[]) =>
				requestFacts(aVacationPerson({ absences: list, today }), { absence: request });
			expect(facts(shuffled)).toEqual(facts(absences));
		}),
		{ numRuns: runs }
	);
});
