/** One build at a time in a folder: two at once would take each other's files away. */
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Longer than any build takes. */
const WAIT_MS = 15 * 60_000;

/**
 * Takes the lock and answers how to give it back. Waits, blocking, while another process has it. It is the
 * lock of an own small database: the system gives it back however its holder ends, so none is ever stale.
 * Only the process that writes the files may hold it: a holder that ends before its writer frees them too early.
 * @param {string} file
 * @param {() => void} onWait called once when somebody else is at work
 * @param {number} [waitMs] how long to wait at most
 * @returns {() => void}
 */
export function takeBuildLock(file, onWait, waitMs = WAIT_MS) {
	// Not before it is asked for: at the very first start nothing is installed when this file is read.
	const Libsql = createRequire(import.meta.url)('libsql');
	mkdirSync(dirname(file), { recursive: true });
	const lock = new Libsql(file);
	try {
		lock.exec('PRAGMA busy_timeout = 0');
		if (!begins(lock)) {
			onWait();
			lock.exec(`PRAGMA busy_timeout = ${waitMs}`);
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

const folderCodes = ['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOSPC'];
const fileCodes = ['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_NOTADB', 'SQLITE_FULL', 'SQLITE_IOERR'];

/**
 * Why the lock could not be had, as one line for the person at the terminal; null for anything unforeseen.
 * @param {{ code?: string, message?: string }} error
 * @param {string} file
 */
export function lockProblemOf({ code = '', message = '' }, file) {
	if (code.startsWith('SQLITE_BUSY'))
		return 'Another build has been at work in this folder for too long. End it, then try again.';
	if (folderCodes.includes(code)) return `The folder ${dirname(file)} cannot be written (${code}).`;
	// The driver gives a file that it cannot even open no code, only words.
	const cannotOpen = code === '' && message.includes('Unable to open connection');
	if (cannotOpen || fileCodes.some((one) => code.startsWith(one)))
		return `The file ${file} cannot be written (${code || 'SQLITE_CANTOPEN'}).`;
	return null;
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
