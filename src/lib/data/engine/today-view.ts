import {
	clockDate,
	entriesOfClockDay,
	minutesOverTarget,
	minutesToTarget
} from '#domain/account/clock-day.ts';
import { commentOnReturn } from '#domain/account/day-look.ts';
import type { DaySummary } from '#domain/account/day-summary.ts';
import { firstNameOf } from '#domain/people/name.ts';
import { doneMinutes, sumDays, toWorkMinutesOf } from '#domain/account/day-sums.ts';
import { totalsUntil } from '#domain/account/totals.ts';
import { minutesBetween, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { addDays, isoWeekOf, mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, localTimeOf } from '#domain/time/zone.ts';
import { dayOffOf } from '#domain/public-holiday/calendar.ts';
import { doubledClock } from '#domain/time-entry/doubled-clock.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isLongRunning } from '#domain/time-entry/validation.ts';
import { accountTypesOf, workTypesOn } from '#lib/data/engine/person-context.ts';
import {
	confirmableOf,
	marksOfDay,
	ribbonOf,
	rowsOf,
	tileOf,
	workTypeOf
} from '#lib/data/engine/view-parts.ts';
import { awayOf } from '#lib/data/engine/today-away.ts';
import { aheadOf, habitOf } from '#lib/data/engine/today-ahead.ts';
import {
	confirmBlockOf,
	deadlineDaysOf,
	forecastFor,
	summariesOf,
	todayOf,
	type ViewInput
} from '#lib/data/engine/view-input.ts';
import type { TodayView, YesterdayCard } from '#lib/data/views/types.ts';

/** How far back Today looks for something to confirm. */
export const TODAY_LOOKS_BACK_DAYS = 14;
/** The hint before the legal end of a day appears this many minutes earlier. */
const MAX_HINT_MINUTES = 30;
/** A break is announced this many minutes before it is due. */
const BREAK_HINT_MINUTES = 30;

/** The Today screen from the person's data. */
export function buildToday(input: ViewInput): TodayView {
	const { context, entries, now } = input;
	const zone = context.zoneOf(input.employee);
	const date = todayOf(input);
	const monday = mondayOf(date);
	const days = summariesOf(input, addDays(date, -TODAY_LOOKS_BACK_DAYS), addDays(monday, 6));
	const workingFor = clockDate(entries, date);
	const current = entriesBetween(entries, workingFor, date);
	const today = days.find((day) => day.date === date);
	const clockDay = days.find((day) => day.date === workingFor);
	const totals = totalsUntil(entriesOfClockDay(current, workingFor), now, zone);
	const clock = clockOf(input, current, clockDay);
	const week = days.filter((day) => day.date >= monday);
	const rows = rowsOf(input, current);
	const block = today === undefined ? 'EMPTY' : confirmBlockOf(input, today);
	return {
		...clock,
		...hintsOf(input, current),
		ahead: aheadOf(input, clock.phase),
		...habitOf(input, date, today, { ...clock, current }),
		doubled: doubledOf(current),
		isComplete: context.isComplete,
		date,
		week: isoWeekOf(date).week,
		zone,
		name: context.me.name,
		firstName: firstNameOf(context.me.name),
		isFirstDay: context.isComplete && entries.length === 0,
		workTypes: workTypesOn(context, date).map(({ id, name, data }) => ({
			id,
			name,
			colour: data.colour,
			icon: data.icon
		})),
		workedMinutes: totals.workedMinutes,
		breakMinutes: totals.breakMinutes,
		targetMinutes: clockDay === undefined ? 0 : toWorkMinutesOf(clockDay),
		ribbon: ribbonOf(input, date, rows),
		rows: [...rows].reverse(),
		marks: today === undefined ? [] : marksOfDay(today),
		holiday: dayOffOf(today?.holiday),
		absence: awayOf(input, today),
		yesterday: yesterdayOf(
			input,
			days.filter((day) => day.date < date)
		),
		returned: returnedOf(days),
		weekRows: week.map((day) => tileOf(input, day)),
		weekWorkedMinutes: doneMinutes(week),
		weekTargetMinutes: sumDays(week).targetMinutes,
		confirmableDates: confirmableOf(input, week),
		openDates: confirmableOf(input, days),
		canConfirmToday: block === null
	};
}

/** What began on the days `from` … `to`. */
function entriesBetween(entries: readonly TimeEntry[], from: LocalDate, to: LocalDate): TimeEntry[] {
	return entries.filter((entry) => {
		const date = localDateOf(entry.start, entry.zone);
		return from <= date && date <= to;
	});
}

function doubledOf(current: readonly TimeEntry[]): TodayView['doubled'] {
	const doubled = doubledClock(current);
	if (doubled === null) return null;
	const timeOf = ({ start, zone }: TimeEntry) => localTimeOf(start, zone);
	return {
		keptTime: timeOf(doubled.kept),
		doubleTimes: doubled.doubles.map(timeOf),
		doubleIds: doubled.doubles.map(({ id }) => id)
	};
}

type ClockPart = Pick<
	TodayView,
	| 'phase'
	| 'runningSince'
	| 'runningSinceTime'
	| 'workType'
	| 'finishedWorkMs'
	| 'expectedEnd'
	| 'expectedEndTime'
	| 'overTargetMinutes'
	| 'forgotten'
>;

/** The clock, with `day` as the one it counts for. */
function clockOf(input: ViewInput, current: readonly TimeEntry[], day: DaySummary | undefined): ClockPart {
	const { context, entries, now } = input;
	const zone = context.zoneOf(input.employee);
	const runningBreak = current.find((entry) => entry.kind === 'break' && entry.stop === null);
	const work = current.find((entry) => entry.kind === 'work' && entry.stop === null);
	const running = runningBreak ?? work ?? null;
	const hasWorked = current.some((entry) => entry.kind === 'work');
	const phase = runningBreak ? 'break' : work ? 'running' : hasWorked ? 'done' : 'idle';
	const lastWork = work ?? entries.findLast((entry) => entry.kind === 'work') ?? null;
	const finished = totalsUntil(
		(day === undefined ? current : entriesOfClockDay(current, day.date)).filter(
			(entry) => entry.stop !== null
		),
		now,
		zone
	);
	const byCredit = { workTypes: accountTypesOf(context), now };
	const missing =
		phase === 'running' && day !== undefined ? (minutesToTarget(day, current, byCredit) ?? 0) : 0;
	const end = missing > 0 ? (forecastFor(input, missing).targetEnd?.at ?? null) : null;
	const forgotten = running !== null && isLongRunning(running, now) ? running : null;
	return {
		phase,
		runningSince: running?.start ?? null,
		runningSinceTime: running === null ? null : localTimeOf(running.start, running.zone),
		workType: workTypeOf(context, lastWork?.workTypeId ?? null),
		finishedWorkMs: finished.workedMinutes * MS_PER_MINUTE,
		expectedEnd: end,
		expectedEndTime: end === null ? null : localTimeOf(end, zone),
		overTargetMinutes: day === undefined ? null : minutesOverTarget(day, current, byCredit),
		forgotten:
			forgotten === null
				? null
				: {
						entryId: forgotten.id,
						date: localDateOf(forgotten.start, forgotten.zone),
						since: forgotten.start
					}
	};
}

function hintsOf(
	input: ViewInput,
	current: readonly TimeEntry[]
): Pick<TodayView, 'breakHint' | 'breakProgress' | 'maxHint'> {
	const { context, now } = input;
	const zone = context.zoneOf(input.employee);
	const runningBreak = current.find((entry) => entry.kind === 'break' && entry.stop === null);
	const { nextBreak, dailyMaximum, breakToTake } = forecastFor(input);
	const isNear = nextBreak !== null && nextBreak.inMinutes <= BREAK_HINT_MINUTES;
	return {
		breakHint: isNear
			? {
					inMinutes: nextBreak.inMinutes,
					needMinutes: nextBreak.needMinutes,
					dueTime: localTimeOf(nextBreak.dueAt, zone)
				}
			: null,
		breakProgress: runningBreak
			? {
					minutes: minutesBetween(runningBreak.start, now),
					needMinutes: breakToTake ?? 0
				}
			: null,
		maxHint:
			dailyMaximum !== null && dailyMaximum.inMinutes <= MAX_HINT_MINUTES
				? { maxMinutes: dailyMaximum.limitMinutes }
				: null
	};
}

function yesterdayOf(input: ViewInput, before: readonly DaySummary[]): YesterdayCard | null {
	const day = before.findLast((one) => one.state === 'complete' && confirmBlockOf(input, one) === null);
	if (day === undefined) return null;
	return {
		date: day.date,
		isYesterday: day.date === addDays(todayOf(input), -1),
		workedMinutes: day.workedMinutes,
		breakMinutes: day.breakMinutes,
		targetMinutes: day.targetMinutes,
		marks: marksOfDay(day),
		ribbon: ribbonOf(input, day.date, rowsOf(input, day.entries)),
		deadlineDays: deadlineDaysOf(input, day)
	};
}

function returnedOf(days: readonly DaySummary[]): TodayView['returned'] {
	return days
		.filter((day) => day.state === 'returned')
		.map((day) => ({
			date: day.date,
			comment: commentOnReturn(day.entries)
		}))
		.reverse();
}
