import type { Database } from '#server/db/client.ts';

type Row = readonly unknown[];

/** Rows per statement: few sizes, so that few statements stay prepared; the largest is a full push. */
const CHUNKS = [100, 16, 4, 1] as const;

/**
 * Inserts many rows with few statements, in order: a call per row, and binding a value per cell, cost
 * more than the rows. A value that is the same in every row is bound once.
 * @param into table and columns: `journal (at, actor_id)`
 */
export function bulkInsert(db: Database, into: string, rows: readonly Row[]): void {
	const [first] = rows;
	if (first === undefined) return;
	const isShared = first.map((value, column) => rows.every((row) => row[column] === value));
	let from = 0;
	for (const size of CHUNKS) {
		for (; rows.length - from >= size; from += size)
			insertChunk(db, into, isShared, rows.slice(from, from + size));
	}
}

function insertChunk(db: Database, into: string, isShared: readonly boolean[], rows: readonly Row[]): void {
	const values: unknown[] = [];
	const first = rows[0] ?? [];
	const shared = isShared.map((one, column) => (one ? values.push(first[column]) : 0));
	const own = isShared.flatMap((one, column) => (one ? [] : [column]));
	for (const row of rows) for (const column of own) values.push(row[column]);
	db.statement(sqlOf(into, shared, rows.length)).run(values);
}

const known = new Map<string, string>();

/** The statement for a pattern of shared columns (their parameter, 0 = own) and a number of rows. */
function sqlOf(into: string, shared: readonly number[], rowCount: number): string {
	const key = `${into} ${rowCount} ${shared.join()}`;
	let sql = known.get(key);
	if (sql === undefined) {
		let parameter = Math.max(0, ...shared);
		const row = () => `(${shared.map((one) => `?${one || (parameter += 1)}`).join(', ')})`;
		sql = `INSERT INTO ${into} VALUES ${Array.from({ length: rowCount }, row).join(', ')}`;
		known.set(key, sql);
	}
	return sql;
}
