import { averageFactsOf } from '#domain/account/average-facts.ts';
import { absencesByDate, sharesByDate } from '#domain/account/absences-by-date.ts';
import { balanceCourse, weekTrend } from '#domain/account/balance-course.ts';
import { personalAccount, type PersonalAccount } from '#domain/account/personal-account.ts';
import { weekRows } from '#domain/account/week-rows.ts';
import { contractVersions } from '#domain/schedule/contract-versions.ts';
import { addDays, mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { yearOf } from '#domain/vacation/employment-year.ts';
import { leaveBarOf, type LeaveBar } from '#domain/vacation/leave-bar.ts';
import { vacationPersonFrom } from '#domain/vacation/person-from-records.ts';
import { vacationYearOf } from '#domain/vacation/vacation-year.ts';
import type { AccountBasis } from '#lib/data/engine/account-month.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import { absencesIn, averageReachOf, termsOf, todayOf } from '#lib/data/engine/view-input.ts';
import type { AccountView } from '#lib/data/views/account-types.ts';

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
export function buildAccount(input: AccountBasis & { readonly waitingCount: number }): AccountView {
	const { context, employee, waitingCount } = input;
	const today = todayOf(input);
	const adjustments = employee?.adjustments ?? [];
	const account = accountOf(input, today);
	const { schedules, employment } = termsOf(input);
	const course =
		account === null
			? []
			: balanceCourse({ ...account, days: account.days.filter(({ date }) => date < today), adjustments });
	return {
		isLoading: !context.isComplete,
		today,
		waitingCount,
		account,
		adjustments: adjustments
			.filter(({ date }) => account !== null && date >= account.since)
			.map((one) => ({ ...one, authorName: context.employees.get(one.author)?.name ?? null })),
		course,
		trend: account === null ? null : weekTrend(course, account.openingMinutes, today),
		weeks: weekRows(account?.days ?? [], today),
		contracts:
			account === null ? [] : contractVersions(schedules, employment, { from: account.since, to: today }),
		leave: leaveOf(input, today)
	};
}

function accountOf(input: AccountBasis, today: LocalDate): PersonalAccount | null {
	const { employee, entries } = input;
	const terms = { ...termsOf(input), ...absencesIn(input) };
	const span = { from: SINCE_EVER, to: addDays(mondayOf(today), 6), today };
	const absences = absencesByDate({ ...terms, ...span, types: terms.absenceTypes });
	const average = averageFactsOf({ ...terms, ...span });
	return personalAccount({
		terms: { ...terms, absences: sharesByDate(absences), average },
		entries,
		opening: employee?.opening ?? null,
		adjustments: employee?.adjustments ?? [],
		today
	});
}

/** The vacation of this year; null where the company has no rule about it. */
export function leaveOf(input: AccountBasis, today: LocalDate): LeaveBar | null {
	const { context, employee } = input;
	const { schedules } = termsOf(input);
	const { absences, absenceTypes } = absencesIn(input);
	const person = vacationPersonFrom(
		{
			rules: context.references.filter(({ kind }) => kind === 'vacation_rule'),
			personal: employee?.vacationRule ?? null,
			employment: employee?.employment ?? null,
			schedules,
			absences,
			types: absenceTypes,
			today,
			holidaysBetween: () => context.holidaysOf(employee?.locationId)
		},
		today
	);
	const year = vacationYearOf(person, yearOf(today));
	return year === null ? null : leaveBarOf(year);
}
