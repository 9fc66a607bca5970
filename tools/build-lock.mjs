/** One build at a time in a folder: two at once would take each other's files away. */
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Longer than any build takes. */
const WAIT_MS = 15 * 60_000;

/**
 * Takes the lock and answers how to give it back. Waits, blocking, while another process has it. It is the
 * lock of an own small database: the system gives it back however its holder ends, so none is ever stale.
 * @param {string} file
 * @param {() => void} onWait called once when somebody else is at work
 * @returns {() => void}
 */
export function takeBuildLock(file, onWait) {
	// Not before it is asked for: at the very first start nothing is installed when this file is read.
	const Libsql = createRequire(import.meta.url)('libsql');
	mkdirSync(dirname(file), { recursive: true });
	const lock = new Libsql(file);
	try {
		lock.exec('PRAGMA busy_timeout = 0');
		if (!begins(lock)) {
			onWait();
			lock.exec(`PRAGMA busy_timeout = ${WAIT_MS}`);
			lock.exec('BEGIN EXCLUSIVE');
		}
	} catch (error) {
		lock.close();
		throw error;
	}
	return () => {
		lock.exec('ROLLBACK');
		lock.close();
	};
}

function begins(lock) {
	try {
		lock.exec('BEGIN EXCLUSIVE');
		return true;
	} catch (error) {
		if (error.code === 'SQLITE_BUSY') return false;
		throw error;
	}
}
