import { byText } from '#domain/kernel/order.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { isLegalHoliday } from '#domain/regulation/calendar-marks.ts';
import { addDays, weekdayOf, type LocalDate } from '#domain/time/local-date.ts';

/** Days within which the day off for a Sunday worked must lie, the Sunday's own not counted (ArbZG §11(3)). */
export const DAYS_AFTER_SUNDAY = 14;
/** The same for a public holiday on a weekday. */
export const DAYS_AFTER_HOLIDAY = 56;

/** A day off that is owed for work on a Sunday or holiday. Information for planning, never a breach. */
export interface SubstituteRest {
	readonly workedOn: LocalDate;
	readonly reason: 'sunday' | 'holiday';
	/** The last day on which it can be taken. */
	readonly until: LocalDate;
	/** The first free day after the work, null while there is none in what is known. */
	readonly takenOn: LocalDate | null;
	readonly rule: string;
}

/**
 * The substitute days off that work on Sundays and on holidays of a weekday calls for (ArbZG §11(3)):
 * within 14 days after a Sunday, within 56 after a holiday. Each free working day serves one of them,
 * the most urgent first. A holiday on a Sunday counts as the Sunday.
 * @param input.workedDates the calendar days that hold work
 * @param input.today days after it are still open: they are nobody's day off yet
 */
export function substituteRestDays(input: {
	readonly workedDates: ReadonlySet<LocalDate>;
	readonly holidays?: HolidayCalendar | undefined;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly today: LocalDate;
}): SubstituteRest[] {
	const { workedDates, holidays, from, to, today } = input;
	const used = new Set<LocalDate>();
	return [...workedDates]
		.filter((date) => from <= date && date <= to)
		.flatMap((workedOn) => owedFor(workedOn, holidays))
		.sort(byText(({ until }) => until))
		.map((owed) => {
			const takenOn = firstFreeDay(owed, { workedDates, holidays, today, used });
			if (takenOn !== null) used.add(takenOn);
			return { ...owed, takenOn };
		})
		.sort(byText(({ workedOn }) => workedOn));
}

type Owed = Omit<SubstituteRest, 'takenOn'>;

function owedFor(workedOn: LocalDate, holidays: HolidayCalendar | undefined): Owed[] {
	const rule = 'ArbZG §11(3)';
	if (weekdayOf(workedOn) === 'sun') {
		return [{ workedOn, reason: 'sunday', until: addDays(workedOn, DAYS_AFTER_SUNDAY), rule }];
	}
	if (!isLegalHoliday(workedOn, holidays)) return [];
	return [{ workedOn, reason: 'holiday', until: addDays(workedOn, DAYS_AFTER_HOLIDAY), rule }];
}

/** A working day (Monday to Saturday, no holiday) without work; it is over, so nobody can still work on it. */
function firstFreeDay(
	{ workedOn, until }: Owed,
	known: {
		readonly workedDates: ReadonlySet<LocalDate>;
		readonly holidays: HolidayCalendar | undefined;
		readonly today: LocalDate;
		readonly used: ReadonlySet<LocalDate>;
	}
): LocalDate | null {
	for (let date = addDays(workedOn, 1); date <= until && date < known.today; date = addDays(date, 1)) {
		if (known.workedDates.has(date) || known.used.has(date)) continue;
		if (weekdayOf(date) !== 'sun' && !isLegalHoliday(date, known.holidays)) return date;
	}
	return null;
}
