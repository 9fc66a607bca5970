import { isLockedDay, type DayState } from '#domain/account/day-state.ts';
import type { DaySummary } from '#domain/account/day-summary.ts';
import { sumDays, type DaySums } from '#domain/account/day-sums.ts';
import type { MonthRow } from '#domain/account/month-rows.ts';
import type { Mark } from '#domain/regulation/mark.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, localTimeOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** One day of a timesheet. Times are wall times where the entry was made. */
export interface TimesheetDay extends DaySums {
	readonly date: LocalDate;
	/** When work began and ended; null without work, and while it runs. */
	readonly begin: string | null;
	readonly end: string | null;
	readonly endsNextDay: boolean;
	readonly state: DayState;
	readonly marks: readonly Mark[];
	/** The owner's words on the marks. */
	readonly explanation: string;
	/** By their first entry of the day; null = the default type. */
	readonly workTypeIds: readonly (string | null)[];
	readonly holiday: DaySummary['holiday'];
	readonly absence: DaySummary['absence'];
}

/** How far one of the two confirmations of a month has come. */
export interface TimesheetConfirmation {
	/** Days with work that have it. */
	readonly days: number;
	/** Days with work. */
	readonly of: number;
	/** When the last of them got it; null where none has, or it was not noted. */
	readonly lastAt: Instant | null;
}

/** A month on paper: what German law asks for (begin, end, break, sum), and where it leaves the account. */
export interface Timesheet {
	readonly days: readonly TimesheetDay[];
	/** Of the days that are over. */
	readonly sums: DaySums;
	/** What stood on the account before and after; null where the account does not count the month. */
	readonly openingMinutes: number | null;
	readonly closingMinutes: number | null;
	/** Put on the account or taken off it by hand, and forfeited at the close. */
	readonly bookedMinutes: number;
	readonly byOwner: TimesheetConfirmation;
	/** Approved by a manager, where the group asks for it, or closed. */
	readonly byManager: TimesheetConfirmation;
}

/** The timesheet of the days of one month. Days from today on stand on it without figures that count. */
export function timesheetOf(input: {
	/** Every day of the month. */
	readonly days: readonly DaySummary[];
	readonly row: MonthRow | null;
	readonly today: LocalDate;
}): Timesheet {
	const { days, row, today } = input;
	const worked = days.filter(({ entries }) => entries.length > 0);
	const entriesOf = (chosen: readonly DaySummary[]) => chosen.flatMap(({ entries }) => entries);
	const confirmed = worked.filter(({ state }) => isLockedDay(state));
	const approved = worked.filter(({ state }) => state === 'approved' || state === 'closed');
	return {
		days: days.map(dayOf),
		sums: row ?? sumDays(days.filter(({ date }) => date < today)),
		openingMinutes: row?.openingMinutes ?? null,
		closingMinutes: row?.closingMinutes ?? null,
		bookedMinutes: row === null ? 0 : row.adjustmentMinutes - row.forfeitedMinutes,
		byOwner: {
			days: confirmed.length,
			of: worked.length,
			lastAt: latest(entriesOf(confirmed).map(({ confirmedAt }) => confirmedAt))
		},
		byManager: {
			days: approved.length,
			of: worked.length,
			lastAt: latest(entriesOf(approved).map(verifiedAt))
		}
	};
}

function dayOf(day: DaySummary): TimesheetDay {
	const work = day.entries.filter(({ kind }) => kind === 'work');
	const first = work[0];
	const last = work.reduce<TimeEntry | undefined>(
		(latestOne, entry) => ((latestOne?.stop ?? '') <= (entry.stop ?? '~') ? entry : latestOne),
		undefined
	);
	const stop = last?.stop ?? null;
	const { targetMinutes, workedMinutes, creditedMinutes, absenceCreditMinutes, breakMinutes } = day;
	return {
		date: day.date,
		targetMinutes,
		workedMinutes,
		creditedMinutes,
		absenceCreditMinutes,
		breakMinutes,
		deltaMinutes: day.deltaMinutes,
		begin: first === undefined ? null : localTimeOf(first.start, first.zone),
		end: last === undefined || stop === null ? null : localTimeOf(stop, last.zone),
		endsNextDay: last !== undefined && stop !== null && localDateOf(stop, last.zone) > day.date,
		state: day.state,
		marks: day.marks,
		explanation: day.entries.find(({ explanation }) => explanation !== '')?.explanation ?? '',
		workTypeIds: [...new Set(work.map(({ workTypeId }) => workTypeId))],
		holiday: day.holiday,
		absence: day.absence
	};
}

/** When an entry was approved, by the corrected clock of who did; null where something else came after it. */
function verifiedAt({ mutation }: TimeEntry): Instant | null {
	if (mutation.event !== 'verify') return null;
	return msToInstant(instantToMs(mutation.deviceTime) + mutation.offsetMs);
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
	return (
		instants
			.filter((one) => one !== null)
			.toSorted()
			.at(-1) ?? null
	);
}
