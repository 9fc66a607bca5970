import Libsql from 'libsql';
import type { Database } from '#server/db/client.ts';

/** What a database says of itself. */
export interface HistoryMark {
	readonly epoch: string;
	readonly seq: number;
}

/** Writes a consistent copy of the running database to a file that does not exist yet. */
export function copyDatabase(db: Database, file: string): void {
	db.statement('VACUUM INTO ?').run([file]);
}

/** Reads a database file as a whole and answers its history; throws when a page or a reference is broken. */
export function checkDatabase(file: string): HistoryMark {
	const copy = new Libsql(file, { readonly: true });
	try {
		const findings = copy.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
		if (findings.length !== 1 || findings[0]?.integrity_check !== 'ok') throw new Error('damaged pages');
		if (copy.prepare('PRAGMA foreign_key_check').all().length > 0) throw new Error('broken references');
		const mark = copy.prepare('SELECT epoch, seq FROM sync_state').get() as HistoryMark | undefined;
		if (!mark) throw new Error('no history');
		return { epoch: mark.epoch, seq: mark.seq };
	} finally {
		copy.close();
	}
}
