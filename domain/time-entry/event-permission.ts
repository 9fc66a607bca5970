import type { Rejection } from '#domain/kernel/rejection.ts';
import type { EventActor } from '#domain/time-entry/event-context.ts';
import type { TimeEntryEvent } from '#domain/time-entry/time-entry.ts';

type Role = 'owner' | 'manager' | 'hr';

const ownerOnly: readonly Role[] = ['owner'];
const managerOrHr: readonly Role[] = ['manager', 'hr'];
const hrOnly: readonly Role[] = ['hr'];

/** Who may do what, whatever the state. */
const rolesOf: Readonly<Record<TimeEntryEvent, readonly Role[]>> = {
	create: ownerOnly,
	edit: ownerOnly,
	delete: ownerOnly,
	confirm: ownerOnly,
	withdraw: ownerOnly,
	confirm_on_behalf: managerOrHr,
	enter_on_behalf: managerOrHr,
	verify: managerOrHr,
	reject: managerOrHr,
	reopen: managerOrHr,
	undo: managerOrHr,
	accept: hrOnly,
	refuse: hrOnly,
	correct: hrOnly,
	close: hrOnly,
	unlock: hrOnly
};

/**
 * Closing and unlocking a period covers everybody in it, HR included; all other decisions are about
 * somebody else's time: nobody decides on himself.
 */
const allowsSelf: ReadonlySet<TimeEntryEvent> = new Set(['close', 'unlock']);

/** Says no to an actor who may not do this: E_SELF to a manager or HR acting on himself, else E_FORBIDDEN. */
export function checkPermission(event: TimeEntryEvent, actor: EventActor): Rejection | null {
	const roles = rolesOf[event];
	if (roles === ownerOnly) return actor.isOwner ? null : { code: 'E_FORBIDDEN' };
	const isDecider = actor.isHr || actor.isManager || actor.managesGroup;
	if (actor.isOwner && isDecider && !allowsSelf.has(event)) return { code: 'E_SELF' };
	const isAllowed = actor.isHr || (actor.managesGroup && roles.includes('manager'));
	return isAllowed ? null : { code: 'E_FORBIDDEN' };
}
