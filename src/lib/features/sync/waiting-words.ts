import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localTimeOf } from '#domain/time/zone.ts';
import { formatDateRange, formatDateShort, formatDateYear, formatRelativeDay } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';

interface Act {
	readonly id: string;
	readonly recordId: string;
	readonly event: string;
	readonly isDeleted: boolean;
}

export interface WaitingEntryShape extends Act {
	readonly about: 'entry';
	/** Set for a tap on the clock, which began or ended the entry. */
	readonly clock: 'start' | 'end' | null;
	readonly date: LocalDate;
	readonly kind: 'work' | 'break';
	readonly start: Instant;
	readonly stop: Instant | null;
	readonly zone: string;
	readonly workTypeName: string | null;
}

export interface WaitingAbsenceShape extends Act {
	readonly about: 'absence';
	readonly label: string | null;
	/** It is reported and not asked for: illness. */
	readonly isReport: boolean;
	readonly from: LocalDate;
	/** null = until further notice. */
	readonly to: LocalDate | null;
}

export interface WaitingCorrectionShape extends Act {
	readonly about: 'correction';
	readonly proposed: {
		readonly date: LocalDate;
		readonly start: Instant;
		readonly stop: Instant;
		readonly zone: string;
	} | null;
}

/** One act that waits to be sent. */
export type WaitingShape = WaitingEntryShape | WaitingAbsenceShape | WaitingCorrectionShape;

/** "Montage begonnen", "Pause", "Urlaub beantragt": what was done. */
export function waitingTitle(item: WaitingShape): string {
	if (item.about === 'absence') return absenceTitle(item);
	return item.about === 'correction' ? correctionTitle(item) : entryTitle(item);
}

function entryTitle(item: WaitingEntryShape): string {
	const what = subjectOf(item);
	if (item.isDeleted) return m.sync_event_deleted({ what });
	if (item.clock === 'end') return m.sync_event_ended({ what });
	if (item.clock === 'start') return m.sync_event_started({ what });
	switch (item.event) {
		case 'create':
			if (item.stop === null) return m.sync_event_started({ what });
			return what;
		case 'edit':
			return item.stop === null ? m.sync_event_started({ what }) : m.sync_event_edited({ what });
		case 'delete':
			return m.sync_event_deleted({ what });
		case 'confirm':
			return m.sync_event_confirmed({ what });
		case 'withdraw':
			return m.sync_event_withdrawn();
		case 'verify':
			return m.sync_event_verified({ what });
		case 'reject':
			return m.sync_event_returned({ what });
		default:
			return what;
	}
}

/** The two types every company has are named in the reader's language. */
const commonTypes: Readonly<Record<string, () => string>> = {
	vacation: m.today_vacation,
	sick: m.today_sick_word
};

/** What was done with days off or with a correction, by the act; `edit` and `delete` are said as of entries. */
const asked: Readonly<Record<string, (words: { what: string }) => string>> = {
	edit: m.sync_event_edited,
	delete: m.sync_event_deleted,
	request: m.sync_event_requested,
	withdraw: m.sync_event_taken_back,
	cancel: m.sync_event_cancel,
	approve: m.sync_event_verified,
	reject: m.sync_event_declined,
	approve_cancel: m.sync_event_cancelled,
	reject_cancel: m.sync_event_cancel_declined,
	propose: m.sync_event_proposed,
	agree: m.sync_event_agreed,
	decline: m.sync_event_declined
};

function absenceTitle(item: WaitingAbsenceShape): string {
	const what = subjectOf(item);
	if (item.isReport && item.event === 'request') return m.sync_event_reported({ what });
	return asked[item.event]?.({ what }) ?? what;
}

function correctionTitle(item: WaitingCorrectionShape): string {
	const what = subjectOf(item);
	return asked[item.event]?.({ what }) ?? what;
}

function subjectOf(item: WaitingShape): string {
	if (item.about === 'correction') return m.sync_correction();
	if (item.about === 'absence')
		return commonTypes[item.label ?? '']?.() ?? item.label ?? m.calendar_absence_other();
	return item.kind === 'break' ? m.calendar_break() : (item.workTypeName ?? m.calendar_work());
}

/** "Do, 19. November · Montage", "1.–5. Feb. · Urlaub": what would be lost, whatever was done to it. */
export function waitingRecord(item: WaitingShape): string {
	return [dayOf(item), subjectOf(item)].filter((word) => word !== null).join(' · ');
}

function dayOf(item: WaitingShape): string | null {
	if (item.about === 'entry') return formatDateShort(item.date);
	if (item.about === 'correction') return item.proposed && formatDateShort(item.proposed.date);
	return item.to === null ? formatDateShort(item.from) : formatDateRange(item.from, item.to);
}

/** "heute, 12:02 – 12:34", "1.–5. Feb. 2027" */
export function waitingTime(item: WaitingShape, today: LocalDate): string {
	if (item.about === 'absence')
		return item.to === null
			? m.common_absence_since({ date: formatDateYear(item.from) })
			: formatDateRange(item.from, item.to, today);
	if (item.about === 'correction') return item.proposed === null ? '' : spanOf(item.proposed, today);
	const { clock, stop } = item;
	return spanOf({ ...item, stop: clock === 'start' ? null : stop }, today);
}

function spanOf(
	{
		date,
		start,
		stop,
		zone
	}: {
		readonly date: LocalDate;
		readonly start: Instant;
		readonly stop: Instant | null;
		readonly zone: string;
	},
	today: LocalDate
): string {
	const day = formatRelativeDay(date, today);
	const from = localTimeOf(start, zone);
	return stop === null
		? m.sync_when_since({ day, from })
		: m.sync_when_span({ day, from, to: localTimeOf(stop, zone) });
}
