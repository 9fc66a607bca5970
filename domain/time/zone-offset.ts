import { civilToEpochDay } from '#domain/time/civil.ts';
import { MS_PER_DAY, MS_PER_MINUTE } from '#domain/time/duration.ts';

/**
 * Offsets of time zones, from the platform's own zone data. Asking Intl costs microseconds, so a zone
 * is cut into windows of eight days: one question at each edge, and a search inside only where the
 * offset differs. No zone changes its clocks twice within eight days.
 */
const WINDOW_MS = 8 * MS_PER_DAY;
const WINDOWS_PER_ZONE_MAX = 4000;

interface OffsetWindow {
	/** Offset at the window's start, ms. */
	readonly before: number;
	/** Where the offset changes, ms since the epoch; Infinity when it does not. */
	readonly changeAt: number;
	/** Offset from the change on, ms. */
	readonly after: number;
}

interface ZoneCache {
	readonly format: Intl.DateTimeFormat;
	readonly windows: Map<number, OffsetWindow>;
	lastIndex: number;
	last: OffsetWindow | null;
}

const zones = new Map<string, ZoneCache>();

/** Whether this is a time zone we can calculate with: `Europe/Berlin`, `UTC`. */
export function isZone(zone: string): boolean {
	if (zones.has(zone)) return true;
	try {
		openZone(zone);
		return true;
	} catch {
		return false;
	}
}

/** Milliseconds the wall clock of a zone is ahead of UTC. Throws RangeError for an unknown zone. */
export function offsetMsAt(ms: number, zone: string): number {
	const window = windowAt(ms, zones.get(zone) ?? openZone(zone));
	return ms < window.changeAt ? window.before : window.after;
}

/** The first instant after `ms`, within eight days, at which the zone changes its clocks; or null. */
export function nextOffsetChange(ms: number, zone: string): number | null {
	const cache = zones.get(zone) ?? openZone(zone);
	for (const at of [ms, ms + WINDOW_MS]) {
		const { changeAt } = windowAt(at, cache);
		if (changeAt > ms && changeAt < Infinity) return changeAt;
	}
	return null;
}

function openZone(zone: string): ZoneCache {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		era: 'short',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	});
	const cache: ZoneCache = { format, windows: new Map(), lastIndex: NaN, last: null };
	zones.set(zone, cache);
	return cache;
}

function windowAt(ms: number, cache: ZoneCache): OffsetWindow {
	const index = Math.floor(ms / WINDOW_MS);
	if (cache.last !== null && cache.lastIndex === index) return cache.last;
	let window = cache.windows.get(index);
	if (window === undefined) {
		window = findWindow(index, cache);
		if (cache.windows.size >= WINDOWS_PER_ZONE_MAX) cache.windows.clear();
		cache.windows.set(index, window);
	}
	cache.lastIndex = index;
	cache.last = window;
	return window;
}

function findWindow(index: number, cache: ZoneCache): OffsetWindow {
	const start = index * WINDOW_MS;
	const before = askOffset(start, cache);
	const after = askOffset(start + WINDOW_MS, cache);
	if (before === after) return { before, changeAt: Infinity, after };
	let low = start;
	let high = start + WINDOW_MS;
	while (high - low > 1000) {
		const middle = low + Math.floor((high - low) / 2000) * 1000;
		if (askOffset(middle, cache) === before) low = middle;
		else high = middle;
	}
	return { before, changeAt: high, after };
}

function askOffset(ms: number, cache: ZoneCache): number {
	const fields: Record<string, number> = {};
	let isBeforeChrist = false;
	for (const part of cache.format.formatToParts(ms)) {
		if (part.type === 'era') isBeforeChrist = part.value.startsWith('B');
		else if (part.type !== 'literal') fields[part.type] = Number(part.value);
	}
	const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
	const epochDay = civilToEpochDay({ year: isBeforeChrist ? 1 - year : year, month, day });
	const local = epochDay * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000;
	const offset = local - Math.floor(ms / 1000) * 1000;
	// Offsets before standard time had seconds; whole minutes are enough for working time.
	return Math.round(offset / MS_PER_MINUTE) * MS_PER_MINUTE;
}
