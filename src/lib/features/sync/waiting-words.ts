import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localTimeOf } from '#domain/time/zone.ts';
import { formatRelativeDay } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';

/** One act that waits to be sent. */
export interface WaitingShape {
	readonly id: string;
	readonly event: string;
	/** Set for a tap on the clock, which began or ended the entry. */
	readonly clock: 'start' | 'end' | null;
	readonly date: LocalDate;
	readonly kind: 'work' | 'break';
	readonly start: Instant;
	readonly stop: Instant | null;
	readonly zone: string;
	readonly workTypeName: string | null;
	readonly isDeleted: boolean;
}

/** "Montage begonnen", "Pause", "Montage bestätigt": what was done. */
export function waitingTitle(item: WaitingShape): string {
	const what = item.kind === 'break' ? m.calendar_break() : (item.workTypeName ?? m.calendar_work());
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

/** "heute, 12:02 – 12:34" */
export function waitingTime(item: WaitingShape, today: LocalDate): string {
	const day = formatRelativeDay(item.date, today);
	const from = localTimeOf(item.start, item.zone);
	if (item.clock === 'start') return m.sync_when_since({ day, from });
	return item.stop === null
		? m.sync_when_since({ day, from })
		: m.sync_when_span({ day, from, to: localTimeOf(item.stop, item.zone) });
}
