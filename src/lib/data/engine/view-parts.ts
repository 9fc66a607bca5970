import { isMissingDay, isTimeToConfirm } from '#domain/account/day-look.ts';
import { isLockedDay } from '#domain/account/day-state.ts';
import type { DaySummary } from '#domain/account/day-summary.ts';
import { kindsToAskFor, turnOf } from '#domain/correction/proposal.ts';
import { dayOffOf } from '#domain/public-holiday/calendar.ts';
import { isLongEnough } from '#domain/regulation/breaks.ts';
import type { Mark } from '#domain/regulation/mark.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import type { Instant } from '#domain/time/instant.ts';
import { daysBetween, mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, localTimeOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { validateEntry } from '#domain/time-entry/validation.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import {
	confirmBlockOf,
	rulebookOf,
	todayOf,
	withdrawableUntilOf,
	type ViewInput
} from '#lib/data/engine/view-input.ts';
import type {
	DayTile,
	EntryRow,
	MarkView,
	RibbonSegment,
	RibbonView,
	WorkTypeOption
} from '#lib/data/views/shared-types.ts';

const RIBBON_FROM = 6;
const RIBBON_TO = 18;

export function workTypeOf(context: PersonContext, id: string | null): WorkTypeOption | null {
	const type = id === null ? undefined : context.workTypes.get(id);
	return id === null || type === undefined
		? null
		: { id, name: type.name, colour: type.data.colour, icon: type.data.icon };
}

/** The owner's words on a day. */
export function explanationOf(day: DaySummary): string {
	return day.entries.find((entry) => entry.explanation !== '')?.explanation ?? '';
}

export function marksOfDay(day: DaySummary): MarkView[] {
	const isExplained = explanationOf(day) !== '';
	return day.marks.map((mark: Mark) => ({ ...mark, isExplained }));
}

/** One day as a tile. */
export function tileOf(input: ViewInput, day: DaySummary, isInMonth = true): DayTile {
	const today = todayOf(input);
	const { date, absence, holiday } = day;
	return {
		date,
		weekday: daysBetween(mondayOf(date), date),
		isInMonth,
		isToday: date === today,
		isFuture: date > today,
		state: day.state,
		isRunning: day.isRunning,
		workedMinutes: day.workedMinutes + day.runningMinutes,
		targetMinutes: day.targetMinutes,
		isLocked: isLockedDay(day.state),
		withdrawableUntil: day.state === 'confirmed' ? withdrawableUntilOf(input, day) : null,
		red: day.red,
		marks: marksOfDay(day),
		isExplained: explanationOf(day) !== '',
		isWaiting: day.entries.some((entry) => input.waiting.has(entry.id)),
		hasDecision: day.entries.some((entry) => input.contested.has(entry.id)),
		holiday: dayOffOf(holiday),
		absence:
			absence === null
				? null
				: { category: absence.category, half: absence.half !== null, isPending: absence.isPending },
		hasEntries: day.entries.length > 0,
		isMissing: isMissingDay(day, today)
	};
}

/** Days of a list that can be confirmed now: nothing of them lies ahead. */
export function confirmableOf(input: ViewInput, days: readonly DaySummary[]): LocalDate[] {
	const today = todayOf(input);
	return days
		.filter((day) => isTimeToConfirm(day, today) && confirmBlockOf(input, day) === null)
		.map((day) => day.date);
}

/** The lines of a day by start, with the gaps between finished work as breaks of their own. */
export function rowsOf(input: ViewInput, entries: readonly TimeEntry[]): EntryRow[] {
	const rows: EntryRow[] = [];
	let lastStop: TimeEntry | null = null;
	for (const entry of entries) {
		if (
			lastStop !== null &&
			lastStop.stop !== null &&
			instantToMinute(entry.start) > instantToMinute(lastStop.stop)
		)
			rows.push(gapRow(input, lastStop, lastStop.stop, entry.start));
		rows.push(rowOf(input, entry, entries));
		if (lastStop === null || entry.stop === null || (lastStop.stop ?? '') < entry.stop) lastStop = entry;
	}
	return rows;
}

