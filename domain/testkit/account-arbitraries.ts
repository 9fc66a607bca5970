import * as fc from 'fast-check';
import type { AbsenceShare } from '#domain/account/absence-effect.ts';
import type { AccountSettings } from '#domain/account/account-settings.ts';
import type { AccountInput } from '#domain/account/day-figures.ts';
import { anyDayEntries } from '#domain/testkit/arbitraries.ts';
import { aSchedule, BERLIN } from '#domain/testkit/builders.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** The days in which `anyDayEntries` begin, with one on each side. */
export const SPAN = { from: '2026-01-11', to: '2026-01-27' } as const;

const anyDate: fc.Arbitrary<LocalDate> = fc.integer({ min: 0, max: 15 }).map((n) => addDays(SPAN.from, n));
const anyMinutes = fc.constantFrom(0, 1, 455, 480, 1440);
const anyWeek = fc.record({
	mon: anyMinutes,
	tue: anyMinutes,
	wed: anyMinutes,
	thu: anyMinutes,
	fri: anyMinutes,
	sat: anyMinutes,
	sun: anyMinutes
});
const anyShare: fc.Arbitrary<AbsenceShare> = fc
	.record({
		absenceId: fc.constantFrom('a', 'b', 'c'),
		effect: fc.constantFrom<AbsenceShare['effect'][]>('credit', 'neutral', 'debit'),
		part: fc.constantFrom<Pick<AbsenceShare, 'fraction' | 'half'>[]>(
			{ fraction: 1 },
			{ fraction: 0.5 },
			{ fraction: 0.5, half: 'am' },
			{ fraction: 0.5, half: 'pm' }
		)
	})
	.map(({ part, ...share }) => ({ ...share, ...part }));

/** Entries with work types, ids of their own and two zones. */
export const anyTypedEntries: fc.Arbitrary<TimeEntry[]> = fc
	.tuple(
		anyDayEntries,
		fc.array(
			fc.record({
				workTypeId: fc.constantFrom(null, 'travel', 'standby'),
				zone: fc.constantFrom(BERLIN, BERLIN, 'Asia/Kathmandu')
			}),
			{ minLength: 12, maxLength: 12 }
		)
	)
	.map(([entries, over]) => entries.map((entry, i) => ({ ...entry, ...over[i] })));

export const anySettings: fc.Arbitrary<AccountSettings> = fc.record({
	attribution: fc.constantFrom('start', 'split'),
	rounding: fc.option(
		fc.record({
			mode: fc.constantFrom('floor', 'ceil', 'nearest', 'default'),
			minutes: fc.constantFrom(5, 15)
		})
	),
	cap: fc.constant(null)
});

export type AccountOfEntries = Omit<AccountInput, 'entries'> & { readonly entries: readonly TimeEntry[] };

/** A person's account over `SPAN`: contracts, holidays, absences, types and work of every kind. */
export const anyAccount: fc.Arbitrary<AccountOfEntries> = fc.record({
	entries: anyTypedEntries,
	zone: fc.constant(BERLIN),
	schedules: fc.array(
		fc.record({ validFrom: anyDate, minutes: anyWeek }).map((version) => aSchedule(version)),
		{ maxLength: 3 }
	),
	holidays: fc
		.array(fc.tuple(anyDate, fc.constantFrom(0.5, 1)), { maxLength: 3 })
		.map((days) => new Map(days.map(([date, fraction]) => [date, { name: date, fraction, legal: true }]))),
	absences: fc
		.array(fc.tuple(anyDate, fc.array(anyShare, { maxLength: 3 })), { maxLength: 4 })
		.map((days) => new Map(days)),
	workTypes: fc.constant(
		new Map([
			['travel', { percent: 50 }],
			['standby', { percent: 33, compliance: false }]
		])
	),
	settings: anySettings
});

/** Entries none of which shares a minute with another one of its kind. */
export function withoutOverlaps(entries: readonly TimeEntry[]): TimeEntry[] {
	const kept: TimeEntry[] = [];
	for (const one of entries) {
		const start = instantToMinute(one.start);
		const stop = instantToMinute(one.stop ?? one.start);
		const isFree = kept.every(
			(other) => instantToMinute(other.start) >= stop || instantToMinute(other.stop ?? other.start) <= start
		);
		if (isFree) kept.push(one);
	}
	return kept;
}
