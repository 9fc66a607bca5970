import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { averageMarks } from '#domain/regulation/average-marks.ts';
import { entryMarks } from '#domain/regulation/entry-marks.ts';
import { legalEntries } from '#domain/regulation/legal-entries.ts';
import { rulebookOf, type MarksInput, type Permits } from '#domain/regulation/mark-input.ts';
import { compareMarks, type Mark } from '#domain/regulation/mark.ts';
import type { Profile, Rulebook } from '#domain/regulation/profile-shape.ts';
import { calendarMarks } from '#domain/regulation/calendar-marks.ts';
import { shiftMarks, weekMarks } from '#domain/regulation/shift-marks.ts';
import { dateOfMinute, effectiveWork, shiftsOf, type RegulatedEntry } from '#domain/regulation/shifts.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import type { Instant } from '#domain/time/instant.ts';
import { earlierOf } from '#domain/time/local-date.ts';

export type { Mark } from '#domain/regulation/mark.ts';
export type { AverageFacts, MarksInput, Permits } from '#domain/regulation/mark-input.ts';

/** All breaches on the days `from` … `to`, by date and code. Marks never change an entry. */
export function marksOf(input: MarksInput): Mark[] {
	const { entries, zone, from, to } = input;
	const rulesOn = rulebookOf(input);
	const work = effectiveWork(entries, zone);
	const shifts = shiftsOf(work, (date) => rulesOn(date).rest.min);
	const marks = [
		...shiftMarks(shifts, rulesOn),
		...weekMarks(shifts, rulesOn),
		...averageMarks(shifts, input),
		...calendarMarks(work, rulesOn, input),
		...entryMarks(input)
	];
	return marks.filter((mark) => from <= mark.date && mark.date <= to).sort(compareMarks);
}

type JudgedEntry = RegulatedEntry & { readonly id: string; readonly workTypeId?: string | null };

/** Told of a whole week or half a year. */
const longTerm: ReadonlySet<Mark['code']> = new Set(['WEEK_OVER_MAX', 'AVG_OVER']);

/**
 * The breaches on the days one finished entry is part of: its shift's date and the calendar days it touches. The
 * week and the average are not among them: they are told on their own date, whichever entry of theirs is asked
 * about, and need more than the entries around this one.
 */
export function marksOfEntry(input: {
	readonly entry: JudgedEntry & { readonly zone: string };
	readonly others: readonly JudgedEntry[];
	/** Work of a type without compliance is left out, see `legalEntries`; without types all work is legal. */
	readonly workTypes?: AccountWorkTypes | undefined;
	readonly profile: Profile;
	readonly profileOn?: Rulebook | undefined;
	readonly holidays?: HolidayCalendar | undefined;
	readonly permits?: Permits | undefined;
	readonly now: Instant;
}): Mark[] {
	const { entry, profile, profileOn } = input;
	const all: readonly JudgedEntry[] = [...input.others.filter((other) => other.id !== entry.id), entry];
	const entries = legalEntries(all, input.workTypes);
	const start = instantToMinute(entry.start);
	const lastMinute = entry.stop === null ? start : Math.max(start, instantToMinute(entry.stop) - 1);
	const firstDate = dateOfMinute(start, entry.zone);
	// Only a shift from the day before matters here; the rest of the profile divides the work of one date.
	const shifts = shiftsOf(effectiveWork(entries, entry.zone), null);
	const shift = shifts.find((one) => one.start <= start && start < one.stop);
	const marks = marksOf({
		entries,
		zone: entry.zone,
		profile,
		profileOn,
		holidays: input.holidays,
		permits: input.permits,
		now: input.now,
		from: shift === undefined ? firstDate : earlierOf(shift.date, firstDate),
		to: dateOfMinute(lastMinute, entry.zone)
	});
	return marks.filter(({ code }) => !longTerm.has(code));
}
