import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceOnDate, AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { absencesByDate, sharesByDate } from '#domain/account/absences-by-date.ts';
import type { AccountSettings } from '#domain/account/account-settings.ts';
import { judgeAverages } from '#domain/account/book-averages.ts';
import { dayStateOf, type DayState } from '#domain/account/day-state.ts';
import { evaluateDays, type EvaluatedDay } from '#domain/account/evaluated-day.ts';
import { totalsUntil } from '#domain/account/totals.ts';
import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { HolidayCalendar, HolidayOnDate } from '#domain/public-holiday/calendar.ts';
import type { AverageFacts, Permits } from '#domain/regulation/marks.ts';
import type { Profile, Rulebook } from '#domain/regulation/profile.ts';
import type { Employment } from '#domain/schedule/target-time.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import { overlappingIds, validateEntry, type ValidationCode } from '#domain/time-entry/validation.ts';

export type { DayState } from '#domain/account/day-state.ts';

export interface SummarizeInput {
	/** The person's entries from a day before `from` to a day after `to`: a shift may begin or end outside. */
	readonly entries: readonly TimeEntry[];
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** Where the person works now; entries keep the zone they were made in. */
	readonly zone: string;
	readonly schedules: readonly WorkingSchedule[];
	readonly employment?: Employment;
	readonly holidays: HolidayCalendar;
	readonly profile: Profile;
	/** Where the rules change by date; without it `profile` holds on every day. */
	readonly profileOn?: Rulebook;
	/** What the 48 h average needs besides the entries; without it none is judged. */
	readonly average?: AverageFacts;
	readonly absences: readonly Absence[];
	readonly absenceTypes: AbsenceTypes;
	readonly workTypes?: AccountWorkTypes;
	readonly settings?: AccountSettings;
	readonly permits?: Permits | undefined;
	readonly now: Instant;
}

/** What is wrong with one entry of a day; a day with problems cannot be confirmed yet. */
export interface EntryProblem {
	readonly entryId: string;
	readonly codes: readonly ValidationCode[];
}

/** One day of one person; minutes are integers. Running entries count for nothing until they stop. */
export interface DaySummary extends EvaluatedDay {
	/** What runs adds up to now: shown to its owner, counted by nobody until it stops. */
	readonly runningMinutes: number;
	readonly holiday: HolidayOnDate | null;
	/** The one that takes precedence, asked for or decided. */
	readonly absence: AbsenceOnDate | null;
	readonly state: DayState;
	readonly isRunning: boolean;
	readonly problems: readonly EntryProblem[];
	/** By start. */
	readonly entries: readonly TimeEntry[];
}

/** One line for each day `from` … `to`. */
export function summarizeDays(input: SummarizeInput): DaySummary[] {
	const { entries, from, to, zone, holidays, now } = input;
	const today = localDateOf(now, zone);
	const absences = absencesByDate({ ...input, today, types: input.absenceTypes });
	const entriesOn = entriesByDate(entries);
	const problems = problemsById(entries, now);
	const { average, ...rest } = input;
	const terms = { ...rest, absences: sharesByDate(absences) };
	const days = evaluateDays(terms, from, to);
	if (average !== undefined) judgeAverages(days, from, { ...terms, average }, { from, to });
	return days.map((day) => {
		const { date } = day;
		const dayEntries = entriesOn.get(date) ?? [];
		const dayProblems = dayEntries.flatMap((entry) => problems.get(entry.id) ?? []);
		return {
			...day,
			runningMinutes: runningMinutesOf(day, dayEntries, { now, zone }),
			holiday: holidays.get(date) ?? null,
			absence: absences.get(date)?.[0] ?? null,
			state: dayStateOf({
				entries: dayEntries,
				hasProblems: dayProblems.length > 0,
				isDone: date < today || isTargetReached(day)
			}),
			isRunning: dayEntries.some((entry) => entry.stop === null),
			problems: dayProblems,
			entries: dayEntries
		};
	});
}

/** Credited work and absence make up the target; a day that owes nothing is done once something was worked. */
function isTargetReached({ creditedMinutes, absenceCreditMinutes, targetMinutes }: EvaluatedDay): boolean {
	return creditedMinutes + absenceCreditMinutes >= Math.max(1, targetMinutes);
}

function runningMinutesOf(
	{ workedMinutes }: EvaluatedDay,
	entries: readonly TimeEntry[],
	{ now, zone }: { readonly now: Instant; readonly zone: string }
): number {
	if (entries.every((entry) => entry.stop !== null)) return 0;
	return Math.max(0, totalsUntil(entries, now, zone).workedMinutes - workedMinutes);
}

function entriesByDate(entries: readonly TimeEntry[]): Map<LocalDate, TimeEntry[]> {
	const sorted = [...entries].sort((a, b) =>
		a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1
	);
	return Map.groupBy(sorted, (entry) => localDateOf(entry.start, entry.zone));
}

/** Only entries their owner can still change have problems. */
function problemsById(entries: readonly TimeEntry[], now: Instant): Map<string, EntryProblem> {
	const problems = new Map<string, EntryProblem>();
	const overlapping = overlappingIds(entries, instantToMinute(now));
	for (const entry of entries) {
		if (!isEditable(entry.state)) continue;
		const codes = validateEntry(entry, { now, others: [] });
		if (overlapping.has(entry.id)) codes.push('OVERLAP');
		if (codes.length > 0) problems.set(entry.id, { entryId: entry.id, codes });
	}
	return problems;
}
