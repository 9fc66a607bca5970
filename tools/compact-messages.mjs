import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workerChunks } from './client-chunks.mjs';

/**
 * Makes the compiled messages small in the built app. The texts of a worker's screens go into one file for each
 * language (src/lib/i18n/texts), of which a device loads one, and code says a message by its place in there;
 * the messages of other screens bring both texts along where they are said. What nobody says is left out.
 */
const languages = ['de', 'en'];
const messagesFolder = fileURLToPath(new URL('../src/lib/paraglide/messages/', import.meta.url));
const textsFile = /\/src\/lib\/i18n\/texts\/(\w+)\.ts$/;
const listImport = /import\s*\{\s*m\s*\}\s*from\s*(['"])#lib\/paraglide\/messages\.js\1;?/;
/** A message that is said at once, or one that is handed on to be said elsewhere. */
const use = /(?<![\w$.])m\.([a-z]\w*)(\((\s*\))?)?/g;
const isCode = /\.(svelte|ts|js)$/;
/** What stands for a message's texts, or for all texts of a language, until it is known which chunk it is in. */
const messageMark = /(["'`])tagwerk-message:(\w+)\1/g;
const textsMark = /(["'`])tagwerk-texts:(\w+)\1/g;

/** The text of one language: a plain one as it stands, one with gaps as a function of them. */
function textOf(code, language, key) {
	const start = code.indexOf(`const ${language}_${key} = `);
	const end = code.indexOf('\n};', start);
	if (start < 0 || end < 0) throw new Error(`message ${key} has no text for "${language}"`);
	const body = code.slice(code.indexOf('=', start) + 1, end + 2).trim();
	const plain = /^\(\) => \{\s*return\s*\((`(?:[^`\\$]|\\.)*`)\)\s*\}$/.exec(body);
	if (plain) return plain[1];
	if (!body.includes('registry.')) return body;
	const passed = body.replace(/^\(i\) =>/, '(i, plural) =>').replaceAll('registry.plural(', 'plural(');
	if (!passed.startsWith('(i, plural)') || passed.includes('registry.'))
		throw new Error(`message ${key} asks for more than a plural: see tools/compact-messages.mjs`);
	// Both languages know "one" and "other" only, so the other form needs no question and no fallback.
	return passed.replace(
		/if \(\w+Plural === "other"\) return (.*);\s*return\s*\("\w+"\);\s*\}$/,
		'return $1;\n}'
	);
}

/**
 * A message's texts as code, in the order of the languages.
 * @param {string} key
 */
export function textsOf(key) {
	const code = readFileSync(`${messagesFolder}${key}.js`, 'utf8');
	// Typed calls always bring what fills the gaps.
	const bare = code.replace(/\/\*[\s\S]*?\*\//g, '').replaceAll('i?.', 'i.');
	return languages.map((language) => textOf(bare, language, key));
}

/** Code that says messages by their marks, and the keys of those messages. */
function sayByMark(code) {
	const keys = new Set();
	const body = code.replace(listImport, '').replace(use, (_, key, call, isBare) => {
		keys.add(key);
		const mark = `"tagwerk-message:${key}"`;
		if (call === undefined) return `((inputs) => say(${mark}, inputs))`;
		return isBare ? `say(${mark})` : `say(${mark}, `;
	});
	return { keys, code: `import { say } from '#lib/i18n/say.ts';\n${body}` };
}

/** @returns {import('vite').Plugin} */
export function compactMessages() {
	const said = new Map();
	const keysOf = (ids) => ids.flatMap((id) => [...(said.get(id) ?? [])]);
	/** The messages of a worker's screens, in the order of their places. */
	const workerKeys = (chunks) =>
		[
			...new Set(
				keysOf(
					chunks.filter((chunk) => workerChunks.includes(chunk.name)).flatMap((chunk) => chunk.moduleIds)
				)
			)
		].sort();
	return {
		name: 'tagwerk-compact-messages',
		apply: 'build',
		enforce: 'post',
		transform(code, id) {
			const path = id.replace(/\?.*$/, '');
			const language = textsFile.exec(path)?.[1];
			if (language) return { code: `export const texts = "tagwerk-texts:${language}";`, map: null };
			if (!isCode.test(path) || !listImport.test(code)) return null;
			const marked = sayByMark(code);
			said.set(id, marked.keys);
			return { code: marked.code, map: null };
		},
		renderChunk(code, _chunk, _options, { chunks }) {
			if (!code.includes('tagwerk-')) return null;
			const keys = workerKeys(Object.values(chunks));
			const places = new Map(keys.map((key, place) => [key, place]));
			const table = (language) => keys.map((key) => textsOf(key)[languages.indexOf(language)]);
			const filled = code
				.replace(messageMark, (_, quote, key) => places.get(key) ?? `[${textsOf(key)}]`)
				.replace(textsMark, (_, quote, language) => `[${table(language).join(',\n')}]`);
			return { code: filled, map: null };
		},
		/** A mark that is still there would be shown to a person. */
		generateBundle(_options, bundle) {
			for (const { fileName, code } of Object.values(bundle))
				if (code && /tagwerk-(message|texts):/.test(code))
					this.error(`${fileName} says a message that has no place: see tools/compact-messages.mjs`);
		}
	};
}
