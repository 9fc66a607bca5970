import { join } from 'node:path';
import Libsql from 'libsql';
import type { ServerProcess } from '#tests/e2e/server-process.ts';

/** What the server's own database says, read beside the running server. */
export interface ServerActs {
	/** Ids of all living entries with this note. */
	entriesNoted(note: string): string[];
	/** Ids of everything that devices did to a record or brought back to it, in the order in which it was applied. */
	actsOn(recordId: string): string[];
	/** How many lines the journal has. */
	journalLength(): number;
}

/** Reads the server's database file. No act can be counted twice here: an id stands for one act of a person. */
export function serverActs(server: Pick<ServerProcess, 'data'>): ServerActs {
	const read = <T>(sql: string, ...values: string[]): T[] => {
		const db = new Libsql(join(server.data, 'tagwerk.db'), { readonly: true });
		try {
			return db.prepare(sql).all(values) as T[];
		} finally {
			db.close();
		}
	};
	return {
		entriesNoted: (note) =>
			read<{ id: string }>(
				"SELECT id FROM time_entries WHERE deleted = 0 AND json_extract(record, '$.note') = ?",
				note
			).map((row) => row.id),
		actsOn: (recordId) =>
			read<{ id: string }>(
				`SELECT mutation_id AS id, position FROM journal
				WHERE record_id = ?1 AND (body_hash IS NOT NULL OR event = 'restore')
				UNION ALL SELECT id, 0 FROM mutations WHERE record_id = ?1 ORDER BY position`,
				recordId
			).map((row) => row.id),
		journalLength: () => read<{ n: number }>('SELECT count(*) AS n FROM journal')[0]?.n ?? 0
	};
}
