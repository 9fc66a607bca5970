import type { LocalDate } from '#domain/time/local-date.ts';
import { formatWeekday } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';

const reasons: Record<string, () => string> = {
	EMPTY: m.calendar_left_out_empty,
	E_RUNNING: m.calendar_left_out_running,
	E_OVERLAP: m.calendar_left_out_overlap,
	E_INVALID: m.calendar_left_out_invalid,
	E_TIMEOUT: m.calendar_left_out_timeout,
	E_VIOLATION: m.calendar_left_out_violation,
	E_EXPLANATION: m.calendar_left_out_explanation,
	E_DECISION: m.calendar_left_out_decision,
	E_STATE: m.calendar_left_out_state,
	E_LOCKED: m.calendar_left_out_state
};

/** Why a day stays open, in two or three words. */
export function leftOutReason(code: string): string {
	return (reasons[code] ?? m.calendar_left_out_other)();
}

/** "Bleibt offen: Mittwoch (nichts eingetragen), Freitag (läuft noch)." or null when nothing does. */
export function leftOutSentence(
	days: readonly { readonly date: LocalDate; readonly code: string }[]
): string | null {
	if (days.length === 0) return null;
	const named = days.map((day) =>
		m.calendar_review_left_out_day({ day: formatWeekday(day.date), reason: leftOutReason(day.code) })
	);
	return m.calendar_review_left_out({ days: named.join(', ') });
}
