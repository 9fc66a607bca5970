/**
 * Makes the compiled messages small in the built app. Each message is its two texts behind one shared function,
 * and code imports the messages it says instead of a list of all of them, so that every message goes into the
 * file of those who say it.
 */
const messageFile = /\/src\/lib\/paraglide\/messages\/(?!_)(\w+)\.js$/;
const listImport = /import\s*\{\s*m\s*\}\s*from\s*(['"])#lib\/paraglide\/messages\.js\1;?/;
const use = /(?<![\w$.])m\.([a-z]\w*)/g;
const isCode = /\.(svelte|ts|js)$/;

/** The text of one language: a plain one as it stands, one with gaps as a function of them. */
function textOf(code, language, key) {
	const start = code.indexOf(`const ${language}_${key} = `);
	const end = code.indexOf('\n};', start);
	if (start < 0 || end < 0) throw new Error(`message ${key} has no text for "${language}"`);
	const body = code.slice(code.indexOf('=', start) + 1, end + 2).trim();
	const plain = /^\(\) => \{\s*return\s*\((`(?:[^`\\$]|\\.)*`)\)\s*\}$/.exec(body);
	return plain ? plain[1] : body;
}

function compact(code, key) {
	const bare = code.replace(/\/\*[\s\S]*?\*\//g, '');
	const registry = bare.includes('registry.') ? "import * as registry from '../registry.js';\n" : '';
	const texts = ['de', 'en'].map((language) => textOf(bare, language, key)).join(',');
	return `${registry}import { say } from '../../i18n/say.ts';\nexport const ${key} = /*#__PURE__*/ say(${texts});`;
}

function importSaid(code) {
	const keys = new Set();
	const body = code.replace(listImport, '').replace(use, (_, key) => {
		keys.add(key);
		return `m_${key}`;
	});
	const imports = [...keys].map(
		(key) => `import { ${key} as m_${key} } from '#lib/paraglide/messages/${key}.js';`
	);
	return `${imports.join('')}\n${body}`;
}

/** @returns {import('vite').Plugin} */
export function compactMessages() {
	return {
		name: 'tagwerk-compact-messages',
		apply: 'build',
		enforce: 'post',
		transform(code, id) {
			const path = id.replace(/\?.*$/, '');
			const key = messageFile.exec(path)?.[1];
			if (key) return { code: compact(code, key), map: null };
			if (isCode.test(path) && listImport.test(code)) return { code: importSaid(code), map: null };
			return null;
		}
	};
}
