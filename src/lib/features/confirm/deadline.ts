import { m } from '#lib/paraglide/messages.js';

/** From how many days left on the deadline is spoken of. */
const MENTION_FROM_DAYS = 7;

/** How long a day can still be confirmed: `text` null while that is far away. */
export function deadlineNote(
	days: number | null
): { readonly text: string; readonly isLate: boolean } | null {
	if (days === null || days > MENTION_FROM_DAYS) return null;
	if (days < 0) return { text: m.calendar_deadline_over({ n: -days }), isLate: true };
	if (days === 0) return { text: m.calendar_deadline_today(), isLate: true };
	return { text: m.calendar_deadline({ n: days }), isLate: false };
}
