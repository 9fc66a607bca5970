import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import type { OpeningBalance } from '#domain/account/opening.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import type { Actor } from '#domain/people/actor.ts';

/**
 * Whether somebody may set what a person's account opens with, put minutes on it or take them off, or note
 * what the person's vacation differs in: HR, and never for oneself.
 */
export function judgeAccountChange(actor: Pick<Actor, 'userId' | 'isHr'>, userId: string): Rejection | null {
	if (actor.userId === userId) return { code: 'E_SELF' };
	return actor.isHr ? null : { code: 'E_FORBIDDEN' };
}

/**
 * Whether an adjustment can be booked: it moves something, says why, and lies on a day the account counts.
 * Before its opening balance an account was kept elsewhere, and nothing dated there would ever show.
 */
export function judgeAdjustment(
	adjustment: Pick<AccountAdjustment, 'date' | 'minutes' | 'comment'>,
	opening: OpeningBalance | null
): Rejection | null {
	if (adjustment.minutes === 0) return { code: 'E_INVALID', field: 'minutes' };
	if (opening !== null && adjustment.date < opening.date) return { code: 'E_INVALID', field: 'date' };
	return adjustment.comment.trim() === '' ? { code: 'E_COMMENT_REQUIRED' } : null;
}
