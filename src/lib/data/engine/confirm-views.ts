import { isTimeToConfirm } from '#domain/account/day-look.ts';
import type { DaySummary } from '#domain/account/day-summary.ts';
import { doneMinutes, sumDays } from '#domain/account/day-sums.ts';
import { addDays, isoWeekOf, mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { confirmableOf, explanationOf, ribbonOf, rowsOf, tileOf } from '#lib/data/engine/view-parts.ts';
import {
	confirmBlockOf,
	deadlineDaysOf,
	summariesOf,
	todayOf,
	type ViewInput
} from '#lib/data/engine/view-input.ts';
import type {
	LeftOutDay,
	ReviewDay,
	ReviewUnit,
	ReviewView,
	ReviewWeek
} from '#lib/data/views/confirm-types.ts';

/** The days of a review, both ends included. */
export interface ReviewSpan {
	readonly unit: ReviewUnit;
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/** The review before days are confirmed: each with its marks, what stays open by name, and the time that is left. */
export function buildReview(input: ViewInput, { unit, from, to }: ReviewSpan): ReviewView {
	const today = todayOf(input);
	const summaries = summariesOf(input, from, to);
	const confirmable = new Set(confirmableOf(input, summaries));
	const days = summaries.map((day) => reviewDay(input, day, confirmable));
	const open = summaries.filter((day) => isTimeToConfirm(day, today));
	return {
		unit,
		from,
		to,
		isLoading: !input.context.isComplete,
		zone: input.context.zoneOf(input.employee),
		days,
		weeks: weeksOf(summaries, days),
		workedMinutes: doneMinutes(summaries),
		targetMinutes: sumDays(summaries).targetMinutes,
		confirmable: [...confirmable],
		leftOut: leftOutOf(days, today),
		markedDays: days.filter((day) => day.canConfirm && day.red).length,
		deadline: deadlineOf(input, open),
		withdrawable: days.filter((day) => isWithdrawable(day, input.now)).map((day) => day.date)
	};
}

function reviewDay(input: ViewInput, day: DaySummary, confirmable: ReadonlySet<LocalDate>): ReviewDay {
	const confirmedAt = day.entries.flatMap((entry) => entry.confirmedAt ?? []);
	return {
		...tileOf(input, day),
		ribbon: ribbonOf(input, day.date, rowsOf(input, day.entries)),
		breakMinutes: day.breakMinutes,
		explanation: explanationOf(day),
		confirmBlock: confirmBlockOf(input, day),
		decisionId: input.undecided.get(day.date) ?? null,
		canConfirm: confirmable.has(day.date),
		confirmedAt: confirmedAt.sort().at(-1) ?? null
	};
}

function isWithdrawable({ withdrawableUntil: until }: ReviewDay, now: string): boolean {
	return until !== null && (until === 'until-sent' || until > now);
}

function leftOutOf(days: readonly ReviewDay[], today: LocalDate): LeftOutDay[] {
	return days
		.filter((day) => day.date <= today && !day.canConfirm && day.confirmBlock !== 'E_LOCKED')
		.filter((day) => day.hasEntries || day.isMissing || day.decisionId !== null)
		.map((day) => ({ date: day.date, code: day.confirmBlock ?? 'E_RUNNING' }));
}

/** By the day whose time is up first. */
function deadlineOf(input: ViewInput, open: readonly DaySummary[]): ReviewView['deadline'] {
	const left = open.map((day) => deadlineDaysOf(input, day)).filter((days) => days !== null);
	if (left.length === 0) return null;
	const daysLeft = Math.min(...left);
	return { date: addDays(todayOf(input), daysLeft), daysLeft };
}

function weeksOf(summaries: readonly DaySummary[], days: readonly ReviewDay[]): ReviewWeek[] {
	const mondays = [...new Set(summaries.map((day) => mondayOf(day.date)))];
	return mondays.map((monday) => {
		const ofWeek = summaries.filter((day) => mondayOf(day.date) === monday);
		return {
			monday,
			week: isoWeekOf(monday).week,
			days: days.filter((day) => mondayOf(day.date) === monday),
			workedMinutes: doneMinutes(ofWeek),
			targetMinutes: sumDays(ofWeek).targetMinutes
		};
	});
}
