import { workedMinutes } from '#domain/account/totals.ts';
import { overlapsWith, type Stretch } from '#domain/time-entry/validation.ts';
import { instantToMinute, minutesBetween } from '#domain/time/duration.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { Instant } from '#domain/time/instant.ts';
import { localTimeOf } from '#domain/time/zone.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EntryShape } from './shapes.ts';

/** What an entry is called: its work type, or work, or break. */
export function entryTitle(entry: Pick<EntryShape, 'kind' | 'workType' | 'id' | 'isLongEnough'>): string {
	if (entry.kind === 'break') {
		if (entry.id !== null) return m.calendar_break();
		return entry.isLongEnough === false ? m.calendar_gap_short() : m.calendar_gap();
	}
	return entry.workType?.name ?? m.calendar_work();
}

/** `07:28 – 12:02`, `seit 12:34`, `22:00 – 06:00 am nächsten Tag`. */
export function entrySpan(entry: Pick<EntryShape, 'startTime' | 'stopTime' | 'stopsNextDay'>): string {
	if (entry.stopTime === null) return m.calendar_entry_since({ from: entry.startTime });
	const to = entry.stopsNextDay ? m.calendar_entry_next_day({ to: entry.stopTime }) : entry.stopTime;
	return m.calendar_entry_span({ from: entry.startTime, to });
}

/** The ribbon in words, for people who do not see it. */
export function ribbonText(rows: readonly EntryShape[]): string {
	if (rows.length === 0) return m.calendar_ribbon_empty();
	return [...rows]
		.sort((a, b) => a.start.localeCompare(b.start))
		.map((row) => `${row.kind === 'break' ? m.calendar_break() : m.calendar_work()} ${entrySpan(row)}`)
		.join(', ');
}

/** The first entry of the same kind that shares time with a stretch, as wall times. */
export function overlapping(
	stretch: Stretch,
	others: readonly Stretch[],
	now: Instant,
	zone: string
): { readonly from: string; readonly to: string } | null {
	const other = overlapsWith(stretch, others, instantToMinute(now))[0];
	return other ? { from: localTimeOf(other.start, zone), to: localTimeOf(other.stop ?? now, zone) } : null;
}

/** What the form comes to: hours of work, and minutes of break inside it. */
export function resultText(input: {
	readonly kind: 'work' | 'break';
	readonly start: Instant;
	readonly stop: Instant;
	readonly breaks: readonly { readonly start: Instant; readonly stop: Instant | null }[];
}): string {
	const minutes = Math.max(0, minutesBetween(input.start, input.stop));
	if (input.kind === 'break') return m.calendar_day_break({ minutes: formatDuration(minutes) });
	const work = { kind: 'work' as const, start: input.start, stop: input.stop };
	const net = workedMinutes([work, ...input.breaks.map((one) => ({ ...one, kind: 'break' as const }))]);
	const inside = minutes - net;
	const worked = formatDuration(net);
	return inside > 0
		? m.calendar_editor_result_break({ worked, break: inside })
		: m.calendar_editor_result({ worked });
}

/** A version of an entry in one line: "Montage 07:00 – 12:00, Notiz: Keller". */
export function versionInWords(
	entry: Pick<TimeEntry, 'kind' | 'start' | 'stop' | 'zone' | 'workTypeId' | 'note'>,
	workTypeName: (id: string | null) => string
): string {
	const what = entry.kind === 'break' ? m.calendar_break() : workTypeName(entry.workTypeId);
	const from = localTimeOf(entry.start, entry.zone);
	const to = entry.stop === null ? null : localTimeOf(entry.stop, entry.zone);
	const span = to === null ? m.calendar_entry_since({ from }) : m.calendar_entry_span({ from, to });
	const note = entry.note === '' ? [] : [m.inbox_version_note({ note: entry.note })];
	return [`${what} ${span}`, ...note].join(', ');
}
