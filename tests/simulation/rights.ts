import type { Database } from '#server/db/client.ts';
import type { Version } from '#tests/simulation/facts.ts';

interface Span {
	readonly from: string;
	readonly to: string | null;
}

const shownToManagers = ['confirmed', 'verified', 'rejected', 'closed'];

/** Who manages whom at this moment, read from the bare tables. */
export class Rights {
	readonly #managers = new Map<string, (Span & { userId: string })[]>();
	readonly #memberships = new Map<string, (Span & { groupId: string })[]>();
	readonly #archived = new Map<string, number>();
	readonly #today: string;
	/** Everything above as one text: another text, other rights. */
	readonly key: string;

	constructor(db: Database, now: number) {
		this.#today = new Date(now + 3_600_000).toISOString().slice(0, 10);
		const groups = db
			.statement("SELECT id, data FROM reference_items WHERE kind = 'group' ORDER BY id")
			.all();
		const members = db.statement('SELECT * FROM memberships ORDER BY user_id, from_date').all();
		const archived = db
			.statement('SELECT id, archived_at FROM employees WHERE archived_at IS NOT NULL ORDER BY id')
			.all();
		for (const row of groups) {
			const data = JSON.parse(String(row['data'])) as { managers: (Span & { userId: string })[] };
			this.#managers.set(String(row['id']), data.managers);
		}
		for (const row of members) {
			const span = {
				groupId: String(row['group_id']),
				from: String(row['from_date']),
				to: row['to_date'] as string | null
			};
			const userId = String(row['user_id']);
			this.#memberships.set(userId, [...(this.#memberships.get(userId) ?? []), span]);
		}
		for (const row of archived) this.#archived.set(String(row['id']), Date.parse(String(row['archived_at'])));
		this.key = JSON.stringify([groups, members, archived]);
	}

	/** Since when somebody is archived, ms; null = not at all. */
	archivedSince(userId: string): number | null {
		return this.#archived.get(userId) ?? null;
	}

	/** Whether somebody manages the owner of an entry of that day. */
	manages(userId: string, ownerId: string, day: string): boolean {
		if (this.#archived.has(userId)) return false;
		const group = (this.#memberships.get(ownerId) ?? []).filter((one) => holds(one, day)).at(-1);
		const managers = this.#managers.get(group?.groupId ?? '') ?? [];
		return managers.some((one) => one.userId === userId && holds(one, this.#today));
	}

	canSee(userId: string, version: Version): boolean {
		if (version.ownerId === userId) return !version.deleted;
		if (version.deleted || !shownToManagers.includes(version.state)) return false;
		return this.manages(userId, version.ownerId, version.day);
	}
}

function holds(span: Span, day: string): boolean {
	return span.from <= day && (span.to === null || day <= span.to);
}
