import * as v from 'valibot';
import { isRealDate } from '#domain/time/local-date.ts';

/** A calendar day at a place: `2026-11-19`. */
export const localDateSchema = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/),
	v.isoDate(),
	// Only a day after the 28th may be missing from its month: sums would move it to the next one.
	v.check((text) => text.slice(8, 10) <= '28' || isRealDate(text), 'not a real date')
);
