import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceOnDate, AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { attributeMinutes } from '#domain/account/attribution.ts';
import { totalsUntil } from '#domain/account/totals.ts';
import { dayStateOf, type DayState } from '#domain/account/day-state.ts';
import { dayTargetOf, type DayTarget } from '#domain/account/day-target.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { isRed, type Mark } from '#domain/regulation/mark.ts';
import { marksOf, type DayPermits } from '#domain/regulation/marks.ts';
import type { Profile } from '#domain/regulation/profile.ts';
import { breakOf, effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import type { Instant } from '#domain/time/instant.ts';
import { datesFrom, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
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
	readonly holidays: HolidayCalendar;
	readonly profile: Profile;
	readonly absences: readonly Absence[];
	readonly absenceTypes: AbsenceTypes;
	readonly permits?: DayPermits;
	readonly now: Instant;
}

/** What is wrong with one entry of a day; a day with problems cannot be confirmed yet. */
export interface EntryProblem {
	readonly entryId: string;
	readonly codes: readonly ValidationCode[];
}

/** One day of one person; minutes are integers. Running entries count for nothing until they stop. */
export interface DaySummary extends DayTarget {
	readonly date: LocalDate;
	/** Work of the entries that began on this day, explicit breaks taken off. */
	readonly workedMinutes: number;
	/** What runs adds up to now: shown to its owner, counted by nobody until it stops. */
	readonly runningMinutes: number;
	/** All gaps inside the shifts that began on this day. */
	readonly breakMinutes: number;
	readonly state: DayState;
	readonly isRunning: boolean;
	readonly marks: readonly Mark[];
	/** At least one violation. */
	readonly red: boolean;
	readonly problems: readonly EntryProblem[];
	/** By start. */
	readonly entries: readonly TimeEntry[];
}

/** One line for each day `from` … `to`. */
export function summarizeDays(input: SummarizeInput): DaySummary[] {
	const { entries, from, to, zone, profile, now } = input;
	const work = {
		entries: entriesByDate(entries, zone),
		worked: attributeMinutes({ entries, zone, mode: 'start' })
	};
	const facts = { ...work, breaks: breaksByDate(input), marks: marksByDate(input) };
	const problems = problemsById(entries, now);
	const today = localDateOf(now, zone);
	const marksProfile = profile.id;
	return datesFrom(from, to).map((date) => {
		const dayEntries = facts.entries.get(date) ?? [];
		const day = { date, today, worked: facts.worked.get(date) ?? 0, entries: dayEntries };
		const target = dayTargetOf({ ...input, date, today });
		const marks = [...(facts.marks.get(date) ?? []), ...absenceMarks(target.absence, day, marksProfile)];
		const dayProblems = dayEntries.flatMap((entry) => problems.get(entry.id) ?? []);
		return {
			date,
			workedMinutes: day.worked,
			runningMinutes: runningMinutesOf(day, now, zone),
			breakMinutes: facts.breaks.get(date) ?? 0,
			...target,
			state: dayStateOf({
				entries: dayEntries,
				hasProblems: dayProblems.length > 0,
				isDone: date < today || day.worked + target.creditMinutes >= Math.max(1, target.targetMinutes)
			}),
			isRunning: dayEntries.some((entry) => entry.stop === null),
			marks,
			red: isRed(marks),
			problems: dayProblems,
			entries: dayEntries
		};
	});
}

interface Day {
	readonly date: LocalDate;
	readonly today: LocalDate;
	readonly worked: number;
	readonly entries: readonly TimeEntry[];
}

function runningMinutesOf({ entries, worked }: Day, now: Instant, zone: string): number {
	if (entries.every((entry) => entry.stop !== null)) return 0;
	return Math.max(0, totalsUntil(entries, now, zone).workedMinutes - worked);
}

function absenceMarks(absence: AbsenceOnDate | null, { date, worked }: Day, profile: string): Mark[] {
	if (absence === null || absence.isPending || absence.half !== null || worked === 0) return [];
	return [{ code: 'WORK_DURING_ABSENCE', severity: 'warning', actual: worked, limit: 0, date, profile }];
}

function entriesByDate(entries: readonly TimeEntry[], zone: string): Map<LocalDate, TimeEntry[]> {
	const byDate = new Map<LocalDate, TimeEntry[]>();
	const sorted = [...entries].sort((a, b) =>
		a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1
	);
	for (const entry of sorted) pushTo(byDate, localDateOf(entry.start, entry.zone || zone), entry);
	return byDate;
}

function marksByDate(input: SummarizeInput): Map<LocalDate, Mark[]> {
	const byDate = new Map<LocalDate, Mark[]>();
	for (const mark of marksOf(input)) pushTo(byDate, mark.date, mark);
	return byDate;
}

function breaksByDate({ entries, zone, profile }: SummarizeInput): Map<LocalDate, number> {
	const byDate = new Map<LocalDate, number>();
	for (const shift of shiftsOf(effectiveWork(entries, zone), profile.rest.min)) {
		byDate.set(shift.date, (byDate.get(shift.date) ?? 0) + breakOf(shift));
	}
	return byDate;
}

/** Only entries their owner can still change have problems. */
function problemsById(entries: readonly TimeEntry[], now: Instant): Map<string, EntryProblem> {
	const problems = new Map<string, EntryProblem>();
	const overlapping = overlappingIds(entries, instantToMinute(now));
	for (const entry of entries) {
		if (entry.state !== 'draft' && entry.state !== 'rejected') continue;
		const codes = validateEntry(entry, { now, others: [] });
		if (overlapping.has(entry.id)) codes.push('OVERLAP');
		if (codes.length > 0) problems.set(entry.id, { entryId: entry.id, codes });
	}
	return problems;
}

function pushTo<T>(byDate: Map<LocalDate, T[]>, date: LocalDate, item: T): void {
	const list = byDate.get(date);
	if (list === undefined) byDate.set(date, [item]);
	else list.push(item);
}
