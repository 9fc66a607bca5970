import * as v from 'valibot';

/** A point in time: RFC 3339, UTC, always with milliseconds: `2026-11-19T06:28:00.000Z`. */
export const instantSchema = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
	v.check((text) => {
		const ms = Date.parse(text);
		return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
	}, 'not a real instant')
);
export type Instant = string;

/** Milliseconds since the epoch of an instant. */
export function instantToMs(instant: Instant): number {
	return Date.parse(instant);
}

/** The instant of a number of milliseconds since the epoch. */
export function msToInstant(epochMs: number): Instant {
	return new Date(epochMs).toISOString();
}
