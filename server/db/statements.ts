import type Libsql from 'libsql';

export interface RunResult {
	readonly changes: number;
	readonly lastInsertRowid: number | bigint;
}

/** A prepared statement. Values are bound as one array. */
export interface Statement {
	run(values?: readonly unknown[]): RunResult;
	get(values?: readonly unknown[]): Record<string, unknown> | undefined;
	all(values?: readonly unknown[]): Record<string, unknown>[];
}

/** Distinct SQL texts kept prepared; far more than the server's own, so only generated ones ever leave. */
const CACHE_LIMIT = 500;

/**
 * Keeps prepared statements by their text, because Drizzle prepares anew for each call. Has the part of
 * better-sqlite3's interface that Drizzle's session uses.
 */
export class CachedStatements {
	readonly #sqlite: Libsql.Database;
	readonly #cache = new Map<string, CachedStatement>();

	constructor(sqlite: Libsql.Database) {
		this.#sqlite = sqlite;
	}

	prepare(sql: string): CachedStatement {
		const known = this.#cache.get(sql);
		if (known) return known;
		const statement = new CachedStatement(this.#sqlite, sql);
		if (this.#cache.size >= CACHE_LIMIT) this.#cache.delete(this.#cache.keys().next().value ?? '');
		this.#cache.set(sql, statement);
		return statement;
	}

	clear(): void {
		this.#cache.clear();
	}
}

/** One prepared statement in its two shapes: rows as objects and rows as arrays. */
class CachedStatement implements Statement {
	readonly #sqlite: Libsql.Database;
	readonly #sql: string;
	#objects: Libsql.Statement | undefined;
	#arrays:
		{ all(...values: unknown[]): unknown[][]; get(...values: unknown[]): unknown[] | undefined } | undefined;

	constructor(sqlite: Libsql.Database, sql: string) {
		this.#sqlite = sqlite;
		this.#sql = sql;
	}

	run(...values: unknown[]): RunResult {
		return this.#object().run(bound(values)) as RunResult;
	}

	get(...values: unknown[]): Record<string, unknown> | undefined {
		const row = this.#object().get(bound(values)) as Record<string, unknown> | undefined;
		// libsql adds its own measurements to a lone row.
		if (row) delete row._metadata;
		return row;
	}

	all(...values: unknown[]): Record<string, unknown>[] {
		return this.#object().all(bound(values)) as Record<string, unknown>[];
	}

	raw(): { all(...values: unknown[]): unknown[][]; get(...values: unknown[]): unknown[] | undefined } {
		if (this.#arrays) return this.#arrays;
		const statement = this.#sqlite.prepare(this.#sql).raw();
		this.#arrays = {
			all: (...values) => statement.all(bound(values)) as unknown[][],
			get: (...values) => statement.get(bound(values)) as unknown[] | undefined
		};
		return this.#arrays;
	}

	#object(): Libsql.Statement {
		return (this.#objects ??= this.#sqlite.prepare(this.#sql));
	}
}

/** libsql takes a lone null for "no values": always hand it one array. */
function bound(values: unknown[]): unknown[] {
	return values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
}
