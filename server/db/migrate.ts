import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Libsql from 'libsql';
import { guards } from '#server/db/guards.ts';

/** The database was written by a newer version of Tagwerk than this one. */
export class DatabaseTooNewError extends Error {
	override readonly name = 'DatabaseTooNewError';
}

interface Step {
	readonly tag: string;
	readonly sql: string;
	readonly hash: string;
}

/**
 * Brings the database to this version's tables, all steps in one transaction: done or not begun.
 * A database that knows a step which this version does not is refused untouched.
 */
export function migrate(sqlite: Libsql.Database): void {
	const steps = readSteps();
	const known = new Set(steps.map((step) => step.hash));
	const applied = appliedHashes(sqlite);
	if (applied.some((hash) => !known.has(hash))) throw new DatabaseTooNewError();
	const missing = steps.filter((step) => !applied.includes(step.hash));
	sqlite.exec('BEGIN IMMEDIATE');
	try {
		sqlite.exec('CREATE TABLE IF NOT EXISTS schema_steps (hash TEXT PRIMARY KEY, tag TEXT NOT NULL) STRICT');
		for (const step of missing) {
			sqlite.exec(step.sql);
			sqlite.prepare('INSERT INTO schema_steps (hash, tag) VALUES (?, ?)').run([step.hash, step.tag]);
		}
		for (const guard of guards) sqlite.exec(guard);
		sqlite.exec('COMMIT');
	} catch (error) {
		if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
		throw error;
	}
}

function appliedHashes(sqlite: Libsql.Database): string[] {
	const table = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'schema_steps'").get();
	if (!table) return [];
	return (sqlite.prepare('SELECT hash FROM schema_steps').all() as { hash: string }[]).map((row) => row.hash);
}

let cached: readonly Step[] | undefined;

/** The generated steps, in order. They lie beside this file, or beside the bundle. */
function readSteps(): readonly Step[] {
	if (cached) return cached;
	const folder = join(import.meta.dirname, 'migrations');
	const journalFile = join(folder, 'meta', '_journal.json');
	if (!existsSync(journalFile)) throw new Error(`No database steps found in ${folder}`);
	const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { tag: string }[] };
	cached = journal.entries.map(({ tag }) => {
		const sql = readFileSync(join(folder, `${tag}.sql`), 'utf8');
		return { tag, sql, hash: createHash('sha256').update(sql).digest('hex') };
	});
	return cached;
}
