import { isoWeekOf, monthOf, weeksOfMonth, type LocalDate } from '#domain/time/local-date.ts';
import type { TileShape, WeekShape } from '#lib/features/time-entry/shapes.ts';

function emptyTile(date: LocalDate, month: string, today: LocalDate): TileShape {
	return {
		date,
		isInMonth: monthOf(date) === month,
		isToday: date === today,
		isFuture: date > today,
		state: 'empty',
		isRunning: false,
		workedMinutes: 0,
		targetMinutes: 0,
		isLocked: false,
		red: false,
		marks: [],
		isExplained: false,
		isWaiting: false,
		hasDecision: false,
		holiday: null,
		absence: null,
		hasEntries: false,
		isMissing: false
	};
}

/** The days of a month before its entries are read: the grid stands at once and nothing jumps. */
export function emptyMonth(month: string, today: LocalDate): readonly WeekShape[] {
	return weeksOfMonth(month).map((dates) => {
		const monday = dates[0] ?? `${month}-01`;
		return {
			monday,
			week: isoWeekOf(monday).week,
			days: dates.map((date) => emptyTile(date, month, today)),
			workedMinutes: 0,
			targetMinutes: 0,
			isLocked: false,
			openDays: 0,
			missingDays: 0,
			redDays: 0,
			confirmableDates: []
		};
	});
}
