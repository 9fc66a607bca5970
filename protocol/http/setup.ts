import * as v from 'valibot';
import { passwordSchema } from '#protocol/http/password.ts';
import { personNameSchema, userNameSchema } from '#protocol/http/people.ts';

/** The code that the start printed: single use, 30 minutes; only needed from another machine. */
const code = v.optional(v.pipe(v.string(), v.maxLength(40)));

/** `POST /api/setup/company`: the company and its first HR account, who is then signed in. */
export const setupCompanyRequestSchema = v.object({
	code,
	company: v.object({
		name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
		country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
		/** Subdivision as in ISO 3166-2 without the country: `BY`; null = the country's holidays only. */
		state: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,3}$/i))),
		zone: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
		language: v.picklist(['de', 'en'])
	}),
	account: v.object({ name: personNameSchema, userName: userNameSchema, password: passwordSchema })
});
export type SetupCompanyRequest = v.InferInput<typeof setupCompanyRequestSchema>;

/** `POST /api/setup/demo`: loads the demo firm. Answers at once with 202; ask `GET /api/setup/progress`. */
export const setupDemoRequestSchema = v.object({ code });

/** `GET /api/setup/progress`. `done` and `total` count rows; `total` 0 = not known yet. */
export const setupProgressSchema = v.object({
	state: v.picklist(['idle', 'running', 'done', 'failed']),
	done: v.number(),
	total: v.number()
});
export type SetupProgress = v.InferOutput<typeof setupProgressSchema>;
