import type { EntryContent, HistoryStep } from '#domain/time-entry/history.ts';
import { timeEntryEvents, type ContentKey, type TimeEntryEvent } from '#domain/time-entry/time-entry.ts';
import { localDateOf, localTimeOf } from '#domain/time/zone.ts';
import { versionInWords } from '#lib/features/time-entry/entry-words.ts';
import { formatDayMonth } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';

export type TypeName = (id: string | null) => string;

/* Complete by type: an event without its words does not compile. */
const events: Record<TimeEntryEvent, () => string> = {
	create: m.history_e_create,
	edit: m.history_e_edit,
	delete: m.history_e_delete,
	confirm: m.history_e_confirm,
	confirm_on_behalf: m.history_e_confirm_on_behalf,
	enter_on_behalf: m.history_e_enter_on_behalf,
	withdraw: m.history_e_withdraw,
	undo: m.history_e_undo,
	accept: m.history_e_accept,
	refuse: m.history_e_refuse,
	verify: m.history_e_verify,
	reject: m.history_e_reject,
	reopen: m.history_e_reopen,
	correct: m.history_e_correct,
	close: m.history_e_close,
	unlock: m.history_e_unlock
};

const fields: Record<ContentKey, () => string> = {
	kind: m.history_f_kind,
	start: m.history_f_start,
	stop: m.history_f_stop,
	zone: m.history_f_zone,
	workTypeId: m.history_f_work_type,
	jobId: m.history_f_job,
	note: m.history_f_note,
	explanation: m.history_f_explanation
};

/** What was done, in a word or two. */
export function eventWord(event: string): string {
	const known = timeEntryEvents.find((one) => one === event);
	return known === undefined ? m.history_e_other() : events[known]();
}

/** An entry in one line. */
export function contentWords(time: EntryContent, typeName: TypeName): string {
	return versionInWords(time, typeName);
}

/** What an act changed, piece by piece: "Beginn: 07:28 → 07:00". */
export function changeLines({ before, time, changed }: HistoryStep, typeName: TypeName): string[] {
	if (before === null || time === null) return [];
	return changed.map((key) =>
		m.history_part({
			what: fields[key](),
			from: valueOf(before, key, typeName),
			to: valueOf(time, key, typeName)
		})
	);
}

function valueOf(time: EntryContent, key: ContentKey, typeName: TypeName): string {
	if (key === 'kind') return time.kind === 'break' ? m.calendar_break() : m.calendar_work();
	if (key === 'workTypeId') return typeName(time.workTypeId);
	const value = time[key];
	if (value === null || value === '') return m.history_none();
	if (key !== 'start' && key !== 'stop') return value;
	const clock = localTimeOf(value, time.zone);
	const date = localDateOf(value, time.zone);
	return date === localDateOf(time.start, time.zone) && key === 'stop'
		? clock
		: `${formatDayMonth(date)} ${clock}`;
}
