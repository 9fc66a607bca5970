import * as v from 'valibot';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

/** One public holiday (or company day) of one location. `id` is `location:date`. */
export const publicHolidaySchema = v.object({
	id: v.pipe(v.string(), v.maxLength(100)),
	date: localDateSchema,
	/** Local name. */
	name: v.string(),
	/** English name. */
	international: v.string(),
	/** 1 = the whole day off, 0.5 = half. */
	fraction: v.picklist([0.5, 1]),
	/** By law; stays true even when the company removed the day. */
	legal: v.boolean(),
	/** Added by the company. */
	company: v.boolean(),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type PublicHoliday = Readonly<v.InferOutput<typeof publicHolidaySchema>>;
