import { eq, sql } from 'drizzle-orm';
import { account, user } from '#server/auth/auth.table.ts';
import type { Database } from '#server/db/client.ts';

export interface AccountRow {
	readonly id: string;
	readonly userId: string;
	readonly name: string;
	readonly userName: string;
	readonly email: string;
	readonly password: string;
	readonly at: Date;
}

export function insertAccount(db: Database, row: AccountRow): void {
	const stamps = { createdAt: row.at, updatedAt: row.at };
	db.orm
		.insert(user)
		.values({
			id: row.userId,
			name: row.name,
			email: row.email,
			username: row.userName,
			displayUsername: row.userName,
			...stamps
		})
		.run();
	db.orm
		.insert(account)
		.values({
			id: row.id,
			accountId: row.userId,
			providerId: 'credential',
			userId: row.userId,
			password: row.password,
			...stamps
		})
		.run();
}

export function updateAccountUser(
	db: Database,
	userId: string,
	change: Partial<typeof user.$inferInsert>
): void {
	db.orm.update(user).set(change).where(eq(user.id, userId)).run();
}

export function setPasswordHash(db: Database, userId: string, password: string, updatedAt: Date): void {
	db.orm.update(account).set({ password, updatedAt }).where(eq(account.userId, userId)).run();
}

/** The person whose account has this e-mail address, in any case; null when nobody has. */
export function findUserIdByEmail(db: Database, email: string): string | null {
	const where = eq(sql`lower(${user.email})`, email.toLowerCase());
	return db.orm.select({ id: user.id }).from(user).where(where).get()?.id ?? null;
}

/** Every account's e-mail address by person. */
export function listEmails(db: Database): Map<string, string> {
	const rows = db.orm.select({ id: user.id, email: user.email }).from(user).all();
	return new Map(rows.map(({ id, email }) => [id, email]));
}
