/** Where the built app is, and which state of the sources it was built from. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientSourceHash } from './sources.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const build = join(root, 'build');
export const stampFile = join(root, 'dist', 'client.json');
export const lockFile = join(root, 'dist', 'build.lock');

/** What the last build wrote down about itself; null when there is none. */
export function readStamp() {
	if (!existsSync(stampFile) || !existsSync(join(build, '200.html'))) return null;
	return JSON.parse(readFileSync(stampFile, 'utf8'));
}

/** Whether the app was built from the sources as they are now. */
export function isBuilt() {
	return readStamp()?.version === clientSourceHash(root);
}
