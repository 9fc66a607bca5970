import { loadEngine } from '#lib/data/engine-loader.ts';
import type { CommandResult, ConfirmDone, Refusal } from '#lib/data/types.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Confirms single entries; those the rules refuse are named in `leftOut`. */
export async function confirmEntries(ids: readonly string[]): Promise<Result<ConfirmDone, Refusal>> {
	return (await loadEngine()).commands.confirmEntries(ids);
}

/** Confirms whole days. A day that cannot be confirmed is left out whole, and named. */
export async function confirmDays(dates: readonly LocalDate[]): Promise<Result<ConfirmDone, Refusal>> {
	return (await loadEngine()).commands.confirmDays(dates);
}

/** Takes a confirmation back while the window is open. */
export async function withdraw(ids: readonly string[]): CommandResult {
	return (await loadEngine()).commands.withdraw(ids);
}

/** Takes back what is confirmed of some days, all of it or nothing. */
export async function withdrawDays(dates: readonly LocalDate[]): CommandResult {
	return (await loadEngine()).commands.withdrawDays(dates);
}
