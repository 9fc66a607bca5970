/**
 * The process that builds. It holds the lock for as long as it writes, so that nobody begins before it has
 * ended, however whoever asked for it ended. Says what people should know at once on descriptor 3; the
 * rest of its output matters only when it does not succeed.
 */
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
	writeSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lockProblemOf, takeBuildLock } from './build-lock.mjs';
import { build, isBuilt, lockFile, readStamp, root, stampFile } from './build-state.mjs';
import { clientSourceHash } from './sources.mjs';

const immutable = join('_app', 'immutable');
const say = (line) => writeSync(3, `${line}\n`);

function listFiles(folder, prefix = '') {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true }).flatMap((item) =>
		item.isDirectory()
			? listFiles(join(folder, item.name), join(prefix, item.name))
			: [join(prefix, item.name)]
	);
}

/** Hashed files of the build before stay available: an open page may still ask for them. */
function keepPrevious(files) {
	const kept = mkdtempSync(join(tmpdir(), 'tagwerk-build-'));
	for (const file of files) {
		const from = join(build, immutable, file);
		if (existsSync(from)) cpSync(from, join(kept, file), { recursive: true });
	}
	return {
		restore() {
			for (const file of listFiles(kept)) {
				const to = join(build, immutable, file);
				if (!existsSync(to)) cpSync(join(kept, file), to, { recursive: true });
			}
			rmSync(kept, { recursive: true, force: true });
		}
	};
}

function lock() {
	try {
		return takeBuildLock(lockFile, () =>
			say('Another build is at work in this folder; this one waits for it …')
		);
	} catch (error) {
		const problem = lockProblemOf(error, lockFile);
		if (problem === null) throw error;
		say(problem);
		process.exit(2);
	}
}

/** Whoever had to wait may find the work done. */
async function buildAlone() {
	if (isBuilt() && !process.argv.includes('--force')) return;
	say('Building the app …');
	const version = clientSourceHash(root);
	const previous = keepPrevious(readStamp()?.assets ?? []);
	Object.assign(process.env, { TAGWERK_BUILD: version, NODE_ENV: 'production' });
	const { createBuilder } = await import('vite');
	const builder = await createBuilder({}, null);
	await builder.buildApp();
	const assets = listFiles(join(build, immutable));
	previous.restore();
	mkdirSync(dirname(stampFile), { recursive: true });
	writeFileSync(stampFile, JSON.stringify({ version, assets }));
}

const release = lock();
await buildAlone();
release();
// Whatever a plugin of the build left open is no reason to stay.
process.exit(0);
