import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const CLIENT = [
	'src',
	'domain',
	'protocol',
	'messages',
	'static',
	'project.inlang/settings.json',
	'svelte.config.js',
	'vite.config.ts',
	'tools/client-chunks.mjs',
	'tools/compact-messages.mjs',
	'tools/lean-dexie.mjs',
	'package-lock.json'
];

function* filesBelow(root, path) {
	const full = join(root, path);
	if (!existsSync(full)) return;
	if (statSync(full).isFile()) {
		yield path;
		return;
	}
	for (const name of readdirSync(full).sort()) {
		if (name === 'paraglide' || name.endsWith('.test.ts')) continue;
		yield* filesBelow(root, join(path, name));
	}
}

/**
 * A name for the state of the app's sources: the same files give the same name on every machine.
 * @param {string} root the project's folder
 * @returns {string} 12 hexadecimal digits
 */
export function clientSourceHash(root) {
	const hash = createHash('sha256');
	for (const path of CLIENT) {
		for (const file of filesBelow(root, path))
			hash
				.update(file)
				.update('\0')
				.update(readFileSync(join(root, file)));
	}
	return hash.digest('hex').slice(0, 12);
}
