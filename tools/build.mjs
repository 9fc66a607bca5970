/** Builds the app into build/ when its sources changed since the last build. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt, root } from './build-state.mjs';
import { runStoppable } from './stoppable.mjs';

/** It says itself what is in the way of the lock; there is no more to read in its output. */
const NO_LOCK = 2;

/**
 * Builds when needed. Prints the tool's own output only when it fails.
 * @param {{ force?: boolean }} [options]
 */
export async function buildClient({ force = false } = {}) {
	if (!force && isBuilt()) return;
	const worker = join(dirname(fileURLToPath(import.meta.url)), 'build-worker.mjs');
	const { code, output } = await runStoppable(process.execPath, [worker, ...(force ? ['--force'] : [])], {
		cwd: root
	});
	if (code === 0) return;
	if (code !== NO_LOCK)
		process.stderr.write(`${output}\nThe app could not be built; the lines above say why.\n`);
	process.exit(code);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	await buildClient({ force: process.argv.includes('--force') });
