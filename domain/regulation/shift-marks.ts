import { checkBreaks } from '#domain/regulation/breaks.ts';
import type { Mark, MarkCode } from '#domain/regulation/mark.ts';
import { nightMinutes } from '#domain/regulation/night.ts';
import type { Profile, Severity } from '#domain/regulation/profile.ts';
import { checkRest } from '#domain/regulation/rest.ts';
import { workedOf, type Shift } from '#domain/regulation/shifts.ts';
import { mondayOf, type LocalDate } from '#domain/time/local-date.ts';

/** Breaks, length of the day, span, night and rest of each shift. */
export function shiftMarks(shifts: readonly Shift[], profile: Profile): Mark[] {
	const marks: Mark[] = [];
	let previous: Shift | null = null;
	for (const shift of shifts) {
		const add = (code: MarkCode, severity: Severity, actual: number, limit: number) =>
			marks.push({ code, severity, actual, limit, date: shift.date, profile: profile.id });
		const check = checkBreaks(shift, profile);
		const { maxStretch } = profile.breaks;
		if (check.qualifyingMinutes < check.requiredMinutes) {
			add('BRK_MISSING', 'violation', check.qualifyingMinutes, check.requiredMinutes);
		}
		if (maxStretch !== null && check.longestStretchMinutes > maxStretch) {
			add('BRK_STRETCH', 'violation', check.longestStretchMinutes, maxStretch);
		}
		addDaily(check.workedMinutes, profile, add);
		const span = shift.stop - shift.start;
		if (profile.span !== null && span > profile.span) add('SPAN_OVER', 'violation', span, profile.span);
		const night = nightMinutes(shift, profile);
		if (night > 0) add('NIGHT_WORK', 'violation', night, 0);
		const rest = previous === null ? null : checkRest(previous, shift, profile);
		if (rest !== null) {
			const severity = rest.code === 'REST_SHORT' ? 'violation' : 'warning';
			add(rest.code, severity, rest.restMinutes, rest.limitMinutes);
		}
		previous = shift;
	}
	return marks;
}

/** Over the maximum absorbs over the regular day. Exactly 10:00 h is not over (ArbZG §3). */
function addDaily(
	worked: number,
	{ daily }: Profile,
	add: (code: MarkCode, severity: Severity, actual: number, limit: number) => void
): void {
	if (daily.max !== null && worked > daily.max) add('DAY_OVER_MAX', 'violation', worked, daily.max);
	else if (daily.warn !== null && worked > daily.warn) add('DAY_OVER_REGULAR', 'warning', worked, daily.warn);
}

/** The work of an ISO week, by the dates of its shifts, told on its Monday. */
export function weekMarks(shifts: readonly Shift[], profile: Profile): Mark[] {
	const { max } = profile.weekly;
	if (max === null) return [];
	const workedByMonday = new Map<LocalDate, number>();
	for (const shift of shifts) {
		const monday = mondayOf(shift.date);
		workedByMonday.set(monday, (workedByMonday.get(monday) ?? 0) + workedOf(shift));
	}
	return [...workedByMonday]
		.filter(([, worked]) => worked > max)
		.map(([date, worked]) => ({
			code: 'WEEK_OVER_MAX',
			severity: 'violation',
			actual: worked,
			limit: max,
			date,
			profile: profile.id
		}));
}
