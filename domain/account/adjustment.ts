import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { COMMENT_LIMIT } from '#domain/kernel/mutation.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Minutes somebody put on an account or took off it by hand (a payout, a correction): never without a reason. */
export const accountAdjustmentSchema = v.object({
	date: localDateSchema,
	/** Signed. */
	minutes: v.pipe(v.number(), v.integer()),
	comment: v.pipe(v.string(), v.minLength(1), v.maxLength(COMMENT_LIMIT)),
	/** Who made it. */
	author: idSchema
});
export type AccountAdjustment = Readonly<v.InferOutput<typeof accountAdjustmentSchema>>;

/** A list of adjustments without those that cannot be read. */
export const readableAdjustments = v.pipe(
	v.array(v.unknown()),
	v.transform((list) =>
		list.flatMap((one) => {
			const read = v.safeParse(accountAdjustmentSchema, one);
			return read.success ? [read.output] : [];
		})
	)
);

/** The adjustments dated in a period, both ends included. */
export function adjustmentsIn<T extends Pick<AccountAdjustment, 'date'>>(
	adjustments: readonly T[],
	from: LocalDate,
	to: LocalDate
): T[] {
	return adjustments.filter((one) => from <= one.date && one.date <= to);
}
