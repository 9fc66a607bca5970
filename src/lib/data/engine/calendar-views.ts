import { commentOnReturn } from '#domain/account/day-look.ts';
import { isLockedDay } from '#domain/account/day-state.ts';
import type { DaySummary } from '#domain/account/day-summary.ts';
import { doneMinutes, sumDays } from '#domain/account/day-sums.ts';
import { totalsUntil } from '#domain/account/totals.ts';
import { addDays, isoWeekOf, monthOf, type LocalDate } from '#domain/time/local-date.ts';
import { awaitsManager } from '#domain/time-entry/awaiting.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { workTypesOn } from '#lib/data/engine/person-context.ts';
import {
	confirmableOf,
	explanationOf,
	marksOfDay,
	ribbonOf,
	rowsOf,
	tileOf
} from '#lib/data/engine/view-parts.ts';
import {
	confirmBlockOf,
	deadlineDaysOf,
	rulebookOf,
	summariesOf,
	todayOf,
	withdrawableUntilOf,
	type ViewInput
} from '#lib/data/engine/view-input.ts';
import type { DayView, LockView, MonthView, WeekView } from '#lib/data/views/types.ts';

/** A month as full weeks, Monday first. */
export function buildMonth(
	input: ViewInput,
	month: string,
	weeks: readonly (readonly LocalDate[])[]
): MonthView {
	const from = weeks[0]?.[0] ?? `${month}-01`;
	const to = weeks.at(-1)?.at(-1) ?? from;
	const days = new Map(summariesOf(input, from, to).map((day) => [day.date, day]));
	const pick = (dates: readonly LocalDate[]) =>
		dates.map((date) => days.get(date)).filter((day) => day !== undefined);
	const ofMonth = [...days.values()].filter((day) => monthOf(day.date) === month);
	return {
		month,
		isLoading: !input.context.isComplete,
		today: todayOf(input),
		weeks: weeks.map((dates) => weekOf(input, pick(dates), month)),
		workedMinutes: doneMinutes(ofMonth),
		targetMinutes: sumDays(ofMonth).targetMinutes
	};
}

function weekOf(input: ViewInput, days: readonly DaySummary[], month: string): WeekView {
	const monday = days[0]?.date ?? `${month}-01`;
	const tiles = days.map((day) => tileOf(input, day, monthOf(day.date) === month));
	const worked = tiles.filter((tile) => tile.hasEntries);
	const { week, year } = isoWeekOf(monday);
	return {
		monday,
		week,
		year,
		days: tiles,
		workedMinutes: doneMinutes(days),
		targetMinutes: sumDays(days).targetMinutes,
		isLocked: worked.length > 0 && worked.every((tile) => tile.isLocked),
		openDays: worked.filter((tile) => !tile.isLocked && !tile.isFuture).length,
		missingDays: tiles.filter((tile) => tile.isMissing).length,
		redDays: tiles.filter((tile) => tile.red).length,
		confirmableDates: confirmableOf(input, days)
	};
}

/** One day in full. `before` looks far enough back for "like yesterday". */
export function buildDay(input: ViewInput, date: LocalDate, lookBackDays: number): DayView {
	const days = summariesOf(input, addDays(date, -lookBackDays), date);
	const day = days.at(-1) as DaySummary;
	const rows = rowsOf(input, day.entries);
	const block = confirmBlockOf(input, day);
	const today = todayOf(input);
	const source = days.slice(0, -1).findLast((one) => one.entries.some((entry) => entry.stop !== null));
	return {
		date,
		isLoading: !input.context.isComplete,
		isToday: date === today,
		isFuture: date > today,
		zone: input.context.zoneOf(input.employee),
		week: isoWeekOf(date).week,
		tile: tileOf(input, day),
		state: day.state,
		rows,
		breakMinutes: day.isRunning ? totalsUntil(day.entries, input.now).breakMinutes : day.breakMinutes,
		ribbon: ribbonOf(input, date, rows),
		marks: marksOfDay(day),
		breakBlock: rulebookOf(input)(date).breaks,
		lock: lockOf(input, day),
		comment: commentOnReturn(day.entries),
		explanation: explanationOf(day),
		canConfirm: block === null && date <= today,
		confirmBlock: block,
		decisionId: input.undecided.get(date) ?? null,
		deadlineDays: deadlineDaysOf(input, day),
		copyFrom: day.entries.length === 0 && date <= today ? (source?.date ?? null) : null,
		workTypes: workTypesOn(input.context, date).map(({ id, name, data }) => ({
			id,
			name,
			colour: data.colour,
			icon: data.icon
		})),
		neighbours: neighboursOf(input.entries, date)
	};
}

function lockOf(input: ViewInput, day: DaySummary): LockView | null {
	if (!isLockedDay(day.state)) return null;
	const confirmed = day.entries.map((entry) => entry.confirmedAt).filter((instant) => instant !== null);
	return {
		state: day.state,
		confirmedAt: confirmed.sort().at(-1) ?? null,
		withdrawableUntil: day.state === 'confirmed' ? withdrawableUntilOf(input, day) : null,
		isWithManager: day.state === 'confirmed' && day.entries.some(awaitsManager)
	};
}

function neighboursOf(entries: readonly TimeEntry[], date: LocalDate): DayView['neighbours'] {
	const from = `${addDays(date, -2)}T00:00:00.000Z`;
	const to = `${addDays(date, 3)}T00:00:00.000Z`;
	return entries
		.filter((entry) => entry.stop === null || (from <= entry.start && entry.start < to))
		.map(({ id, kind, start, stop }) => ({ id, kind, start, stop }));
}
