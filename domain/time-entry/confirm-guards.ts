import { isPresent } from '#domain/kernel/present.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { judgeConfirmTiming } from '#domain/regulation/confirm-deadline.ts';
import type { EventContext } from '#domain/time-entry/event-context.ts';
import type { TimeEntryFlag } from '#domain/time-entry/time-entry.ts';

/**
 * What a confirmation must pass, in this order: not running, valid, no overlap, in time, no violation
 * where the group blocks them, none without the owner's words where the group wants those. On behalf of somebody
 * neither the timeout nor the words count. A confirmation that
 * comes too late to be taken without a look, or into a closed period, goes to HR's review.
 */
export function guardConfirm(
	event: 'confirm' | 'confirm_on_behalf' | 'enter_on_behalf',
	ctx: EventContext
): Result<{ readonly flags: readonly TimeEntryFlag[]; readonly isReview: boolean }, Rejection> {
	if (ctx.isRunning === true) return err({ code: 'E_RUNNING' });
	const invalid = (ctx.validation ?? []).filter((code) => code !== 'OVERLAP');
	if (invalid.length > 0) return err({ code: 'E_INVALID', codes: invalid });
	if (ctx.validation?.includes('OVERLAP') === true) return err({ code: 'E_OVERLAP' });
	const flags: TimeEntryFlag[] = [];
	let isReview = ctx.needsReview === true;
	if (event === 'confirm') {
		const timing = timingOf(ctx);
		if (timing.outcome === 'late') return err({ code: 'E_TIMEOUT', deadline: ctx.deadline ?? null });
		flags.push(...timing.flags);
		isReview ||= timing.outcome === 'review';
	}
	if (ctx.hasViolations === true) {
		if (ctx.onViolation === 'block') return err({ code: 'E_VIOLATION' });
		if (event === 'confirm' && ctx.isUnexplained === true) return err({ code: 'E_EXPLANATION' });
		flags.push('WITH_VIOLATIONS');
	}
	if (ctx.isClockSuspect === true) flags.push('CLOCK_SUSPECT');
	if (ctx.isPeriodClosed === true) {
		flags.push('CLOSED_PERIOD');
		isReview = true;
	}
	return ok({ flags, isReview });
}

function timingOf(ctx: EventContext): ReturnType<typeof judgeConfirmTiming> {
	if (!isPresent(ctx.now)) return { outcome: 'accepted', flags: [] };
	return judgeConfirmTiming({
		deadline: ctx.deadline ?? null,
		effectiveAt: ctx.now,
		receivedAt: ctx.receivedAt ?? null,
		onTimeout: ctx.onTimeout ?? 'warn'
	});
}
