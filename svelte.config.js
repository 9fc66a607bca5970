import adapter from '@sveltejs/adapter-static';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The same sources give the same version name on every machine; the build tool hands the hash in. */
const version =
	process.env.TAGWERK_BUILD ??
	createHash('sha256').update(readFileSync('package.json')).digest('hex').slice(0, 12);

const scopes = new Map();

/** A short name for a component's styles, because it stands on nearly every element of the app. */
function scopeOf(hash, filename) {
	const scope = `s${hash(filename).slice(0, 4)}`;
	const other = scopes.get(scope) ?? filename;
	if (other !== filename)
		throw new Error(`${filename} and ${other} share the style scope ${scope}: rename one`);
	scopes.set(scope, filename);
	return scope;
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true, cssHash: ({ hash, filename }) => scopeOf(hash, relative(root, filename)) },
	kit: {
		adapter: adapter({ fallback: '200.html', precompress: true, strict: false }),
		serviceWorker: { register: false },
		version: { name: version },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'connect-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'object-src': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'tagwerk-sw']
			}
		}
	}
};
