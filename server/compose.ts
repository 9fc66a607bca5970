import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createApp, type App } from '#server/app.ts';
import { loadSecret } from '#server/auth/secret.ts';
import type { Config } from '#server/config.ts';
import { openDatabase } from '#server/db/client.ts';
import { takeLease } from '#server/db/lease.ts';
import { createDeps, createIds, type Deps } from '#server/deps.ts';
import { createLogger } from '#server/http/logging.ts';

export interface Composed {
	readonly deps: Deps;
	readonly app: App;
	/** Gives database and data folder back. */
	close(): void;
}

/** The data folder cannot be used; the message is for the operator. */
export class DataFolderError extends Error {
	override readonly name = 'DataFolderError';
}

/**
 * Puts the parts together on the data folder, which this process then owns.
 * Throws DataFolderError, DataInUseError or DatabaseTooNewError; then nothing was changed.
 */
export function compose(config: Config): Composed {
	// What is written here is about people: for the server's own user only.
	process.umask(0o077);
	prepareFolder(config.dataDir);
	const lease = takeLease(config.dataDir);
	try {
		const secret = config.secret || loadSecret(config.dataDir);
		const clock = { now: () => Date.now() };
		const log = createLogger(config.logLevel);
		const db = openDatabase(join(config.dataDir, 'tagwerk.db'), (error) =>
			log.error({ kind: error instanceof Error ? error.name : typeof error }, 'not told after a commit')
		);
		const deps = createDeps({
			db,
			clock,
			ids: createIds(clock),
			log,
			config: { ...config, secret },
			gather: setImmediate
		});
		const close = () => {
			db.close();
			lease.release();
		};
		return { deps, app: createApp(deps), close };
	} catch (error) {
		lease.release();
		throw error;
	}
}

function prepareFolder(dataDir: string): void {
	try {
		makeFolders(dataDir);
		accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		throw new DataFolderError(`The data folder ${dataDir} cannot be written.`);
	}
}

/** One level after the other: the recursive call never comes back from a place that cannot hold folders. */
function makeFolders(folder: string): void {
	if (existsSync(folder)) return;
	const parent = dirname(folder);
	if (parent !== folder) makeFolders(parent);
	mkdirSync(folder, { mode: 0o700 });
}
