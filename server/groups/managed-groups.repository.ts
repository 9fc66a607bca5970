import type { ManagedGroup } from '#domain/people/actor.ts';
import type { Database } from '#server/db/client.ts';

/** Asked for each request of a signed-in person: the database looks into the groups' managers itself. */
const MANAGED = `SELECT item.id AS groupId, manager.value ->> '$.from' AS "from", manager.value ->> '$.to' AS "to"
	FROM reference_items AS item, json_each(item.data, '$.managers') AS manager
	WHERE item.kind = 'group' AND item.deleted = 0 AND manager.value ->> '$.userId' = ?`;

/** The groups that name this person as a manager, each with the days. */
export function findManagedGroups(db: Database, userId: string): ManagedGroup[] {
	return db
		.statement(MANAGED)
		.all([userId])
		.map((row) => ({
			groupId: String(row['groupId']),
			from: String(row['from']),
			to: typeof row['to'] === 'string' ? row['to'] : null
		}));
}
