import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/account/account-settings.ts';
import { attributeByType } from '#domain/account/attribution.ts';
import type { AccountInput } from '#domain/account/day-figures.ts';
import { workTypeCredits, type WorkTypeCredit } from '#domain/account/work-type-credit.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/**
 * What was worked with each type of work from one date to another, and what it counts for: the days' own credits
 * added up, so that they come to the credited work of the period. Most minutes first.
 */
export function workTypeTotals(
	input: Pick<AccountInput, 'entries' | 'zone' | 'workTypes' | 'settings'>,
	from: LocalDate,
	to: LocalDate
): WorkTypeCredit[] {
	const { attribution, rounding } = input.settings ?? DEFAULT_ACCOUNT_SETTINGS;
	const byDate = attributeByType({ ...input, mode: attribution, rounding });
	const totals = new Map<string | null, WorkTypeCredit>();
	for (const [date, minutesByType] of byDate) {
		if (date < from || date > to) continue;
		for (const credit of workTypeCredits(minutesByType, input.workTypes ?? new Map())) {
			const before = totals.get(credit.workTypeId);
			totals.set(credit.workTypeId, {
				...credit,
				minutes: credit.minutes + (before?.minutes ?? 0),
				creditedMinutes: credit.creditedMinutes + (before?.creditedMinutes ?? 0)
			});
		}
	}
	return [...totals.values()].sort(
		(a, b) => b.minutes - a.minutes || ((a.workTypeId ?? '') < (b.workTypeId ?? '') ? -1 : 1)
	);
}
