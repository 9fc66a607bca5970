import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { chapters, whereRulesLive, writeBook } from '#tests/rules-book/book.ts';

const root = new URL('../../', import.meta.url);
const file = new URL('../../docs/rules.md', import.meta.url);

const examples = chapters.flatMap(({ title, rules }) =>
	rules.flatMap((rule) =>
		rule.examples.map((example) => [`${title.en}: ${rule.title.en}: ${example.given.en}`, example] as const)
	)
);

test.each(examples)('the book of rules says what the rules do: %s', (_, example) => {
	expect(example.facts()).toEqual(example.says);
});

test('docs/rules.md is the book as it is now (npm run rules writes it)', async () => {
	const options = await resolveConfig(file.pathname);
	const book = await format(writeBook(), { ...options, filepath: file.pathname });
	expect(readFileSync(file, 'utf8')).toBe(book);
});

test('every rule names a file of the code that exists', () => {
	for (const { code } of chapters.flatMap(({ rules }) => rules)) {
		expect(() => readFileSync(new URL(`../../${code}`, import.meta.url)), code).not.toThrow();
	}
});

const topics = whereRulesLive.groups.flatMap((group) => group.topics);

test.each(topics.map(({ topic, places }) => [topic.en, places] as const))(
	'where a rule lives is where the table says: %s',
	(_, places) => {
		expect(places.length).toBeGreaterThan(0);
		for (const { file: path, names } of places) {
			const code = readFileSync(new URL(path, root), 'utf8');
			for (const name of names) {
				expect(code, `${path} exports ${name}`).toMatch(
					new RegExp(`^export (function\\*?|const) ${name}\\b`, 'm')
				);
			}
		}
	}
);

/** What holds no rule of its own: sums and records the rules are made of, builders of the tests. */
const withoutRules: ReadonlySet<string> = new Set(['kernel', 'notice', 'testkit']);

test('every folder of rules is in the table', () => {
	const folders = readdirSync(new URL('domain/', root), { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !withoutRules.has(entry.name))
		.map(({ name }) => name);
	const named = new Set(topics.flatMap(({ places }) => places.map(({ file: path }) => path.split('/')[1])));
	expect(folders.filter((name) => !named.has(name))).toEqual([]);
});
