import * as v from 'valibot';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

/** First and last day with the company, both included; `to` null = until further notice. */
export const employmentSchema = v.pipe(
	v.object({ from: localDateSchema, to: v.nullable(localDateSchema) }),
	v.check(({ from, to }) => to === null || from <= to)
);
export type EmploymentSpan = Readonly<v.InferOutput<typeof employmentSchema>>;
