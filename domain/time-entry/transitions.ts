import { isPresent } from '#domain/kernel/present.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { instantToMs } from '#domain/time/instant.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { guardConfirm } from '#domain/time-entry/confirm-guards.ts';
import type {
	EventActor,
	EventContext,
	TimeEntryDecision,
	TimeEntryRoute
} from '#domain/time-entry/event-context.ts';
import { moves, type Move } from '#domain/time-entry/moves.ts';
import { checkPermission } from '#domain/time-entry/event-permission.ts';
import type { TimeEntryEvent, TimeEntryFlag, TimeEntryState } from '#domain/time-entry/time-entry.ts';

/** A manager or HR may take a decision back this long after the server received it. */
export const UNDO_MS = MS_PER_MINUTE;

/**
 * Decides one event on a time entry. Checks in this order: archived, permission, state, running clock,
 * invalid, overlap, timeout, violation, comment. `state` is null for an entry that does not exist yet;
 * `route` is the one frozen into the entry, or, for a confirmation, in `ctx.confirmRoute`.
 */
export function decideTimeEntryEvent(input: {
	readonly state: TimeEntryState | null;
	readonly event: TimeEntryEvent;
	readonly route: TimeEntryRoute | null;
	readonly actor: EventActor;
	readonly ctx: EventContext;
}): Result<TimeEntryDecision, Rejection> {
	const { event, actor, ctx } = input;
	if (actor.isArchived) return err({ code: 'E_ARCHIVED' });
	const forbidden = checkPermission(event, actor);
	if (forbidden !== null) return err(forbidden);
	if (event === 'undo' && ctx.isOwnDecision === false) return err({ code: 'E_FORBIDDEN' });
	const stateProblem = checkState(input);
	if (stateProblem !== null) return err(stateProblem);
	const move = moves[event];
	const flags: TimeEntryFlag[] = move.flag === undefined ? [] : [move.flag];
	if (isSubstitute(input)) flags.push('HR_SUBSTITUTE');
	let to = move.to;
	if (isConfirmation(event)) {
		const guarded = guardConfirm(event, ctx);
		if (!guarded.ok) return guarded;
		flags.push(...guarded.value.flags);
		if (guarded.value.isReview) to = 'review';
	}
	if (move.needsComment === true && (ctx.comment ?? '').trim() === '')
		return err({ code: 'E_COMMENT_REQUIRED' });
	return ok({ state: resolveState(to, input), route: routeAfter(input), flags: flags.sort() });
}

/** Whether an event declares an entry correct: by its owner, or for him. */
export function isConfirmation(
	event: TimeEntryEvent
): event is 'confirm' | 'confirm_on_behalf' | 'enter_on_behalf' {
	return event === 'confirm' || event === 'confirm_on_behalf' || event === 'enter_on_behalf';
}

type DecideInput = Parameters<typeof decideTimeEntryEvent>[0];

function checkState(input: DecideInput): Rejection | null {
	const { state, event, route } = input;
	const no = (code: 'E_LOCKED' | 'E_STATE'): Rejection => ({ code, state: state ?? 'none' });
	const move = moves[event];
	if (!move.from.includes(state)) {
		if (event === 'withdraw' && (state === null || state === 'draft' || state === 'rejected'))
			return no('E_STATE');
		if (event === 'reopen' && state === 'closed') return no('E_LOCKED');
		return no(move.otherwise);
	}
	const isRightRoute = fitsRoute(event, state, route) && fitsManager(input);
	if (!isRightRoute) return no('E_STATE');
	if (event === 'withdraw' && !mayWithdraw(input.ctx)) return no('E_LOCKED');
	if (event === 'undo' && !mayUndo(input.ctx)) return no('E_STATE');
	return null;
}

/** Only the manager's route is verified; only what reached HR is corrected or closed. */
function fitsRoute(
	event: TimeEntryEvent,
	state: TimeEntryState | null,
	route: TimeEntryRoute | null
): boolean {
	if (event === 'verify') return route === 'manager';
	if ((event === 'close' || event === 'correct') && state === 'confirmed') return route !== 'manager';
	return true;
}

/** A manager returns or reopens what waits for him; what he has verified belongs to HR. */
function fitsManager({ event, state, route, actor }: DecideInput): boolean {
	if (actor.isHr || (event !== 'reject' && event !== 'reopen')) return true;
	return state === 'confirmed' && route === 'manager';
}

/** HR acting where the group's manager has his turn. */
function isSubstitute({ event, state, route, actor }: DecideInput): boolean {
	const isManagersTurn = state === 'confirmed' && route === 'manager';
	const isManagersAct = event === 'verify' || event === 'reject' || event === 'reopen';
	return isManagersAct && isManagersTurn && !actor.managesGroup;
}

/** Whether a confirmation is still its owner's to take back: untouched by others, and within the window. */
export function mayWithdraw(ctx: EventContext): boolean {
	return ctx.isUnchangedSince !== false && !isLaterThan(ctx.now, ctx.withdrawUntil);
}

function mayUndo(ctx: EventContext): boolean {
	if (ctx.isUnchangedSince === false) return false;
	if (!isPresent(ctx.now) || !isPresent(ctx.decidedAt)) return true;
	return instantToMs(ctx.now) <= instantToMs(ctx.decidedAt) + UNDO_MS;
}

function isLaterThan(now: string | null | undefined, limit: string | null | undefined): boolean {
	return isPresent(now) && isPresent(limit) && instantToMs(now) > instantToMs(limit);
}

function resolveState(to: Move['to'], { state, route }: DecideInput): TimeEntryState | 'deleted' {
	if (to === 'same') return state ?? 'draft';
	if (to === 'by_route') return route === 'manager' ? 'verified' : 'confirmed';
	return to;
}

function routeAfter({ event, route, ctx }: DecideInput): TimeEntryRoute | null {
	if (isConfirmation(event)) return ctx.confirmRoute ?? 'direct';
	const goesBackToOwner =
		event === 'create' || event === 'edit' || event === 'withdraw' || event === 'reopen';
	return goesBackToOwner ? null : route;
}
