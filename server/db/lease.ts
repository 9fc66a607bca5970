import { join } from 'node:path';
import Libsql from 'libsql';

/** Another server works on this data folder. */
export class DataInUseError extends Error {
	override readonly name = 'DataInUseError';
}

export interface Lease {
	release(): void;
}

/**
 * Takes the data folder for this process: exactly one may write. It is the lock of an own small database,
 * so the system gives it back however the process ends, and it holds across containers of one machine.
 */
export function takeLease(dataDir: string): Lease {
	const lock = new Libsql(join(dataDir, 'lease.db'));
	try {
		lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE;');
	} catch (error) {
		lock.close();
		if ((error as { code?: unknown }).code === 'SQLITE_BUSY') throw new DataInUseError();
		throw error;
	}
	return {
		release() {
			lock.exec('ROLLBACK');
			lock.close();
		}
	};
}
