import type { DaySummary } from '#domain/account/day-summary.ts';
import { missingMinutesOf, sumDays } from '#domain/account/day-sums.ts';
import { dayOffOf } from '#domain/public-holiday/calendar.ts';
import { addDays, daysBetween, isoWeekOf, mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { Instant } from '#domain/time/instant.ts';
import { asksForALook, awaitsWordOf } from '#domain/time-entry/awaiting.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import { explanationOf, marksOfDay, ribbonOf, rowsOf } from '#lib/data/engine/view-parts.ts';
import { summariesOf, type ViewInput } from '#lib/data/engine/view-input.ts';
import type { ApprovalDay, ApprovalItem, ApprovalsView } from '#lib/data/views/types.ts';

export interface ApprovalsInput {
	readonly context: PersonContext;
	/** Entries of others that wait for a manager. */
	readonly confirmed: readonly TimeEntry[];
	/** All visible entries around them, for sums and marks. */
	readonly around: readonly TimeEntry[];
	readonly waiting: ReadonlySet<string>;
	readonly now: Instant;
	readonly lastSyncAt: Instant | null;
}

/** The entries that wait for this manager's decision: route manager, of people whose group he manages today. */
export function awaitingDecision(
	context: PersonContext,
	confirmed: readonly TimeEntry[],
	now: Instant
): TimeEntry[] {
	const membershipsOf = (userId: string) => context.employees.get(userId)?.memberships ?? [];
	return confirmed.filter((entry) => awaitsWordOf(context.actor, entry, membershipsOf(entry.userId), now));
}

/** `userId:monday` of an entry. */
function weekKeyOf(entry: TimeEntry): string {
	return `${entry.userId}:${mondayOf(dateOf(entry))}`;
}

/** How many weeks wait. */
export function countWeeks(entries: readonly TimeEntry[]): number {
	return new Set(entries.map(weekKeyOf)).size;
}

/** The queue, one item for each person and week: what needs a look first, then what does not. */
export function buildApprovals(input: ApprovalsInput): ApprovalsView {
	const weeks = new Map<string, TimeEntry[]>();
	for (const entry of awaitingDecision(input.context, input.confirmed, input.now)) {
		const key = weekKeyOf(entry);
		weeks.set(key, [...(weeks.get(key) ?? []), entry]);
	}
	const items = [...weeks].map(([id, entries]) => itemOf(input, id, entries)).sort(byWeekAndName);
	return {
		isLoading: !input.context.isComplete,
		attention: items.filter((item) => item.needsLook).map((item) => item.item),
		clean: items.filter((item) => !item.needsLook).map((item) => item.item),
		total: items.length,
		lastSyncAt: input.lastSyncAt
	};
}

interface RankedItem {
	readonly item: ApprovalItem;
	readonly needsLook: boolean;
}

function byWeekAndName(a: RankedItem, b: RankedItem): number {
	if (a.item.monday !== b.item.monday) return a.item.monday < b.item.monday ? -1 : 1;
	return a.item.person.name.localeCompare(b.item.person.name);
}

function itemOf(input: ApprovalsInput, id: string, entries: readonly TimeEntry[]): RankedItem {
	const userId = id.slice(0, id.lastIndexOf(':'));
	const monday = id.slice(id.lastIndexOf(':') + 1);
	const employee = input.context.employees.get(userId) ?? null;
	const view: ViewInput = {
		context: input.context,
		employee,
		userId,
		entries: input.around.filter((entry) => entry.userId === userId),
		waiting: input.waiting,
		contested: new Set(),
		undecided: new Map(),
		workedBefore: null,
		now: input.now
	};
	const decided = new Set(entries.map((entry) => entry.id));
	const days = summariesOf(view, monday, addDays(monday, 6));
	const sums = sumDays(days);
	const shown = days.filter((day) => day.entries.length > 0 || day.targetMinutes > 0 || day.absence !== null);
	const marks = days.filter((day) => day.entries.some((entry) => decided.has(entry.id))).flatMap(marksOfDay);
	const redMarks = marks.filter((mark) => mark.severity === 'violation').length;
	const hasWords = entries.some((entry) => entry.explanation !== '');
	const confirmedAt =
		entries
			.map((entry) => entry.confirmedAt ?? '')
			.sort()
			.at(-1) || null;
	const name = employee?.name ?? userId;
	return {
		needsLook: redMarks > 0 || asksForALook(entries),
		item: {
			id,
			person: {
				id: userId,
				name,
				initials: initialsOf(name),
				personalNumber: employee?.personalNumber ?? null
			},
			monday,
			week: isoWeekOf(monday).week,
			entryIds: entries.map((entry) => entry.id),
			workedMinutes: sums.workedMinutes,
			targetMinutes: sums.targetMinutes,
			breakMinutes: sums.breakMinutes,
			deltaMinutes: sums.deltaMinutes,
			redMarks,
			marks,
			hasWords,
			confirmedAt,
			daysAfterEnd: daysAfterEnd(entries, confirmedAt),
			days: shown.map((day) => dayOf(view, day, decided)),
			isWaiting: entries.some((entry) => input.waiting.has(entry.id))
		}
	};
}

function dayOf(view: ViewInput, day: DaySummary, decided: ReadonlySet<string>): ApprovalDay {
	const rows = rowsOf(view, day.entries);
	return {
		date: day.date,
		entryIds: day.entries.map((entry) => entry.id).filter((id) => decided.has(id)),
		workedMinutes: day.workedMinutes,
		breakMinutes: day.breakMinutes,
		targetMinutes: day.targetMinutes,
		ribbon: ribbonOf(view, day.date, rows),
		marks: marksOfDay(day),
		words: explanationOf(day),
		notes: day.entries.map((entry) => entry.note).filter((note) => note !== ''),
		rows,
		holiday: dayOffOf(day.holiday),
		absence:
			day.absence === null ? null : { category: day.absence.category, half: day.absence.half !== null },
		missingMinutes: missingMinutesOf(day),
		state: day.state
	};
}

function daysAfterEnd(entries: readonly TimeEntry[], confirmedAt: Instant | null): number | null {
	const last = entries.at(-1);
	if (last === undefined || confirmedAt === null) return null;
	const lastDate = entries.map(dateOf).reduce((a, b): LocalDate => (a > b ? a : b));
	return Math.max(0, daysBetween(lastDate, localDateOf(confirmedAt, last.zone)));
}

function dateOf(entry: TimeEntry): LocalDate {
	return localDateOf(entry.start, entry.zone);
}

export function initialsOf(name: string): string {
	const parts = name.replace(',', ' ').split(/\s+/).filter(Boolean);
	const first = parts[0]?.[0] ?? '';
	const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '';
	return (first + last).toUpperCase();
}
