import * as v from 'valibot';
import { dateToEpochDay, epochDayToDate } from '#domain/time/local-date.ts';

/** A calendar day at a place: `2026-11-19`. */
export const localDateSchema = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/),
	v.isoDate(),
	// Only a day after the 28th may be missing from its month: sums would move it to the next one.
	v.check((text) => text.slice(8, 10) <= '28' || isReal(text), 'not a real date')
);

/** A reader that collects every issue asks this even of what is no date at all. */
function isReal(text: string): boolean {
	const day = dateToEpochDay(text);
	return !Number.isNaN(day) && epochDayToDate(day) === text;
}
