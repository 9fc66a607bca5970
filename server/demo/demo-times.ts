import type { TimeEntryState } from '#domain/time-entry/time-entry.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import {
	addDays,
	addMonths,
	daysBetween,
	mondayOf,
	monthOf,
	type LocalDate
} from '#domain/time/local-date.ts';
import { localDateOf, wallTimeToMs } from '#domain/time/zone.ts';
import type { EntryToRecord } from '#server/time-entries/time-entries.usecases.ts';
import { demoGroupOf, demoWorkTypeId } from '#server/demo/demo-company.ts';
import type { DemoFirm, DemoPerson, DemoTime } from '#server/demo/firm-format.ts';

const MS_PER_DAY = 86_400_000;
const MINUTE_MS = 60_000;

/** The demo's calendar: where its weeks lie, seen from now. */
export interface DemoCalendar {
	readonly zone: string;
	readonly now: Instant;
	readonly today: LocalDate;
	readonly thisMonday: LocalDate;
	readonly lastMonday: LocalDate;
	/** What was worked before this date is closed. */
	readonly previousMonth: LocalDate;
	/** Day 0 of the packed firm after the shift. */
	readonly firstMonday: LocalDate;
	/** Public holidays, on which nobody worked. */
	readonly holidays: ReadonlySet<LocalDate>;
}

/** Shifts the firm by whole weeks, so that its last week is the one now lies in. */
export function demoCalendar(
	firm: Pick<DemoFirm, 'firstMonday' | 'lastMonday'>,
	{ now, zone, holidays }: Pick<DemoCalendar, 'now' | 'zone' | 'holidays'>
): DemoCalendar {
	const today = localDateOf(now, zone);
	const thisMonday = mondayOf(today);
	return {
		zone,
		now,
		today,
		thisMonday,
		lastMonday: addDays(thisMonday, -7),
		previousMonth: `${addMonths(monthOf(today), -1)}-01`,
		firstMonday: addDays(firm.firstMonday, daysBetween(firm.lastMonday, thisMonday)),
		holidays
	};
}

/**
 * A person's entries at the same wall times in shifted weeks. Left out: what ends after now, what falls on a
 * public holiday, and what a change of the clocks leaves without a minute.
 */
export function demoEntries(
	person: DemoPerson,
	userId: string,
	calendar: DemoCalendar,
	nextId: () => string
): EntryToRecord[] {
	const nowMs = instantToMs(calendar.now);
	const entries: EntryToRecord[] = [];
	let freeFrom = 0;
	for (const time of person.times) {
		const date = addDays(calendar.firstMonday, time.day);
		if (calendar.holidays.has(date)) continue;
		const startMs = toInstantMs(calendar, time.day, time.startMs);
		const stopMs = toInstantMs(calendar, time.day, time.stopMs);
		if (stopMs > nowMs || startMs < freeFrom) continue;
		if (Math.floor(startMs / MINUTE_MS) === Math.floor(stopMs / MINUTE_MS)) continue;
		freeFrom = stopMs;
		entries.push(toEntry({ person, userId, calendar, id: nextId(), date, time, startMs, stopMs }));
	}
	return entries;
}

function toInstantMs({ firstMonday, zone }: DemoCalendar, day: number, wallMs: number): number {
	const overnight = Math.floor(wallMs / MS_PER_DAY);
	const time = msToInstant(wallMs % MS_PER_DAY).slice(11, 23);
	return wallTimeToMs(addDays(firstMonday, day + overnight), time, zone);
}

function toEntry(input: {
	person: DemoPerson;
	userId: string;
	calendar: DemoCalendar;
	id: string;
	date: LocalDate;
	time: DemoTime;
	startMs: number;
	stopMs: number;
}): EntryToRecord {
	const { person, userId, calendar, id, date, time, startMs, stopMs } = input;
	const state = demoState(person.personalNumber, date, calendar);
	const isDraft = state === 'draft';
	const { verification } = demoGroupOf(person.personalNumber);
	return {
		id,
		userId,
		kind: 'work',
		start: msToInstant(startMs),
		stop: msToInstant(stopMs),
		zone: calendar.zone,
		workTypeId: demoWorkTypeId(time.label),
		jobId: null,
		note: '',
		explanation: '',
		state,
		origin: 'clock',
		comment: null,
		route: isDraft ? null : verification ? 'manager' : 'direct',
		flags: [],
		confirmedAt: isDraft ? null : confirmedAt(date, stopMs, calendar)
	};
}

/**
 * This week is draft. Last week is draft for even personal numbers and confirmed for odd ones. Before the
 * previous month everything is closed, in between verified; where nobody verifies, confirmed is the end.
 */
export function demoState(personalNumber: string, date: LocalDate, calendar: DemoCalendar): TimeEntryState {
	if (date >= calendar.thisMonday) return 'draft';
	if (date >= calendar.lastMonday) return Number(personalNumber) % 2 === 0 ? 'draft' : 'confirmed';
	if (date < calendar.previousMonth) return 'closed';
	return demoGroupOf(personalNumber).verification ? 'verified' : 'confirmed';
}

/** People confirm their week on its Friday afternoon; what ends later, at its end. */
function confirmedAt(date: LocalDate, stopMs: number, { zone }: DemoCalendar): Instant {
	const friday = addDays(mondayOf(date), 4);
	return msToInstant(Math.max(wallTimeToMs(friday, '16:30', zone), stopMs));
}
