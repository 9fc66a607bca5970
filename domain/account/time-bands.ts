import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { AccountEntry } from '#domain/account/account-entry.ts';
import { ownStretches } from '#domain/account/own-stretches.ts';
import { wallPieces, type WallPiece } from '#domain/account/wall-pieces.ts';
import { subtract, type Interval } from '#domain/time/interval.ts';
import { weekdayOf, type LocalDate } from '#domain/time/local-date.ts';

/**
 * A part of the day for which payroll pays a surcharge. Wall clock times are `HH:MM`; a night whose end is
 * not after its start goes past midnight.
 */
export type TimeBand =
	| { readonly id: string; readonly kind: 'night'; readonly from: string; readonly to: string }
	| { readonly id: string; readonly kind: 'sunday' }
	| {
			readonly id: string;
			readonly kind: 'holiday';
			/** Only public holidays by law, or the company's own days too. */
			readonly onlyLegal: boolean;
			/** From when on a half holiday counts; the whole holiday counts from midnight. */
			readonly halfDayFrom: string;
	  };

/** Nights as payroll usually pays them (EStG §3b: 20-06, more from 0 to 4), Sundays and holidays. The narrower band comes first. */
export const DEFAULT_TIME_BANDS: readonly TimeBand[] = [
	{ id: 'deep-night', kind: 'night', from: '00:00', to: '04:00' },
	{ id: 'night', kind: 'night', from: '20:00', to: '06:00' },
	{ id: 'sunday', kind: 'sunday' },
	{ id: 'holiday', kind: 'holiday', onlyLegal: false, halfDayFrom: '14:00' }
];

/** Minutes of one calendar day. */
export interface DayBands {
	readonly date: LocalDate;
	/** Worked between the first and the last instant of the day, whatever day the shift began on. */
	readonly workedMinutes: number;
	/** Every band, also those without a minute. */
	readonly minutesByBand: ReadonlyMap<string, number>;
}

const DAY = 1440;
const NO_WINDOWS: readonly Interval[] = [];

/**
 * Night, Sunday and holiday minutes of each day that has work, `from` … `to`. What counts is what the wall
 * clock of the entry's zone showed while somebody worked: a night over the change of the clocks has the
 * minutes it really had. A minute may lie in bands of several kinds (a night on a Sunday); of two bands of
 * one kind the one listed first gets it, so the bands of a kind never exceed the worked minutes.
 */
export function timeBandsByDay(input: {
	readonly entries: readonly AccountEntry[];
	readonly zone: string;
	readonly holidays: HolidayCalendar;
	readonly bands: readonly TimeBand[];
	readonly from: LocalDate;
	readonly to: LocalDate;
}): DayBands[] {
	const windowsOf = bandWindows(input.bands, input.holidays);
	const days = new Map<LocalDate, { worked: number; minutes: Map<string, number> }>();
	for (const interval of ownStretches(input.entries, input.zone)) {
		for (const piece of wallPieces(interval)) {
			const { date } = piece;
			if (date < input.from || date > input.to) continue;
			const day = days.get(date) ?? { worked: 0, minutes: emptyBands(input.bands) };
			days.set(date, day);
			day.worked += piece.stop - piece.start;
			for (const { id, windows } of windowsOf(date)) {
				day.minutes.set(id, (day.minutes.get(id) ?? 0) + minutesInside(piece, windows));
			}
		}
	}
	return [...days]
		.map(([date, { worked, minutes }]) => ({ date, workedMinutes: worked, minutesByBand: minutes }))
		.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The bands of several days added up: a month for the payroll export. */
export function sumTimeBands(days: readonly DayBands[], bands: readonly TimeBand[]): Map<string, number> {
	const sums = emptyBands(bands);
	for (const day of days) {
		for (const [id, minutes] of day.minutesByBand) sums.set(id, (sums.get(id) ?? 0) + minutes);
	}
	return sums;
}

function emptyBands(bands: readonly TimeBand[]): Map<string, number> {
	return new Map(bands.map(({ id }) => [id, 0]));
}

interface BandWindows {
	readonly id: string;
	/** Minutes of the wall clock's day, 0 … 1440. */
	readonly windows: readonly Interval[];
}

/** The windows of each band on a date, without the minutes that an earlier band of its kind holds. */
function bandWindows(
	bands: readonly TimeBand[],
	holidays: HolidayCalendar
): (date: LocalDate) => readonly BandWindows[] {
	const known = new Map<string, readonly BandWindows[]>();
	return (date) => {
		const isSunday = weekdayOf(date) === 'sun';
		const holiday = holidays.get(date);
		const key = `${isSunday} ${holiday?.legal} ${holiday?.fraction}`;
		const windows = known.get(key) ?? disjoint(bands, { isSunday, holiday });
		known.set(key, windows);
		return windows;
	};
}

type Holiday = ReturnType<HolidayCalendar['get']>;

function disjoint(
	bands: readonly TimeBand[],
	day: { readonly isSunday: boolean; readonly holiday: Holiday }
): BandWindows[] {
	return bands.map((band, i) => {
		const before = bands.slice(0, i).filter(({ kind }) => kind === band.kind);
		const taken = before.flatMap((one) => windowsOfBand(one, day));
		return { id: band.id, windows: subtract(windowsOfBand(band, day), taken) };
	});
}

function windowsOfBand(
	band: TimeBand,
	{ isSunday, holiday }: { readonly isSunday: boolean; readonly holiday: Holiday }
): readonly Interval[] {
	if (band.kind === 'sunday') return isSunday ? [{ start: 0, stop: DAY }] : NO_WINDOWS;
	if (band.kind === 'holiday') {
		if (holiday === undefined || (band.onlyLegal && !holiday.legal)) return NO_WINDOWS;
		return [{ start: holiday.fraction >= 1 ? 0 : minuteOfDay(band.halfDayFrom), stop: DAY }];
	}
	const [from, to] = [minuteOfDay(band.from), minuteOfDay(band.to)];
	if (from < to) return [{ start: from, stop: to }];
	return [
		{ start: 0, stop: to },
		{ start: from, stop: DAY }
	];
}

/** `HH:MM` as minutes since midnight; `24:00` is the day's end. */
function minuteOfDay(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function minutesInside(piece: WallPiece, windows: readonly Interval[]): number {
	let sum = 0;
	for (const { start, stop } of windows) {
		sum += Math.max(0, Math.min(piece.stop, stop) - Math.max(piece.start, start));
	}
	return sum;
}
