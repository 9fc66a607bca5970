import { summarizeDays } from '#domain/account/day-summary.ts';
import { explainBalance } from '#domain/account/explain-balance.ts';
import { workTypeTotals } from '#domain/account/work-type-totals.ts';
import { sharesByDate, absencesByDate } from '#domain/account/absences-by-date.ts';
import type { AccountInput } from '#domain/account/day-figures.ts';
import { monthSoFar } from '#domain/account/month-so-far.ts';
import type { MonthRow } from '#domain/account/month-rows.ts';
import type { PersonalAccount } from '#domain/account/personal-account.ts';
import { breakLengths } from '#domain/regulation/breaks.ts';
import { contractVersions } from '#domain/schedule/contract-versions.ts';
import { addDays, firstOfMonth, lastOfMonth, monthOf, type LocalMonth } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { absencesIn, rulebookOf, termsOf, todayOf, type ViewInput } from '#lib/data/engine/view-input.ts';
import { workTypeOf } from '#lib/data/engine/view-parts.ts';
import type { AccountMonthView, ExplanationNames } from '#lib/data/views/account-types.ts';

export type AccountBasis = Pick<ViewInput, 'context' | 'employee' | 'userId' | 'entries' | 'now'>;

type Span = Pick<MonthRow, 'from' | 'to'>;

/** A shift may begin or end outside the month. */
export const MARGIN_DAYS = 3;

/** One month of an account, out of what the whole account was reckoned from. */
export function buildAccountMonth(
	input: AccountBasis,
	account: PersonalAccount | null,
	month: LocalMonth
): AccountMonthView {
	const row = account?.months.find((one) => one.month === month) ?? null;
	const today = todayOf(input);
	const shown = { month, first: monthOf(account?.since ?? today), last: monthOf(today) };
	const span = { from: firstOfMonth(month), to: lastOfMonth(month) };
	const { schedules, employment } = termsOf(input);
	return {
		...shown,
		row,
		isUnderWay: monthOf(today) === month,
		breakLimits: breakLengths(rulebookOf(input)(span.to)),
		breaks: (account?.days ?? [])
			.filter((day) => monthOf(day.date) === month && day.date < today && day.workedMinutes > 0)
			.map(({ date, breakMinutes }) => ({ date, minutes: breakMinutes })),
		contracts: contractVersions(schedules, employment, span),
		days: daysOf(input, month, span),
		names: namesOf(input),
		...(row === null ? { workTypes: [], closing: null } : detailsOf(input, row))
	};
}

/** How far the person is with the word on the days of a month. */
function daysOf(input: AccountBasis, month: LocalMonth, { from, to }: Span): AccountMonthView['days'] {
	const entries = entriesWithin(input.entries, addDays(from, -MARGIN_DAYS), addDays(to, MARGIN_DAYS));
	const days = summarizeDays({ ...termsOf(input), ...absencesIn(input), entries, from, to });
	const { confirmedDays, openDays, redDays } = monthSoFar(days, month, todayOf(input));
	return { confirmedDays, openDays, redDays };
}

function detailsOf(input: AccountBasis, row: MonthRow): Pick<AccountMonthView, 'workTypes' | 'closing'> {
	const { from, to, openingMinutes } = row;
	const account = accountInputOf(input, row);
	return {
		workTypes: workTypeTotals(account, from, to).map((credit) => ({
			...credit,
			type: workTypeOf(input.context, credit.workTypeId)
		})),
		closing: explainBalance(
			{ account, from, to, openingMinutes, adjustments: input.employee?.adjustments ?? [] },
			'closing'
		)
	};
}

/** What the days of a row are made of. */
function accountInputOf(input: AccountBasis, { from, to }: Span): AccountInput {
	const terms = { ...termsOf(input), ...absencesIn(input) };
	const span = { from, to, today: todayOf(input) };
	return {
		...terms,
		entries: entriesWithin(input.entries, addDays(from, -MARGIN_DAYS), addDays(to, MARGIN_DAYS)),
		absences: sharesByDate(absencesByDate({ ...terms, ...span, types: terms.absenceTypes }))
	};
}

/** Of entries by start, those that begin between two dates. */
export function entriesWithin(entries: readonly TimeEntry[], from: string, to: string): TimeEntry[] {
	const [first, last] = [`${from}T00:00:00.000Z`, `${to}T24`];
	return entries.filter(({ start }) => first <= start && start < last);
}

function namesOf({ context, employee, userId }: AccountBasis): ExplanationNames {
	const absences = context.absences
		.filter((absence) => absence.userId === userId)
		.map(({ id, typeId }) => [id, context.absenceTypes.get(typeId)?.label ?? ''] as const);
	const authors = new Set((employee?.adjustments ?? []).map(({ author }) => author));
	return {
		absences: new Map(absences.filter(([, label]) => label !== '')),
		workTypes: new Map([...context.workTypes].map(([id, { name }]) => [id, name])),
		people: new Map(
			[...authors].flatMap((id) => {
				const name = context.employees.get(id)?.name;
				return name === undefined ? [] : [[id, name] as const];
			})
		)
	};
}
