import { formatDay } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LockShape } from '#lib/features/time-entry/shapes.ts';

/** "Bestätigt am 16. Nov., gesperrt." */
export function lockText(lock: Pick<LockShape, 'state' | 'confirmedAt'>, zone: string): string {
	const date = lock.confirmedAt === null ? null : formatDay(lock.confirmedAt, zone);
	switch (lock.state) {
		case 'confirmed':
			return date === null ? m.calendar_locked_confirmed_undated() : m.calendar_locked_confirmed({ date });
		case 'approved':
			return date === null ? m.calendar_locked_approved_undated() : m.calendar_locked_approved({ date });
		case 'closed':
			return m.calendar_locked_closed();
		case 'review':
			return m.calendar_locked_review();
	}
}
