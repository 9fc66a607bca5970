/** Builds the app into build/ when its sources changed since the last build. */
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeBuildLock } from './build-lock.mjs';
import { clientSourceHash } from './sources.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'build');
const stampFile = join(root, 'dist', 'client.json');
const immutable = join('_app', 'immutable');

function readStamp() {
	if (!existsSync(stampFile) || !existsSync(join(build, '200.html'))) return null;
	return JSON.parse(readFileSync(stampFile, 'utf8'));
}

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

/**
 * Builds when needed. Prints the tool's own output only when it fails.
 * @param {{ force?: boolean }} [options]
 */
export function buildClient({ force = false } = {}) {
	if (!force && readStamp()?.version === clientSourceHash(root)) return;
	const release = takeBuildLock(join(root, 'dist', 'build.lock'), () =>
		process.stderr.write('Another build is at work in this folder; this one waits for it …\n')
	);
	try {
		buildAlone(force);
	} finally {
		release();
	}
}

/** Whoever had to wait may find the work done. */
function buildAlone(force) {
	const version = clientSourceHash(root);
	const stamp = readStamp();
	if (!force && stamp?.version === version) return;
	process.stderr.write('Building the app …\n');
	const previous = keepPrevious(stamp?.assets ?? []);
	const result = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, TAGWERK_BUILD: version, NODE_ENV: 'production' },
		maxBuffer: 64 * 1024 * 1024
	});
	if (result.status !== 0) {
		process.stderr.write(
			`${result.stdout}\n${result.stderr}\nThe app could not be built; the lines above say why.\n`
		);
		process.exit(result.status ?? 1);
	}
	const assets = listFiles(join(build, immutable));
	previous.restore();
	mkdirSync(dirname(stampFile), { recursive: true });
	writeFileSync(stampFile, JSON.stringify({ version, assets }));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	buildClient({ force: process.argv.includes('--force') });
