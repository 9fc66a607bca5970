import { dayAfterMonths } from '#domain/time/month-span.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

const WAITING_MONTHS = 6;

/**
 * The day on which the claim to the whole year's vacation arises: the day after six months of employment
 * (BUrlG §4). Who joins on 1 July gets there on 1 January, in the next year (BAG 9 AZR 179/15); who joins on
 * 30 June on 30 December.
 */
export function fullClaimFrom(start: LocalDate): LocalDate {
	return dayAfterMonths(start, WAITING_MONTHS);
}
