import { byText } from '#domain/kernel/order.ts';
import { workedPerDate } from '#domain/regulation/average-marks.ts';
import { checkAverage, type AverageCheck } from '#domain/regulation/averages.ts';
import { rulebookOf, type MarksInput } from '#domain/regulation/mark-input.ts';
import type { AverageRule } from '#domain/regulation/profile-shape.ts';
import type { Shift } from '#domain/regulation/shifts.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** An average with the days that went into it. */
export interface AverageBasis extends AverageCheck {
	readonly kind: 'average';
	readonly rule: AverageRule;
	readonly windowEnd: LocalDate;
	/** Days of leave that left the window, with the share that did. */
	readonly neutral: readonly { readonly date: LocalDate; readonly fraction: number }[];
}

/** The average whose window ends on a date; null where none is judged. */
export function averageBasis(
	end: LocalDate,
	shifts: readonly Shift[],
	input: MarksInput
): AverageBasis | null {
	const rule = rulebookOf(input)(end).average;
	const { average } = input;
	if (rule === null || average === undefined) return null;
	const { neutralByDate, employmentStart = null } = average;
	const workedByDate = workedPerDate(shifts, average);
	const check = checkAverage({ rule, end, workedByDate, neutralByDate, employmentStart });
	const neutral = [...neutralByDate]
		.filter(([date]) => check.windowStart <= date && date <= end)
		.map(([date, fraction]) => ({ date, fraction }))
		.sort(byText(({ date }) => date));
	return { kind: 'average', ...check, rule, windowEnd: end, neutral };
}