function rowOf(input: ViewInput, entry: TimeEntry, others: readonly TimeEntry[]): EntryRow {
	const { context, waiting, now } = input;
	const stop = entry.stop ?? now;
	const date = localDateOf(entry.start, entry.zone);
	const isOpen = isEditable(entry.state);
	const minutes = Math.max(0, instantToMinute(stop) - instantToMinute(entry.start));
	return {
		id: entry.id,
		kind: entry.kind,
		date,
		start: entry.start,
		stop: entry.stop,
		startTime: localTimeOf(entry.start, entry.zone),
		stopTime: entry.stop === null ? null : localTimeOf(entry.stop, entry.zone),
		stopsNextDay: entry.stop !== null && localDateOf(entry.stop, entry.zone) > date,
		minutes,
		zone: entry.zone,
		workType: workTypeOf(context, entry.workTypeId),
		jobId: entry.jobId,
		note: entry.note,
		explanation: entry.explanation,
		state: entry.state,
		flags: entry.flags,
		comment: entry.comment,
		isRunning: entry.stop === null,
		isManual: entry.origin !== 'clock' && entry.origin !== 'auto',
		isWaiting: waiting.has(entry.id),
		kindsToAskFor: kindsToAskFor(entry),
		turn: turnOf(entry),
		isEditable: isOpen,
		problems: isOpen ? validateEntry(entry, { now, others }) : [],
		isLongEnough: entry.kind === 'break' ? isLongEnough(minutes, rulebookOf(input)(date)) : null
	};
}

function gapRow(input: ViewInput, before: TimeEntry, start: Instant, stop: Instant): EntryRow {
	const minutes = instantToMinute(stop) - instantToMinute(start);
	return {
		id: null,
		kind: 'break',
		date: localDateOf(start, before.zone),
		start,
		stop,
		startTime: localTimeOf(start, before.zone),
		stopTime: localTimeOf(stop, before.zone),
		stopsNextDay: localDateOf(stop, before.zone) > localDateOf(start, before.zone),
		minutes,
		zone: before.zone,
		workType: null,
		jobId: null,
		note: '',
		explanation: '',
		state: before.state,
		flags: [],
		comment: null,
		isRunning: false,
		isManual: false,
		isWaiting: false,
		kindsToAskFor: [],
		turn: 'either',
		isEditable: false,
		problems: [],
		isLongEnough: isLongEnough(minutes, rulebookOf(input)(localDateOf(start, before.zone)))
	};
}

/** A day drawn over its wall clock hours; work past midnight runs on past 24. */
export function ribbonOf(input: ViewInput, date: LocalDate, rows: readonly EntryRow[]): RibbonView {
	const zone = input.context.zoneOf(input.employee);
	const isToday = date === todayOf(input);
	const segments = rows.map((row): RibbonSegment => {
		const kind = row.kind === 'break' ? 'break' : row.isRunning ? 'running' : 'work';
		const colour = row.workType?.colour;
		return {
			from: hourOf(date, row.start, row.zone),
			to: hourOf(date, row.stop ?? input.now, row.zone),
			kind,
			...(colour === undefined ? {} : { colour })
		};
	});
	const now = isToday ? hourOf(date, input.now, zone) : null;
	return {
		from: Math.floor(Math.min(RIBBON_FROM, ...segments.map((one) => one.from))),
		to: Math.ceil(Math.max(RIBBON_TO, ...segments.map((one) => one.to))),
		now,
		segments: segments.filter((one) => one.to > one.from)
	};
}

function hourOf(date: LocalDate, instant: Instant, zone: string): number {
	const time = localTimeOf(instant, zone);
	const hours = Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
	return daysBetween(date, localDateOf(instant, zone)) * 24 + hours;
}
