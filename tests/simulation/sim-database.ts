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
	readonly #tables: readonly string[];
	readonly #guards: readonly { readonly name: string; readonly sql: string }[];

	constructor() {
		const base = createMemoryDatabase();
		this.base = base;
		const named = (type: string) =>
			base
				.statement(
					"SELECT name, sql FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name"
				)
				.all([type])
				.map((row) => ({ name: String(row['name']), sql: String(row['sql']) }));
		this.#tables = named('table').map(({ name }) => name);
		this.#guards = named('trigger');
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

	/** Puts the rows of a copy in the place of those that are here. */
	takeBack(copy: string): void {
		const { sqlite } = this.base;
		const perTable = (table: string) =>
			`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM ${copy}.${table};`;
		sqlite.exec('PRAGMA foreign_keys = OFF');
		sqlite.exec(
			[
				'BEGIN IMMEDIATE;',
				...this.#guards.map(({ name }) => `DROP TRIGGER ${name};`),
				...this.#tables.map(perTable),
				...this.#guards.map(({ sql }) => `${sql};`),
				'COMMIT;'
			].join('\n')
		);
		sqlite.exec('PRAGMA foreign_keys = ON');
	}
}
