import type { Employee, Membership } from '#domain/people/employee.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Database } from '#server/db/client.ts';

export interface Member {
	readonly userId: string;
	/** All memberships of this person, oldest first, not only those in the groups asked for. */
	readonly memberships: Membership[];
}

/** Everybody who belongs or belonged to one of these groups, by id. */
export function listMembers(db: Database, groupIds: readonly string[]): Member[] {
	const rows = db
		.statement(
			`SELECT user_id, group_id, from_date, to_date FROM memberships WHERE user_id IN (
				SELECT user_id FROM memberships WHERE group_id IN (SELECT value FROM json_each(?))
			) ORDER BY user_id, from_date`
		)
		.all([JSON.stringify(groupIds)]);
	const members: Member[] = [];
	for (const row of rows) {
		const userId = row['user_id'] as string;
		const membership = {
			groupId: row['group_id'] as string,
			from: row['from_date'] as string,
			to: row['to_date'] as string | null
		};
		const last = members.at(-1);
		if (last?.userId === userId) last.memberships.push(membership);
		else members.push({ userId, memberships: [membership] });
	}
	return members;
}

/** What says of each of these people whether they left; nobody of whom there is nothing. */
export function listStandings(
	db: Database,
	userIds: readonly string[]
): { readonly userId: string; readonly status: Employee['status']; readonly archivedAt: Instant | null }[] {
	const sql = `SELECT id AS userId, status, archived_at AS archivedAt FROM employees
		WHERE id IN (SELECT value FROM json_each(?)) AND deleted = 0`;
	return db.statement(sql).all([JSON.stringify(userIds)]) as ReturnType<typeof listStandings>;
}
