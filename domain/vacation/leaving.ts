import { isPositive, subtract, sum, ZERO, type Fraction } from '#domain/kernel/fraction.ts';
import type { VacationYear } from '#domain/vacation/vacation-year.ts';

/** What is open when somebody leaves. */
export interface RestAtLeaving {
	/** Negative when more was granted than the shortened year gives. */
	readonly days: Fraction;
	/** Information: open days are paid out (BUrlG §7(4)). */
	readonly toBePaidOut: Fraction;
}

/**
 * The rest of vacation at the end of an employment. A negative rest is shown and never deducted: leave that
 * was granted is not reclaimed (BUrlG §5(3)).
 */
export function restAtLeaving({ account }: Pick<VacationYear, 'account'>): RestAtLeaving {
	const approved = account.ledger.filter(({ status }) => status === 'approved');
	const days = subtract(account.remaining, sum(approved.map(({ uncovered }) => uncovered)));
	return { days, toBePaidOut: isPositive(days) ? days : ZERO };
}
