import * as v from 'valibot';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';

/** A point in time: RFC 3339, UTC, always with milliseconds: `2026-11-19T06:28:00.000Z`. */
export const instantSchema = v.pipe(
	v.string(),
	v.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/),
	// Only a day after the 28th may be missing from its month: the parser would move it to the next one.
	v.check((text) => text.slice(8, 10) <= '28' || isReal(text), 'not a real instant')
);

/** A reader that collects every issue asks this even of what is no instant at all. */
function isReal(text: string): boolean {
	const ms = instantToMs(text);
	return !Number.isNaN(ms) && msToInstant(ms) === text;
}
