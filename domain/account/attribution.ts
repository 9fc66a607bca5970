import type { AccountEntry } from '#domain/account/account-entry.ts';
import type { TimeRounding } from '#domain/account/account-rounding.ts';
import { ownStretches, type OwnStretch } from '#domain/account/own-stretches.ts';
import { cutByDate } from '#domain/regulation/cut-by-date.ts';
import { dateOfMinute, effectiveWork, shiftsOf, workedOf } from '#domain/regulation/shifts.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** To which day work counts: the entry's start, the real calendar day, or the day its shift began. */
export type AttributionMode = 'start' | 'split' | 'shift';
/** The modes an account can be kept in; `shift` is the legal rules' own. */
export type AccountAttribution = Exclude<AttributionMode, 'shift'>;

/**
 * Worked minutes per day, explicit breaks taken off. Minutes covered twice count once, for the entry
 * that began first. In mode `start` a night from Monday 22:00 to 06:00 is 480 min on Monday, in mode
 * `split` 120 on Monday and 360 on Tuesday.
 */
export function attributeMinutes(input: {
	readonly entries: readonly AccountEntry[];
	readonly zone: string;
	readonly mode: AttributionMode;
}): Map<LocalDate, number> {
	const { entries, zone, mode } = input;
	const minutesByDate = new Map<LocalDate, number>();
	const add = (date: LocalDate, minutes: number) =>
		minutesByDate.set(date, (minutesByDate.get(date) ?? 0) + minutes);
	if (mode === 'shift') {
		// Which rest divides two shifts of one date does not matter to the minutes of that date.
		for (const shift of shiftsOf(effectiveWork(entries, zone), null)) add(shift.date, workedOf(shift));
	} else {
		for (const stretch of ownStretches(entries, zone)) forEachDay(stretch, mode, add);
	}
	return minutesByDate;
}

/** Work of one day, by type; null is the default type. */
export type MinutesByType = ReadonlyMap<string | null, number>;

/** Worked minutes per day and work type, rounded for the account where the company asks for it. */
export function attributeByType(input: {
	readonly entries: readonly AccountEntry[];
	readonly zone: string;
	readonly mode: AccountAttribution;
	readonly rounding?: TimeRounding | null;
}): Map<LocalDate, MinutesByType> {
	const byDate = new Map<LocalDate, Map<string | null, number>>();
	for (const stretch of ownStretches(input.entries, input.zone, input.rounding ?? null)) {
		const type = stretch.entry.workTypeId ?? null;
		forEachDay(stretch, input.mode, (date, minutes) => {
			const known = byDate.get(date);
			if (known === undefined) byDate.set(date, new Map([[type, minutes]]));
			else known.set(type, (known.get(type) ?? 0) + minutes);
		});
	}
	return byDate;
}

/** The days one stretch counts on, with its minutes on each. */
export function forEachDay(
	stretch: OwnStretch,
	mode: AccountAttribution,
	add: (date: LocalDate, minutes: number) => void
): void {
	if (mode === 'start') add(dateOfMinute(stretch.entryStart, stretch.zone), stretch.stop - stretch.start);
	else for (const [date, minutes] of cutByDate([stretch])) add(date, minutes);
}
