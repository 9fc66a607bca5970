import * as v from 'valibot';
import { localDateSchema } from '#domain/time/local-date-schema.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What stood on an account in the morning of a day: brought along from where it was kept before. */
export const openingBalanceSchema = v.object({
	date: localDateSchema,
	/** Signed. */
	minutes: v.pipe(v.number(), v.integer())
});
export type OpeningBalance = Readonly<v.InferOutput<typeof openingBalanceSchema>>;

/**
 * The first day an account counts: the one of its opening balance; without one the first day on which
 * anything was owed, worked, or put on it by HR. Where nobody knows since when a person is employed, what was
 * owed before anybody recorded anything was kept elsewhere. null = nothing to count yet.
 */
export function accountStart(input: {
	readonly opening: OpeningBalance | null;
	/** Of employment and first contract; null = the start of the employment is not known. */
	readonly contractStart: LocalDate | null;
	/** Of the first entry. */
	readonly firstWorked: LocalDate | null;
	readonly adjustments: readonly { readonly date: LocalDate }[];
}): LocalDate | null {
	if (input.opening !== null) return input.opening.date;
	const known = [...input.adjustments.map(({ date }) => date), input.contractStart, input.firstWorked];
	return known.filter((date) => date !== null).toSorted()[0] ?? null;
}
