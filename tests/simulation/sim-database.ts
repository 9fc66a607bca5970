import { createMemoryDatabase, type Database } from '#server/db/client.ts';

/** What a run has to do with the server's transactions. */
export interface Watching {
	/** Carries out one outermost transaction. */
	transaction<T>(base: Database, work: () => T): T;
	afterCommit(callback: () => void, base: Database): void;
}

/**
 * One database in memory for all runs of a program: tables and prepared statements are made once, and each run
 * finds the rows put away before. Building a database costs as much as half a run.
 */
export class SimDatabase {
	/** As the server sees it: each outermost transaction goes through `watching`. */
	readonly db: Database;
	/** The same one, unwatched. */
	readonly base: Database;
	watching: Watching | null = null;
	/** Whoever is referred to before whoever refers. */
	readonly #tables: readonly string[];

	constructor() {
		const base = createMemoryDatabase();
		this.base = base;
		this.#tables = tablesOf(base);
		letBack(base);
		let isInside = false;
		this.db = {
			...base,
			transaction: <T>(work: () => T): T => {
				const { watching } = this;
				if (isInside || watching === null) return base.transaction(work);
				isInside = true;
				try {
					return watching.transaction(base, work);
				} finally {
					isInside = false;
				}
			},
			afterCommit: (callback) => {
				if (this.watching === null) base.afterCommit(callback);
				else this.watching.afterCommit(callback, base);
			}
		};
	}

	/** Keeps a copy of every row under a name. */
	putAway(copy: string): void {
		const { sqlite } = this.base;
		const isNew = !sqlite.prepare('SELECT 1 FROM pragma_database_list WHERE name = ?').get([copy]);
		if (isNew) sqlite.exec(`ATTACH ':memory:' AS ${copy}`);
		const perTable = isNew
			? (table: string) => `CREATE TABLE ${copy}.${table} AS SELECT * FROM main.${table};`
			: (table: string) =>
					`DELETE FROM ${copy}.${table}; INSERT INTO ${copy}.${table} SELECT * FROM main.${table};`;
		sqlite.exec(this.#tables.map(perTable).join('\n'));
	}

	/**
	 * Puts the rows of a copy in the place of those that are here. It changes neither tables nor settings: each
	 * statement would have to be prepared anew, which costs more than all that a run asks of the database.
	 */
	takeBack(copy: string): void {
		const { sqlite } = this.base;
		const children = [...this.#tables].reverse();
		sqlite.exec(
			[
				'BEGIN IMMEDIATE;',
				`INSERT INTO ${GOING_BACK} VALUES (1);`,
				...children.map((table) => `DELETE FROM main.${table};`),
				...this.#tables.map((table) => `INSERT INTO main.${table} SELECT * FROM ${copy}.${table};`),
				`DELETE FROM ${GOING_BACK};`,
				'COMMIT;'
			].join('\n')
		);
	}
}

/** Holds a row while a copy is taken back, and only then: the tables' guards look away. */
const GOING_BACK = 'simulation_going_back';

/** All tables, each after those it refers to. */
function tablesOf(base: Database): string[] {
	const names = base
		.statement(
			"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
		)
		.all()
		.map((row) => String(row['name']));
	const placed = new Set<string>();
	const place = (table: string): void => {
		if (placed.has(table)) return;
		for (const row of base.statement('SELECT "table" FROM pragma_foreign_key_list(?)').all([table]))
			place(String(row['table']));
		placed.add(table);
	};
	names.forEach(place);
	return [...placed];
}

/** Has the guards of the tables let a copy be taken back. */
function letBack({ sqlite, statement }: Database): void {
	const guards = statement("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
	sqlite.exec(`CREATE TABLE ${GOING_BACK} (is_so INTEGER NOT NULL)`);
	for (const { name, sql } of guards) {
		const guarded = String(sql).replace(/\bBEGIN\b/, `WHEN NOT EXISTS (SELECT 1 FROM ${GOING_BACK}) BEGIN`);
		sqlite.exec(`DROP TRIGGER ${String(name)}; ${guarded}`);
	}
}
