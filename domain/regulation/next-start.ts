import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { calendarMarks } from '#domain/regulation/calendar-marks.ts';
import type { Permits } from '#domain/regulation/mark-input.ts';
import { isRed } from '#domain/regulation/mark.ts';
import { nightMinutes } from '#domain/regulation/night.ts';
import type { Rulebook } from '#domain/regulation/profile-shape.ts';
import { checkRest } from '#domain/regulation/rest.ts';
import { dateOfMinute, type Shift } from '#domain/regulation/shifts.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { addDays } from '#domain/time/local-date.ts';
import { startOfLocalDateMs } from '#domain/time/zone.ts';

/** Days off in a row beyond which nothing is looked for any more. */
const SEARCH_DAYS = 14;

interface NextStartRules {
	readonly rulesOn: Rulebook;
	readonly zone: string;
	readonly holidays?: HolidayCalendar | undefined;
	readonly permits?: Permits | undefined;
}

/**
 * The earliest UTC minute at which a new shift may begin: the full rest is over, the day is neither a
 * Sunday nor a holiday on which the profile forbids work, and for minors it is no night. Each candidate
 * is judged by the rules themselves, as if a minute were worked there. null where the profile knows no
 * rest, or no such minute lies within two weeks.
 */
export function earliestNextStart(last: Shift, rules: NextStartRules): number | null {
	const { rulesOn, zone } = rules;
	const limit = last.stop + SEARCH_DAYS * 1440;
	const rest = rulesOn(dateOfMinute(last.stop, zone)).rest.min;
	if (rest === null) return null;
	for (let minute = last.stop + rest; minute < limit;) {
		const next = firstMinuteAfterProblem(last, minute, rules);
		if (next === null) return minute;
		minute = next;
	}
	return null;
}

/** null when a shift may begin at this minute, else the next minute worth asking. */
function firstMinuteAfterProblem(last: Shift, minute: number, rules: NextStartRules): number | null {
	const { rulesOn, zone } = rules;
	const date = dateOfMinute(minute, zone);
	const work = [{ start: minute, stop: minute + 1, zone }];
	if (isRed(calendarMarks(work, rulesOn, rules))) {
		return Math.max(minute + 1, Math.ceil(startOfLocalDateMs(addDays(date, 1), zone) / MS_PER_MINUTE));
	}
	const shift: Shift = { date, intervals: work, start: minute, stop: minute + 1 };
	const profile = rulesOn(date);
	const isAllowed = checkRest(last, shift, profile) === null && nightMinutes(shift, profile) === 0;
	return isAllowed ? null : minute + 1;
}
