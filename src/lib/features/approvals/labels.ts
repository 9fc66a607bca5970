import { formatDateRange, formatDayOfMonth, formatTime, formatWeekdayShort } from '#lib/format/date.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { m } from '#lib/paraglide/messages.js';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { QuickReply } from './queue.ts';
import type { QueueDay, QueueItem, QueueMark } from './types.ts';

interface Numbers {
	readonly actual: string;
	readonly limit: string;
}

const markText: Readonly<Record<string, (hours: Numbers, mark: QueueMark) => string>> = {
	BRK_MISSING: (_, mark) =>
		m.approvals_mark_brk_missing({ actual: String(mark.actual), limit: String(mark.limit) }),
	BRK_STRETCH: (hours) => m.approvals_mark_brk_stretch(hours),
	DAY_OVER_REGULAR: (hours) => m.approvals_mark_day_over_regular(hours),
	DAY_OVER_MAX: (hours) => m.approvals_mark_day_over_max(hours),
	SPAN_OVER: (hours) => m.approvals_mark_span_over(hours),
	REST_SHORT: (hours) => m.approvals_mark_rest_short(hours),
	REST_REDUCED: (hours) => m.approvals_mark_rest_reduced(hours),
	SUNDAY_WORK: () => m.approvals_mark_sunday_work(),
	HOLIDAY_WORK: () => m.approvals_mark_holiday_work(),
	SATURDAY_WORK: () => m.approvals_mark_saturday_work(),
	NIGHT_WORK: (hours) => m.approvals_mark_night_work(hours),
	WEEK_OVER_MAX: (hours) => m.approvals_mark_week_over_max(hours),
	AVG_OVER: (hours) => m.approvals_mark_avg_over(hours),
	WORK_DURING_ABSENCE: () => m.approvals_mark_work_during_absence(),
	LONG_RUNNING: () => m.approvals_mark_long_running(),
	LATE_CONFIRM: () => m.approvals_mark_late_confirm(),
	LATE_SYNC: () => m.approvals_mark_late_sync(),
	CLOCK_SUSPECT: () => m.approvals_mark_clock_suspect(),
	OVERLAP: () => m.approvals_mark_overlap()
};

/** A mark in the few words that fit into a chip; breaks in minutes, everything else in hours. */
export function markLabel(mark: QueueMark): string {
	const hours = { actual: formatDuration(mark.actual), limit: formatDuration(mark.limit) };
	return (markText[mark.code] ?? (() => m.approvals_mark_other()))(hours, mark);
}

/** `Di 10.`: how a day is named inside a week. */
export function dayLabel(date: LocalDate): string {
	return `${formatWeekdayShort(date)} ${formatDayOfMonth(date)}`;
}

/** `Mo, 16. Nov., 07:12` */
export function momentLabel(instant: Instant, date: string): string {
	return `${date}, ${formatTime(instant)}`;
}

/** `9. – 15. November`: Monday to Sunday. */
export function weekRange(monday: LocalDate): string {
	return formatDateRange(monday, addDays(monday, 6));
}

/** A queue row for the ear: who, which week, how long. */
export function itemName(item: QueueItem): string {
	return m.approvals_item_name({
		name: item.person.name,
		week: String(item.week),
		hours: `${formatDuration(item.workedMinutes)} h`
	});
}

/** The person's first name, for speaking to and about them. */
export function firstName(name: string): string {
	return name.split(/\s+/)[0] ?? name;
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

/** Why nobody worked on a day: holiday, absence, or simply off; null when there is work. */
export function dayOffLabel(day: QueueDay): string | null {
	if (day.rows.length > 0) return null;
	if (day.holiday) return day.holiday.name;
	if (!day.absence) return m.approvals_off();
	const kind = (absenceText[day.absence.category] ?? (() => m.approvals_absence_other()))();
	return day.absence.half ? m.approvals_absence_half({ kind }) : kind;
}
