import { addDays, addMonthsToDate, mondayOf, type LocalDate } from '#domain/time/local-date.ts';

/**
 * Where a key moves the focus in the month grid (the keys of the ARIA date grid), or null when the
 * key means something else. Shift with PageUp and PageDown moves by a year.
 */
export function dateForKey(
	event: { readonly key: string; readonly shiftKey: boolean },
	focused: LocalDate,
	today: LocalDate
): LocalDate | null {
	const months = event.shiftKey ? 12 : 1;
	switch (event.key) {
		case 'ArrowLeft':
			return addDays(focused, -1);
		case 'ArrowRight':
			return addDays(focused, 1);
		case 'ArrowUp':
			return addDays(focused, -7);
		case 'ArrowDown':
			return addDays(focused, 7);
		case 'Home':
			return mondayOf(focused);
		case 'End':
			return addDays(mondayOf(focused), 6);
		case 'PageUp':
			return addMonthsToDate(focused, -months);
		case 'PageDown':
			return addMonthsToDate(focused, months);
		case 't':
		case 'T':
			return today;
		default:
			return null;
	}
}

/**
 * The day a month opens with: today in its own month, else the last day before today that has
 * something open, else the first.
 */
export function dayToOpenWith(
	days: readonly { readonly date: LocalDate; readonly isInMonth: boolean; readonly hasEntries: boolean }[],
	today: LocalDate
): LocalDate | null {
	const own = days.filter((day) => day.isInMonth);
	const current = own.find((day) => day.date === today);
	if (current) return current.date;
	const worked = own.filter((day) => day.hasEntries && day.date <= today);
	return worked.at(-1)?.date ?? own[0]?.date ?? null;
}
