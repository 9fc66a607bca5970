/** A point in time, see `instant-schema.ts`: RFC 3339, UTC, always with milliseconds. */
export type Instant = string;

/** Milliseconds since the epoch of an instant. */
export function instantToMs(instant: Instant): number {
	return Date.parse(instant);
}

/** The instant of a number of milliseconds since the epoch. */
export function msToInstant(epochMs: number): Instant {
	return new Date(epochMs).toISOString();
}
