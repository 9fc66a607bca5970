import type { MarkShape, TileShape } from '#lib/features/time-entry/shapes.ts';
import { formatDate } from '#lib/format/date.ts';
import { spokenDuration } from '#lib/format/duration.ts';
import { markTitle } from '#lib/i18n/rule-sentences.ts';
import { m } from '#lib/paraglide/messages.js';

/** The state of a day in one word; '' for a day without entries. */
export function stateWord(state: TileShape['state']): string {
	switch (state) {
		case 'open':
			return m.calendar_state_open();
		case 'complete':
			return m.calendar_state_complete();
		case 'confirmed':
			return m.calendar_state_confirmed();
		case 'approved':
			return m.calendar_state_approved();
		case 'returned':
			return m.calendar_state_returned();
		case 'closed':
			return m.calendar_state_closed();
		case 'review':
			return m.calendar_state_review();
		case 'empty':
			return '';
	}
}

/** Vacation, sick or another absence, in a word. */
export function absenceWord(category: string): string {
	switch (category) {
		case 'vacation':
			return m.calendar_absence_vacation();
		case 'sick':
			return m.calendar_absence_sick();
		case 'holiday':
			return m.calendar_absence_holiday();
		default:
			return m.calendar_absence_other();
	}
}

/** The same, and whether it is only asked for. */
export function absenceStanding(absence: { readonly category: string; readonly isPending: boolean }): string {
	const what = absenceWord(absence.category);
	return absence.isPending ? m.leave_cell_requested({ what }) : what;
}

/** The letter that stands in a small tile: `U`, or `½ U` for half a day. */
export function absenceLetter(absence: { readonly category: string; readonly half: boolean }): string {
	const letters: Record<string, () => string> = {
		vacation: m.calendar_absence_vacation_letter,
		sick: m.calendar_absence_sick_letter,
		holiday: m.calendar_absence_holiday_letter
	};
	const letter = (letters[absence.category] ?? m.calendar_absence_other_letter)();
	return absence.half ? `½ ${letter}` : letter;
}

function absenceText(tile: TileShape): string | null {
	if (!tile.absence) return null;
	const absence = absenceStanding(tile.absence);
	return tile.absence.half ? m.calendar_absence_half({ absence }) : absence;
}

/** The worst mark first, so that its words stand in the name of the day. */
export function redMarks(marks: readonly MarkShape[]): readonly MarkShape[] {
	return marks.filter((mark) => mark.severity === 'violation');
}

/** "Dienstag, 17. November, 8 Stunden 12 Minuten, rote Marke: Pause zu kurz: 20 statt 30 min, offen" */
export function tileName(tile: TileShape): string {
	const marks = redMarks(tile.marks);
	return [
		formatDate(tile.date),
		tile.isToday ? m.calendar_cell_today() : null,
		tile.holiday?.name ?? null,
		absenceText(tile),
		tile.workedMinutes > 0 || tile.isRunning ? spokenDuration(tile.workedMinutes) : null,
		tile.isRunning ? m.calendar_cell_running() : null,
		...marks.map((mark) => m.calendar_cell_red({ mark: markTitle(mark) })),
		marks.length > 0 && tile.isExplained ? m.calendar_cell_explained() : null,
		tile.hasDecision ? m.calendar_cell_decision() : null,
		stateWord(tile.state) || (tile.isMissing ? m.calendar_cell_missing() : null),
		tile.isWaiting ? m.calendar_cell_waiting() : null
	]
		.filter((part) => part !== null && part !== '')
		.join(', ');
}

/** "Noch 2 Tage, 1 rote Marke offen": what a week still needs, in one line. */
export function weekNeeds(week: {
	readonly openDays: number;
	readonly missingDays: number;
	readonly redDays: number;
	readonly isLocked: boolean;
}): string {
	const missing = week.missingDays > 0 ? m.calendar_week_days_missing({ n: week.missingDays }) : null;
	if (week.openDays > 0 && week.redDays > 0) {
		const parts = [
			m.calendar_week_days_left({ n: week.openDays }),
			m.calendar_week_marks_open({ n: week.redDays })
		];
		return [...parts, missing].filter((part) => part !== null).join(', ');
	}
	if (week.openDays > 0) {
		return [m.calendar_week_days_open({ n: week.openDays }), missing]
			.filter((part) => part !== null)
			.join(', ');
	}
	if (week.isLocked) return missing ?? m.calendar_week_done();
	return missing ?? m.calendar_week_nothing();
}
