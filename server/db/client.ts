import Libsql from 'libsql';
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session';
import { BaseSQLiteDatabase, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { invariant } from '#domain/kernel/invariant.ts';
import { migrate } from '#server/db/migrate.ts';
import { CachedStatements, type RunResult, type Statement } from '#server/db/statements.ts';

/** Drizzle over the one synchronous connection: `.all()`, `.get()` and `.run()` answer at once. */
export type Orm = BaseSQLiteDatabase<'sync', RunResult, Record<string, never>>;

/** The one writing connection of the server. */
export interface Database {
	readonly sqlite: Libsql.Database;
	readonly orm: Orm;
	/** A prepared statement of this SQL text, kept for the next use. Bind values as one array. */
	statement(sql: string): Statement;
	/**
	 * Runs `work` in one immediate transaction: all of it or nothing. Synchronous on purpose, so that two
	 * requests never interleave inside one; a promise as result is a bug. Inside another call it joins.
	 */
	transaction<T>(work: () => T): T;
	/** Inside a transaction: runs `work` so that, when it throws, what it did is undone and nothing else. */
	attempt<T>(work: () => T): T;
	/**
	 * Runs after the running transaction is committed (at once outside of one); dropped when it rolls back. One that
	 * throws is reported and harms nobody: what was committed is answered as such, and the others run.
	 */
	afterCommit(callback: () => void): void;
	close(): void;
}

const BUSY_TIMEOUT_MS = 5000;
/** 16 MB of log before it is worked into the file: pages that many pushes touch are then written once. */
const WAL_PAGES = 4000;
/** 16 MB of pages kept in memory: the default of 2 MB reads the same pages from the file again and again. */
const CACHE_KIB = 16_384;

/** Told of a callback of `afterCommit` that threw. */
export type OnCallbackFailed = (error: unknown) => void;

/** Nobody listens: it becomes an error of the program. */
const escalate: OnCallbackFailed = (error) =>
	queueMicrotask(() => {
		throw error;
	});

/** Opens (and creates) the database file, with every migration applied. Throws DatabaseTooNewError. */
export function openDatabase(file: string, onCallbackFailed: OnCallbackFailed = escalate): Database {
	const sqlite = new Libsql(file);
	// FULL: an acknowledged write survives a power cut; NORMAL lost every one of them in tests.
	sqlite.exec(
		`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${WAL_PAGES}; PRAGMA cache_size = -${CACHE_KIB}; PRAGMA foreign_keys = ON;`
	);
	return wrap(sqlite, onCallbackFailed);
}

/** A database in memory with every migration applied: for tests, and for a dry run. */
export function createMemoryDatabase(onCallbackFailed: OnCallbackFailed = escalate): Database {
	const sqlite = new Libsql(':memory:');
	sqlite.exec('PRAGMA foreign_keys = ON;');
	return wrap(sqlite, onCallbackFailed);
}

function wrap(sqlite: Libsql.Database, onCallbackFailed: OnCallbackFailed): Database {
	const statements = new CachedStatements(sqlite);
	const dialect = new SQLiteSyncDialect();
	const session = new BetterSQLiteSession(statements as never, dialect, undefined, {});
	const orm = new BaseSQLiteDatabase('sync', dialect, session as never, undefined) as unknown as Orm;
	migrate(sqlite);

	let depth = 0;
	let callbacks: (() => void)[] = [];

	return {
		sqlite,
		orm,
		statement: (sql) => statements.prepare(sql),
		transaction(work) {
			if (depth > 0) return guarded(work);
			sqlite.exec('BEGIN IMMEDIATE');
			depth = 1;
			let result;
			try {
				result = guarded(work);
				sqlite.exec('COMMIT');
			} catch (error) {
				callbacks = [];
				if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
				throw error;
			} finally {
				depth = 0;
			}
			const due = callbacks;
			callbacks = [];
			for (const callback of due) {
				try {
					callback();
				} catch (error) {
					onCallbackFailed(error);
				}
			}
			return result;
		},
		attempt(work) {
			invariant(depth > 0, 'An attempt is part of a transaction');
			const known = callbacks.length;
			sqlite.exec('SAVEPOINT attempt');
			try {
				const result = guarded(work);
				sqlite.exec('RELEASE attempt');
				return result;
			} catch (error) {
				callbacks.length = known;
				if (sqlite.inTransaction) sqlite.exec('ROLLBACK TO attempt; RELEASE attempt');
				throw error;
			}
		},
		afterCommit(callback) {
			if (depth > 0) callbacks.push(callback);
			else callback();
		},
		close() {
			if (!sqlite.open) return;
			statements.clear();
			// A folder at rest holds everything in the one file.
			sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
			sqlite.close();
		}
	};
}

function guarded<T>(work: () => T): T {
	const result = work();
	invariant(!(result instanceof Promise), 'A transaction is synchronous; nothing in it may be awaited');
	return result;
}
