import { civilToEpochDay } from '#domain/time/civil.ts';

/** A point in time, see `instant-schema.ts`: RFC 3339, UTC, always with milliseconds. */
export type Instant = string;

const MS_PER_DAY = 86_400_000;
/** `2026-11-19T06:28:00.000Z` */
const LENGTH = 24;
const ZERO = 48;

/** Milliseconds since the epoch of an instant. Times with another offset are read too; what is none is NaN. */
export function instantToMs(instant: Instant): number {
	const ms = instant.length === LENGTH ? canonicalToMs(instant) : Number.NaN;
	return Number.isNaN(ms) ? Date.parse(instant) : ms;
}

/**
 * The same for the one form in which we keep instants, five times as fast as the platform's parser: every
 * figure begins with it. NaN for any other form.
 */
function canonicalToMs(text: string): number {
	if (text.charCodeAt(10) !== 84 || text.charCodeAt(19) !== 46 || text.charCodeAt(23) !== 90)
		return Number.NaN;
	if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
	if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN;
	const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
	const month = twoDigits(text, 5);
	const day = twoDigits(text, 8);
	const hour = twoDigits(text, 11);
	const minute = twoDigits(text, 14);
	const second = twoDigits(text, 17);
	const ms = digit(text, 20) * 100 + twoDigits(text, 21);
	if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
	if (!(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
	return (
		civilToEpochDay({ year, month, day }) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000 + ms
	);
}

function twoDigits(text: string, at: number): number {
	return digit(text, at) * 10 + digit(text, at + 1);
}

function digit(text: string, at: number): number {
	const value = text.charCodeAt(at) - ZERO;
	return value >= 0 && value <= 9 ? value : Number.NaN;
}

/** The instant of a number of milliseconds since the epoch. */
export function msToInstant(epochMs: number): Instant {
	return new Date(epochMs).toISOString();
}
