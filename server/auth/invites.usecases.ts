import { invariant } from '#domain/kernel/invariant.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { INVITE_DAYS, type InviteResponse } from '#protocol/http/invites.ts';
import { replacePassword } from '#server/auth/accounts.usecases.ts';
import { hashInviteCode, newInviteCode } from '#server/auth/invite-code.ts';
import {
	deleteInvitesOf,
	findOpenInvite,
	insertInvite,
	listOpenInvites,
	markInviteUsed
} from '#server/auth/invites.repository.ts';
import type { Deps } from '#server/deps.ts';
import { AppError } from '#server/http/errors.ts';
import { appendJournal } from '#server/journal/journal.ts';

const DAY_MS = 86_400_000;

/**
 * Makes the one code with which this person sets a password and comes in. An earlier one stops working.
 * @param origin where people reach the app, for the link
 */
export function createInvite(deps: Deps, actorId: string, userId: string, origin: string): InviteResponse {
	const { db, clock, config } = deps;
	invariant(db.sqlite.inTransaction, 'An invite is made inside a transaction');
	const code = newInviteCode();
	const expiresAt = clock.now() + INVITE_DAYS * DAY_MS;
	deleteInvitesOf(db, userId);
	insertInvite(db, {
		codeHash: hashInviteCode(config.secret, code),
		userId,
		createdBy: actorId,
		createdAt: new Date(clock.now()),
		expiresAt: new Date(expiresAt)
	});
	recordAccess(deps, actorId, userId, 'invite');
	// A fragment never leaves the browser: the code stays out of every server's log.
	return { code, link: `${origin}/invite#${code}`, expiresAt: msToInstant(expiresAt) };
}

/** The person a code opens the door for. Throws 404: a used, an old and a made-up code look alike. */
export function personOfInvite({ db, clock, config }: Deps, code: string): string {
	const userId = findOpenInvite(db, hashInviteCode(config.secret, code), new Date(clock.now()));
	if (userId === null) throw new AppError('invite.unknown', 404, 'This code opens nothing.');
	return userId;
}

/** Uses the code up and sets the password; other sessions of the person end. Answers who it is. */
export function redeemInvite(deps: Deps, code: string, passwordHash: string): string {
	return deps.db.transaction(() => {
		const userId = personOfInvite(deps, code);
		markInviteUsed(deps.db, hashInviteCode(deps.config.secret, code), new Date(deps.clock.now()));
		endAccess(deps, userId);
		replacePassword(deps, userId, passwordHash);
		recordAccess(deps, userId, userId, 'accept_invite');
		return userId;
	});
}

/** Takes the password away and ends every session: the person comes back by a new invite only. */
export function revokeAccess(deps: Deps, actorId: string, userId: string): void {
	replacePassword(deps, userId, null);
	endAccess(deps, userId);
	recordAccess(deps, actorId, userId, 'reset_access');
}

/** Until when each person's open invite holds. */
export function openInvites({ db, clock }: Pick<Deps, 'db' | 'clock'>): Map<string, string> {
	const open = listOpenInvites(db, new Date(clock.now()));
	return new Map([...open].map(([userId, at]) => [userId, msToInstant(at.getTime())]));
}

function endAccess({ db, sessions, feed }: Deps, userId: string): void {
	sessions.endAll(userId);
	db.afterCommit(() => feed.closeFor(userId, 'signed-out'));
}

function recordAccess(deps: Deps, actorId: string, userId: string, event: string): void {
	appendJournal(deps, {
		actorId,
		collection: 'access',
		recordId: userId,
		userId,
		event,
		before: null,
		after: null
	});
}
