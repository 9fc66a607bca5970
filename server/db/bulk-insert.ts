import type { Database } from '#server/db/client.ts';

/** Rows per statement: a few sizes, so that few statements stay prepared. */
const CHUNKS = [64, 16, 4, 1] as const;

/**
 * Inserts many rows with few statements, in order: a call per row costs more than the row.
 * @param into table and columns: `journal (at, actor_id)`
 */
export function bulkInsert(db: Database, into: string, rows: readonly (readonly unknown[])[]): void {
	const [first] = rows;
	if (first === undefined) return;
	const values = `(${first.map(() => '?').join(', ')})`;
	let from = 0;
	for (const size of CHUNKS) {
		for (; rows.length - from >= size; from += size) {
			const sql = `INSERT INTO ${into} VALUES ${Array.from({ length: size }, () => values).join(', ')}`;
			db.statement(sql).run(rows.slice(from, from + size).flat());
		}
	}
}
