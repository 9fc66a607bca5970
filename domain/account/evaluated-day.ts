import type { AccountEntry } from '#domain/account/account-entry.ts';
import { legalMinutesByDate } from '#domain/account/average-facts.ts';
import { dayFigures, type AccountInput, type DayFigures } from '#domain/account/day-figures.ts';
import { isRed, type Mark } from '#domain/regulation/mark.ts';
import { workDuringAbsence } from '#domain/regulation/entry-marks.ts';
import { legalEntries } from '#domain/regulation/legal-entries.ts';
import { rulebookOf } from '#domain/regulation/mark-input.ts';
import { marksOf, type AverageFacts, type Permits } from '#domain/regulation/marks.ts';
import type { Profile, Rulebook } from '#domain/regulation/profile.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntryFlag } from '#domain/time-entry/time-entry.ts';

export type EvaluatedEntry = AccountEntry & { readonly flags?: readonly TimeEntryFlag[] };

/** What the figures and the marks of a person's days are made of. */
export interface EvaluationInput extends Omit<AccountInput, 'restMinutes'> {
	/** Whole weeks around the days asked for, where the profile knows a weekly limit. */
	readonly entries: readonly EvaluatedEntry[];
	readonly profile: Profile;
	/** Where the rules change by date; without it `profile` holds on every day. */
	readonly profileOn?: Rulebook | undefined;
	/** What the 48 h average needs besides the entries; without it none is judged. */
	readonly average?: AverageFacts | undefined;
	readonly permits?: Permits | undefined;
	readonly now?: Instant | undefined;
}

/** One day of one person: its figures, and what the rules say about it. */
export interface EvaluatedDay extends DayFigures {
	/** Legal working time of the shifts that began on this day: what weekly limits and averages count. */
	readonly legalMinutes: number;
	readonly marks: readonly Mark[];
	/** At least one violation. */
	readonly red: boolean;
}

const NO_MARKS: readonly Mark[] = [];

/** Figures and marks of each day `from` … `to`. */
export function evaluateDays(input: EvaluationInput, from: LocalDate, to: LocalDate): EvaluatedDay[] {
	const rulesOn = rulebookOf(input);
	const figures = dayFigures({ ...input, restMinutes: (date) => rulesOn(date).rest.min }, from, to);
	const legal = legalEntries(input.entries, input.workTypes);
	const legalMarks = marksByDate({ ...input, entries: legal }, from, to);
	const legalMinutes = legalMinutesByDate({ ...input, entries: legal, workTypes: undefined });
	return figures.map((day) => {
		const onDay = legalMarks.get(day.date) ?? NO_MARKS;
		const onLeave = absenceMark(day, input);
		// In the order of the codes it comes last.
		const marks = onLeave === null ? onDay : [...onDay, onLeave];
		return {
			...day,
			legalMinutes: legalMinutes.get(day.date) ?? 0,
			marks,
			red: isRed(marks)
		};
	});
}

function marksByDate(input: EvaluationInput, from: LocalDate, to: LocalDate): Map<LocalDate, Mark[]> {
	const { zone, profile, profileOn, average, holidays, permits, now } = input;
	const marks = marksOf({
		entries: input.entries,
		zone,
		profile,
		profileOn,
		average,
		holidays,
		permits,
		from,
		to,
		now
	});
	return Map.groupBy(marks, (mark) => mark.date);
}

/**
 * Work on a whole day of leave counts on top, and is told; two halves are a whole day. Beside a single half it is
 * not told: work in the other half is what the half is for.
 */
function absenceMark({ date, workedMinutes }: DayFigures, input: EvaluationInput): Mark | null {
	if (workedMinutes === 0) return null;
	const onLeave = (input.absences.get(date) ?? []).reduce((total, { fraction }) => total + fraction, 0);
	if (onLeave < 1) return null;
	return workDuringAbsence(input.profileOn?.(date) ?? input.profile, date, workedMinutes);
}
