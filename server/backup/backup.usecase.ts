import { createHash } from 'node:crypto';
import {
	copyFileSync,
	createReadStream,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import type { Clock } from '#domain/kernel/clock.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { checkDatabase, copyDatabase } from '#server/backup/backup.repository.ts';
import { openDatabase } from '#server/db/client.ts';
import { DataInUseError, takeLease } from '#server/db/lease.ts';
import type { Deps } from '#server/deps.ts';
import { beginRestoredHistory } from '#server/sync/history.ts';

const DATABASE = 'tagwerk.db';
const SECRET = 'secret';
const MANIFEST = 'backup.json';

/** What a backup says of itself, beside the copy. */
const manifestSchema = v.object({
	createdAt: v.string(),
	version: v.string(),
	epoch: v.string(),
	seq: v.number(),
	sha256: v.string()
});
export type BackupManifest = v.InferOutput<typeof manifestSchema>;

/** The backup cannot be made or trusted; the message is for the operator. */
export class BackupError extends Error {
	override readonly name = 'BackupError';
}

/**
 * Writes a consistent copy of the running server into a new or empty folder: the database, the secret that
 * signs sessions, and a manifest with its checksum. The copy is read as a whole before it counts.
 */
export async function backUp(
	deps: Pick<Deps, 'db' | 'clock' | 'config'>,
	target: string
): Promise<BackupManifest> {
	const folder = emptyFolder(resolve(target));
	const file = join(folder, DATABASE);
	copyDatabase(deps.db, file);
	const { epoch, seq } = checkDatabase(file);
	const manifest: BackupManifest = {
		createdAt: msToInstant(deps.clock.now()),
		version: deps.config.version,
		epoch,
		seq,
		sha256: await checksum(file)
	};
	const secret = join(deps.config.dataDir, SECRET);
	if (existsSync(secret)) copyFileSync(secret, join(folder, SECRET));
	writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
	return manifest;
}

/**
 * Puts a backup into an empty data folder and begins a new history there. A backup that is cut, changed or
 * damaged is refused and nothing is written. Throws BackupError, DataInUseError while a server runs, or
 * DatabaseTooNewError for a backup of a newer version.
 */
export async function restore(
	source: string,
	dataDir: string,
	clock: Clock
): Promise<BackupManifest & { newEpoch: string }> {
	const from = resolve(source);
	const manifest = readManifest(from);
	const file = join(from, DATABASE);
	if (!existsSync(file)) throw new BackupError(`${from} holds no ${DATABASE}.`);
	if ((await checksum(file)) !== manifest.sha256) {
		throw new BackupError('The backup is not what was written: its checksum differs. Take another one.');
	}
	try {
		checkDatabase(file);
	} catch {
		throw new BackupError('The backup is damaged. Take another one.');
	}
	emptyFolder(dataDir);
	try {
		return { ...manifest, newEpoch: putInto(dataDir, from, clock) };
	} catch (error) {
		if (error instanceof DataInUseError) throw error;
		// It was empty before, so that it can be tried again with another backup.
		for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { force: true });
		throw error;
	}
}

function putInto(dataDir: string, from: string, clock: Clock): string {
	const lease = takeLease(dataDir);
	try {
		copyFileSync(join(from, DATABASE), join(dataDir, DATABASE));
		if (existsSync(join(from, SECRET))) copyFileSync(join(from, SECRET), join(dataDir, SECRET));
		return beginIn(join(dataDir, DATABASE), clock);
	} finally {
		lease.release();
	}
}

/** Brings the copy to this version's tables; one of a newer version is refused. */
function beginIn(file: string, clock: Clock): string {
	const db = openDatabase(file);
	try {
		return beginRestoredHistory({ db, clock });
	} finally {
		db.close();
	}
}

function emptyFolder(folder: string): string {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (readdirSync(folder).length > 0) throw new BackupError(`${folder} is not empty. Name a new folder.`);
	return folder;
}

function readManifest(folder: string): BackupManifest {
	const file = join(folder, MANIFEST);
	if (!existsSync(file)) throw new BackupError(`${folder} is not a backup: ${MANIFEST} is missing.`);
	try {
		return v.parse(manifestSchema, JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		throw new BackupError(`${file} cannot be read.`);
	}
}

async function checksum(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}
