import type { DayState } from '#domain/account/day-summary.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Record<DayState, () => string> = {
	empty: m.common_day_empty,
	open: m.common_day_open,
	complete: m.common_day_complete,
	confirmed: m.common_day_confirmed,
	approved: m.common_day_approved,
	returned: m.common_day_returned,
	closed: m.common_day_closed,
	review: m.common_day_review
};

/** The one word for where a day stands. */
export function dayStateWord(state: DayState): string {
	return words[state]();
}
