import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const languages = ['de', 'en'] as const;
const screens = v.parse(
	v.record(v.string(), v.string()),
	JSON.parse(readFileSync(`${root}/docs/help/screens.json`, 'utf8'))
);
const pageOf = (language: string, name: string) => `${root}/docs/help/${language}/${name}.md`;
const read = (language: string, name: string) => readFileSync(pageOf(language, name), 'utf8');
const names = readdirSync(`${root}/docs/help/de`).map((file) => file.replace(/\.md$/, ''));

/** All that the app says in a language, as it stands on buttons and labels. */
function wordsOf(language: string): Set<string> {
	const texts = globSync(`${root}/messages/${language}/*.json`).flatMap((file) =>
		Object.values(v.parse(v.record(v.string(), v.unknown()), JSON.parse(readFileSync(file, 'utf8'))))
	);
	return new Set(texts.filter((text) => typeof text === 'string').map(plain));
}
const plain = (text: string) => text.replace(/[…:.]\s*$/, '').trim();

test('every screen has its help page, and no page is named for a screen that does not exist', () => {
	const routes = globSync('**/+page.svelte', { cwd: `${root}/src/routes` }).map(
		(file) => `/${file.replaceAll('\\', '/')}`.replace(/\/\+page\.svelte$/, '') || '/'
	);
	const shown = routes.filter((route) => !route.startsWith('/help'));
	expect(Object.keys(screens).sort()).toEqual(shown.sort());
	for (const name of Object.values(screens))
		for (const language of languages) expect(existsSync(pageOf(language, name)), name).toBe(true);
});

test('both languages have the same pages with the same sections', () => {
	expect(readdirSync(`${root}/docs/help/en`).sort()).toEqual(readdirSync(`${root}/docs/help/de`).sort());
	for (const name of names) {
		const [german, english] = languages.map((language) => read(language, name).match(/^#+ /gm));
		expect(german, name).toEqual(english);
		expect(german?.filter((mark) => mark === '# ')).toHaveLength(1);
	}
});

describe.each(languages)('help in %s', (language) => {
	const words = wordsOf(language);

	test.each(names)('%s: what is set in bold stands on the screen in exactly these words', (name) => {
		const labels = [...read(language, name).matchAll(/\*\*(.+?)\*\*/g)].map(([, label]) => label ?? '');
		expect(labels.filter((label) => !words.has(plain(label)))).toEqual([]);
	});

	test.each(names)('%s: says nothing that the screens never say', (name) => {
		expect(read(language, name)).not.toMatch(
			/offline|queue|warteschlange|fehlgeschlagen|failed|invalid|ungültig|\b[45]\d\d\b|!/i
		);
	});
});
