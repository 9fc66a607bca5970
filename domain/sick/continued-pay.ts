import { addDays, daysBetween, type LocalDate } from '#domain/time/local-date.ts';
import { dayAfterMonths } from '#domain/time/month-span.ts';

export const CONTINUED_PAY_DAYS = 42;
const EMPLOYMENT_WAIT_DAYS = 28;
const FREE_MONTHS = 6;
const ONSET_MONTHS = 12;

/** An earlier illness of the same cause, both days included. */
export interface SickSpan {
	readonly from: LocalDate;
	readonly to: LocalDate;
}

export interface ContinuedPayInput {
	readonly start: LocalDate;
	/** Work was done on the first day: that day is paid as work and not counted. */
	readonly workedOnFirstDay?: boolean;
	readonly employmentStart?: LocalDate | null;
	/** Earlier times of the same illness; a follow-up of another illness is none. */
	readonly priorSameIllness?: readonly SickSpan[];
	/** When the illness began for the first time, if before the first known time. */
	readonly firstOnset?: LocalDate | null;
}

export interface ContinuedPay {
	/** The first day of illness with continued pay. */
	readonly firstPaidDay: LocalDate;
	/** Calendar days of continued pay from then on, 0 … 42. */
	readonly paidDaysLeft: number;
	/** null when nothing is left. */
	readonly lastPaidDay: LocalDate | null;
	/** Days that earlier times of the same illness used up. */
	readonly usedDays: number;
}

/**
 * How long pay goes on during an illness: 42 calendar days from the first whole sick day (EFZG §3(1)), not
 * before 28 days of employment are over (§3(3)). Earlier days of the same illness count, unless there were
 * six months without it, or twelve months have passed since it began for the first time (§3(1) sentence 2).
 * Information for the person and HR; it pays nobody.
 */
export function continuedPay(input: ContinuedPayInput): ContinuedPay {
	const { start, employmentStart = null } = input;
	const firstSickDay = input.workedOnFirstDay === true ? addDays(start, 1) : start;
	const claimFrom = employmentStart === null ? null : addDays(employmentStart, EMPLOYMENT_WAIT_DAYS);
	const firstPaidDay = claimFrom !== null && claimFrom > firstSickDay ? claimFrom : firstSickDay;
	const usedDays = Math.min(usedBySameIllness(input, claimFrom), CONTINUED_PAY_DAYS);
	const paidDaysLeft = CONTINUED_PAY_DAYS - usedDays;
	return {
		firstPaidDay,
		paidDaysLeft,
		lastPaidDay: paidDaysLeft === 0 ? null : addDays(firstPaidDay, paidDaysLeft - 1),
		usedDays
	};
}

/** Days of earlier times of the illness that belong to the same claim as the one beginning on `start`. */
function usedBySameIllness(input: ContinuedPayInput, claimFrom: LocalDate | null): number {
	const times = (input.priorSameIllness ?? [])
		.filter((one) => one.from <= one.to && one.from < input.start)
		.toSorted((a, b) => (a.from < b.from ? -1 : 1));
	let onset = input.firstOnset ?? times[0]?.from ?? input.start;
	let lastDay: LocalDate | null = null;
	let used = 0;
	for (const time of [...times, { from: input.start, to: input.start }]) {
		if (isNewClaim(time.from, { onset, lastDay })) {
			onset = time.from;
			used = 0;
		}
		if (time.from === input.start) return used;
		used += paidDaysOf(time, { after: lastDay, before: input.start, claimFrom });
		lastDay = laterOf(lastDay, time.to);
	}
	return used;
}

function laterOf(a: LocalDate | null, b: LocalDate): LocalDate {
	return a !== null && a > b ? a : b;
}

function isNewClaim(
	from: LocalDate,
	{ onset, lastDay }: { readonly onset: LocalDate; readonly lastDay: LocalDate | null }
): boolean {
	if (lastDay !== null && from >= dayAfterMonths(addDays(lastDay, 1), FREE_MONTHS)) return true;
	return from >= dayAfterMonths(onset, ONSET_MONTHS);
}

/** Days of a time of illness, none twice, none before the claim to continued pay existed. */
function paidDaysOf(
	{ from, to }: SickSpan,
	limits: {
		readonly after: LocalDate | null;
		readonly before: LocalDate;
		readonly claimFrom: LocalDate | null;
	}
): number {
	const { after, before, claimFrom } = limits;
	let first = from;
	if (after !== null && after >= first) first = addDays(after, 1);
	if (claimFrom !== null && claimFrom > first) first = claimFrom;
	const last = to < before ? to : addDays(before, -1);
	return Math.max(0, daysBetween(first, last) + 1);
}
