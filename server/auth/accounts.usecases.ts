import { invariant } from '#domain/kernel/invariant.ts';
import {
	findUserIdByEmail,
	insertAccount,
	listEmails,
	setPasswordHash,
	updateAccountUser
} from '#server/auth/accounts.repository.ts';
import { NO_PASSWORD } from '#server/auth/password.ts';
import type { Deps } from '#server/deps.ts';

export interface NewAccount {
	/** The employee's id. */
	readonly userId: string;
	readonly name: string;
	readonly userName: string;
	/** null = signs in by user name only. */
	readonly email: string | null;
	/** From hashPassword; null = none yet, comes in by an invite. */
	readonly passwordHash: string | null;
}

/** The address better-auth demands of people without one; nothing is ever sent to it. */
export function emailOrPlaceholder(userId: string, email: string | null): string {
	return email ?? `${userId}@users.invalid`;
}

/** The person's real e-mail address, or null. */
export function realEmail(email: string): string | null {
	return email.endsWith('@users.invalid') ? null : email;
}

/** Creates the sign-in account of a new employee, in the transaction that creates the employee. */
export function createAccount(
	{ db, clock, ids }: Pick<Deps, 'db' | 'clock' | 'ids'>,
	account: NewAccount
): void {
	invariant(db.sqlite.inTransaction, 'An account is created together with its employee');
	insertAccount(db, {
		id: ids.next(),
		userId: account.userId,
		name: account.name,
		userName: account.userName,
		email: emailOrPlaceholder(account.userId, account.email),
		// Also without a password there is a hash to compare, so that nobody sees who is only invited.
		password: account.passwordHash ?? NO_PASSWORD,
		at: new Date(clock.now())
	});
}

/** Gives the account a new name, user name or e-mail address. */
export function renameAccount(
	{ db, clock }: Pick<Deps, 'db' | 'clock'>,
	userId: string,
	change: { name?: string; userName?: string; email?: string | null }
): void {
	updateAccountUser(db, userId, {
		...(change.name === undefined ? {} : { name: change.name }),
		...(change.userName === undefined ? {} : { username: change.userName, displayUsername: change.userName }),
		...(change.email === undefined ? {} : { email: emailOrPlaceholder(userId, change.email) }),
		updatedAt: new Date(clock.now())
	});
}

/** Puts a new password hash in place; null = no password opens the account any more. */
export function replacePassword(
	{ db, clock }: Pick<Deps, 'db' | 'clock'>,
	userId: string,
	passwordHash: string | null
): void {
	setPasswordHash(db, userId, passwordHash ?? NO_PASSWORD, new Date(clock.now()));
}

/** The person who signs in with this e-mail address; null when nobody does. */
export function emailOwner({ db }: Pick<Deps, 'db'>, email: string): string | null {
	return findUserIdByEmail(db, email);
}

/** Every account's address by person; those without one have a placeholder, see realEmail. */
export function emailsByPerson({ db }: Pick<Deps, 'db'>): Map<string, string> {
	return listEmails(db);
}
