import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import { legalEntries } from '#domain/regulation/legal-entries.ts';
import { profiles, type Profile } from '#domain/regulation/profile.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';

/** One case of a vector file. */
export interface VectorCase {
	readonly id: string;
	readonly op: string;
	readonly given: Given;
	readonly expect: Json;
	readonly why: string;
}

export type Json = { readonly [key: string]: unknown };
export type Given = Json;

export interface VectorEntry {
	readonly id: string;
	readonly kind: 'work' | 'break';
	readonly start: Instant;
	readonly stop: Instant | null;
	readonly type?: string;
}

/** A vector file's instants carry offsets; the domain's are UTC with milliseconds. */
export function toInstant(text: string): Instant {
	return msToInstant(instantToMs(text));
}

export function textOf(given: Given, key: string): string {
	const value = given[key];
	if (typeof value !== 'string') throw new Error(`given.${key} is not a text`);
	return value;
}

export function optionalText(given: Given, key: string): string | null {
	const value = given[key];
	return typeof value === 'string' ? value : null;
}

export function optionalNumber(given: Given, key: string): number | null {
	const value = given[key];
	return typeof value === 'number' ? value : null;
}

export function listOf(given: Given, key: string): readonly Json[] {
	const value = given[key];
	return Array.isArray(value) ? (value as Json[]) : [];
}

export function objectOf(given: Given, key: string): Json {
	const value = given[key];
	return typeof value === 'object' && value !== null ? (value as Json) : {};
}

/** Entries of a case that are legal working time. */
export function entriesOf(given: Given): VectorEntry[] {
	const workTypes = new Map(
		Object.entries(objectOf(given, 'workTypes')).map(([id, type]) => [
			id,
			{ percent: 100, compliance: (type as Json).compliance !== false }
		])
	);
	const entries = listOf(given, 'entries').map(entryOf);
	return [
		...legalEntries(
			entries.map((entry) => ({ ...entry, workTypeId: entry.type ?? null })),
			workTypes
		)
	];
}

export function entryOf(entry: Json, index = 0): VectorEntry {
	const stop = optionalText(entry, 'stop');
	const type = optionalText(entry, 'type');
	return {
		id: optionalText(entry, 'id') ?? `entry-${index}`,
		kind: entry.kind === 'break' ? 'break' : 'work',
		start: toInstant(textOf(entry, 'start')),
		stop: stop === null ? null : toInstant(stop),
		...(type === null ? {} : { type })
	};
}

/** What a profile written out in a case may leave out: it has no such rule. */
const noRules: Omit<Profile, 'id' | 'title'> = {
	validFrom: '0001-01-01',
	rules: {},
	breaks: { tiers: [], minBlock: 1, maxStretch: null, edge: 0 },
	daily: { warn: null, max: null },
	span: null,
	rest: { min: null, reduced: null },
	weekly: { max: null },
	average: null,
	sunday: 'off',
	holiday: 'off',
	saturday: 'off',
	night: null
};

/** A profile by id, or written out in the case. */
export function profileOf(given: Given): Profile {
	const value = given['profile'];
	if (typeof value === 'object' && value !== null) {
		const written = value as Partial<Profile>;
		return {
			id: 'custom',
			title: 'custom',
			...noRules,
			...written,
			breaks: { ...noRules.breaks, ...written.breaks },
			daily: { ...noRules.daily, ...written.daily },
			rest: { ...noRules.rest, ...written.rest }
		};
	}
	const profile = profiles[textOf(given, 'profile')];
	if (profile === undefined) throw new Error(`unknown profile ${String(value)}`);
	return profile;
}

/** Holidays as a list of dates, or as date → fraction. */
export function holidaysOf(given: Given): HolidayCalendar {
	const value = given.holidays;
	const pairs: (readonly [string, number])[] = Array.isArray(value)
		? (value as string[]).map((date) => [date, 1] as const)
		: Object.entries((value ?? {}) as Record<string, number>);
	return new Map(pairs.map(([date, fraction]) => [date, { name: date, fraction, legal: true }]));
}
