import { formatDate } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ReviewShape } from '#lib/features/time-entry/shapes.ts';

/** By when the days of a review are to be confirmed, by the group's rule, in words with the date; null without one. */
export function deadlineLine({
	deadline,
	leftOut
}: Pick<ReviewShape, 'deadline' | 'leftOut'>): { readonly text: string; readonly isLate: boolean } | null {
	if (deadline === null) return null;
	const date = formatDate(deadline.date);
	if (deadline.daysLeft < 0) {
		const isShut = leftOut.some(({ code }) => code === 'E_TIMEOUT');
		return {
			text: isShut ? m.confirm_deadline_block({ date }) : m.confirm_deadline_over({ date }),
			isLate: true
		};
	}
	const left =
		deadline.daysLeft === 0 ? m.confirm_left_today() : m.confirm_left_days({ n: deadline.daysLeft });
	return { text: m.confirm_deadline({ date, left }), isLate: deadline.daysLeft === 0 };
}
