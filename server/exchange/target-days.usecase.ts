import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { contractMinutes, employmentOf, targetMinutes } from '#domain/schedule/target-time.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Deps } from '#server/deps.ts';
import { calendarOf } from '#server/holidays/holiday-calendar.usecase.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';

const FIRST_DATE = '0001-01-01';
const LAST_DATE = '9999-12-31';

/** What people owe on a date, nothing outside their employment; calendars are read once for each location. */
export class TargetDays {
	readonly #deps: Pick<Deps, 'db'>;
	readonly #calendars = new Map<string | null, HolidayCalendar>();

	constructor(deps: Pick<Deps, 'db'>) {
		this.#deps = deps;
	}

	/** Whether the person owes any time on this date, public holidays taken into account. */
	hasTarget(person: EmployeeRow, date: LocalDate): boolean {
		const holidays = this.#calendar(person.locationId);
		return targetMinutes({ ...contractOf(person), date, holidays }) > 0;
	}

	/** Minutes of the working day by contract, whether or not it is a holiday. */
	contractMinutes(person: EmployeeRow, date: LocalDate): number {
		return contractMinutes({ ...contractOf(person), date });
	}

	#calendar(locationId: string | null): HolidayCalendar {
		const known = this.#calendars.get(locationId);
		if (known !== undefined) return known;
		const calendar = calendarOf(this.#deps, locationId, FIRST_DATE, LAST_DATE);
		this.#calendars.set(locationId, calendar);
		return calendar;
	}
}

function contractOf(person: EmployeeRow): Omit<Parameters<typeof contractMinutes>[0], 'date'> {
	return { schedules: person.schedules, employment: employmentOf(person) };
}
