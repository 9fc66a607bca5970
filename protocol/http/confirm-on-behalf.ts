import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { COMMENT_LIMIT } from '#domain/kernel/mutation.ts';
import { daysBetween } from '#domain/time/local-date.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

/** How many days one request may cover: a quarter of a year. */
export const CONFIRM_ON_BEHALF_DAYS_MAX = 92;

/**
 * `POST /api/time-entries/confirm-on-behalf`: what somebody recorded from one date to another, both
 * included, is confirmed for him. The comment says why; it must be there before anything is looked at.
 */
export const confirmOnBehalfRequestSchema = v.pipe(
	v.object({
		userId: idSchema,
		from: localDateSchema,
		to: localDateSchema,
		comment: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(COMMENT_LIMIT))
	}),
	v.check(({ from, to }) => {
		const days = daysBetween(from, to) + 1;
		return days >= 1 && days <= CONFIRM_ON_BEHALF_DAYS_MAX;
	})
);
export type ConfirmOnBehalfRequest = Readonly<v.InferOutput<typeof confirmOnBehalfRequestSchema>>;

/** How many entries were confirmed, and on which dates something was left out and why; never an entry. */
export const confirmOnBehalfResponseSchema = v.object({
	confirmed: v.pipe(v.number(), v.integer(), v.minValue(0)),
	leftOut: v.array(v.object({ date: localDateSchema, code: v.string() }))
});
export type ConfirmOnBehalfResponse = Readonly<v.InferOutput<typeof confirmOnBehalfResponseSchema>>;
