import { whatADayIs } from '#domain/absence/precedence.ts';
import { formatDateRange, formatDayOfMonth, formatWeekdayShort } from '#lib/format/date.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { markTitle } from '#lib/i18n/rule-sentences.ts';
import { m } from '#lib/paraglide/messages.js';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import type { QuickReply } from './queue.ts';
import type { QueueDay, QueueMark } from './types.ts';

/** Where the usual words are too long for a chip at the edge of a row. */
const shortMarkText: Readonly<Record<string, (mark: QueueMark) => string>> = {
	BRK_MISSING: (mark) =>
		m.approvals_mark_brk_missing({ actual: String(mark.actual), limit: String(mark.limit) }),
	REST_SHORT: (mark) =>
		m.approvals_mark_rest_short({
			actual: formatDuration(mark.actual),
			limit: formatDuration(mark.limit)
		})
};

/** A mark in the few words that fit into a chip; else in the words the worker sees. */
export function markLabel(mark: QueueMark): string {
	return shortMarkText[mark.code]?.(mark) ?? markTitle(mark);
}

/** `Di 10.`: how a day is named inside a week. */
export function dayLabel(date: LocalDate): string {
	return `${formatWeekdayShort(date)} ${formatDayOfMonth(date)}`;
}

/** `9. – 15. November`: Monday to Sunday. */
export function weekRange(monday: LocalDate): string {
	return formatDateRange(monday, addDays(monday, 6));
}

/** What the day's bar shows, in words. */
export function ribbonText(day: QueueDay): string {
	return day.rows
		.map((row) => {
			const span = { from: row.startTime, to: row.stopTime ?? '' };
			return row.kind === 'break' ? m.approvals_ribbon_break(span) : m.approvals_ribbon_work(span);
		})
		.join(', ');
}

const replyText: Readonly<Record<QuickReply, () => string>> = {
	add_break: () => m.approvals_quick_add_break(),
	add_time: () => m.approvals_quick_add_time(),
	certificate: () => m.approvals_quick_certificate(),
	fine: () => m.approvals_quick_fine()
};

/** A quick reply, ready to be sent. */
export function quickReplyText(reply: QuickReply): string {
	return replyText[reply]();
}

const absenceText: Readonly<Record<string, () => string>> = {
	vacation: () => m.approvals_absence_vacation(),
	sick: () => m.approvals_absence_sick(),
	holiday: () => m.approvals_absence_holiday()
};

/** Why a day has no bar: holiday, absence, off, or nothing that a manager may see yet; null when there is work. */
export function dayOffLabel(day: QueueDay): string | null {
	if (day.rows.length > 0) return null;
	const off = whatADayIs(day);
	if (off === null) return day.targetMinutes > 0 ? m.approvals_nothing() : m.approvals_off();
	if (off.is === 'holiday') return off.holiday.name;
	const kind = (absenceText[off.absence.category] ?? (() => m.approvals_absence_other()))();
	return off.absence.half ? m.approvals_absence_half({ kind }) : kind;
}

/** The colour of such a day: the holiday's, the absence's, or none. */
export function dayOffCategory(day: QueueDay): string | null {
	const off = whatADayIs(day);
	return off?.is === 'absence' ? off.absence.category : (off?.is ?? null);
}
