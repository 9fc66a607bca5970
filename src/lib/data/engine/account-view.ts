import { averageFactsOf } from '#domain/account/average-facts.ts';
import { absencesByDate, sharesByDate } from '#domain/account/absences-by-date.ts';
import { personalAccount } from '#domain/account/personal-account.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import { absencesIn, averageReachOf, termsOf, todayOf, type ViewInput } from '#lib/data/engine/view-input.ts';
import type { AccountView } from '#lib/data/views/types.ts';

const SINCE_EVER = '1970-01-01';
/** A shift of the first day may have begun on the day before. */
const MARGIN_DAYS = 2;

/** From when on an account reads entries: from as far before its opening as the averages of its days look back. */
export function accountReadsFrom(context: PersonContext, today: LocalDate): LocalDate {
	const opening = context.self?.opening ?? null;
	if (opening === null) return SINCE_EVER;
	const reach = averageReachOf({ context, employee: context.self }, opening.date, today);
	return addDays(opening.date, -reach - MARGIN_DAYS);
}

/** One's whole account, from its opening to yesterday. */
export function buildAccount(
	input: Pick<ViewInput, 'context' | 'employee' | 'userId' | 'entries' | 'now'>
): AccountView {
	const { context, employee, entries } = input;
	const today = todayOf(input);
	const opening = employee?.opening ?? null;
	const adjustments = employee?.adjustments ?? [];
	const terms = { ...termsOf(input), ...absencesIn(input) };
	const span = { from: SINCE_EVER, to: today, today };
	const absences = absencesByDate({ ...terms, ...span, types: terms.absenceTypes });
	const average = averageFactsOf({ ...terms, ...span });
	const account = personalAccount({
		terms: { ...terms, absences: sharesByDate(absences), average },
		entries,
		opening,
		adjustments,
		today
	});
	return {
		isLoading: !context.isComplete,
		today,
		account,
		adjustments: adjustments
			.filter(({ date }) => account !== null && date >= account.since)
			.map((one) => ({ ...one, authorName: context.employees.get(one.author)?.name ?? null }))
	};
}
