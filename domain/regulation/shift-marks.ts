import { breakTierOf, checkBreaks, type BreakCheck } from '#domain/regulation/breaks.ts';
import { markOf, type Mark, type MarkCode } from '#domain/regulation/mark.ts';
import { nightMinutes } from '#domain/regulation/night.ts';
import {
	COMPANY_RULE,
	type Profile,
	type Rulebook,
	type Severity
} from '#domain/regulation/profile-shape.ts';
import { checkRest } from '#domain/regulation/rest.ts';
import { workedOf, type Shift } from '#domain/regulation/shifts.ts';
import { mondayOf, type LocalDate } from '#domain/time/local-date.ts';

type Add = (code: MarkCode, severity: Severity, actual: number, limit: number, rule?: string) => void;

/** Breaks, length of the day, span, night and rest of each shift, by the rules of its date. */
export function shiftMarks(shifts: readonly Shift[], rulesOn: Rulebook): Mark[] {
	const marks: Mark[] = [];
	let previous: Shift | null = null;
	for (const shift of shifts) {
		const profile = rulesOn(shift.date);
		const add: Add = (code, severity, actual, limit, rule) => {
			marks.push(markOf(profile, { code, severity, actual, limit, date: shift.date, rule }));
		};
		const check = checkBreaks(shift, profile);
		addBreaks(check, profile, add);
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

/** A break is enough from `qualifying >= required` on; a stretch is too long from one minute above the limit on. */
function addBreaks(check: BreakCheck, profile: Profile, add: Add): void {
	const { maxStretch } = profile.breaks;
	if (check.qualifyingMinutes < check.requiredMinutes) {
		const isCompanyRule = breakTierOf(check.workedMinutes, profile)?.isCompanyRule === true;
		const rule = isCompanyRule ? COMPANY_RULE : undefined;
		add('BRK_MISSING', 'violation', check.qualifyingMinutes, check.requiredMinutes, rule);
	}
	if (maxStretch !== null && check.longestStretchMinutes > maxStretch) {
		add('BRK_STRETCH', 'violation', check.longestStretchMinutes, maxStretch);
	}
}

/** Over the maximum absorbs over the regular day. Exactly 10:00 h is not over (ArbZG §3). */
function addDaily(worked: number, { daily }: Profile, add: Add): void {
	if (daily.max !== null && worked > daily.max) add('DAY_OVER_MAX', 'violation', worked, daily.max);
	else if (daily.warn !== null && worked > daily.warn) add('DAY_OVER_REGULAR', 'warning', worked, daily.warn);
}

/** The work of an ISO week, by the dates of its shifts, told on its Monday. */
export function weekMarks(shifts: readonly Shift[], rulesOn: Rulebook): Mark[] {
	const marks: Mark[] = [];
	for (const [date, actual] of workedByMonday(shifts)) {
		const profile = rulesOn(date);
		const limit = profile.weekly.max;
		if (limit === null || actual <= limit) continue;
		marks.push(markOf(profile, { code: 'WEEK_OVER_MAX', severity: 'violation', actual, limit, date }));
	}
	return marks;
}

function workedByMonday(shifts: readonly Shift[]): Map<LocalDate, number> {
	const byMonday = new Map<LocalDate, number>();
	for (const shift of shifts) {
		const monday = mondayOf(shift.date);
		byMonday.set(monday, (byMonday.get(monday) ?? 0) + workedOf(shift));
	}
	return byMonday;
}
