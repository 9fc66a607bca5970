import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { chapters, introduction } from '#tests/rules-book/book.ts';
import { renderBook } from '#tests/rules-book/render.ts';

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
	const book = await format(renderBook(introduction, chapters), { ...options, filepath: file.pathname });
	expect(readFileSync(file, 'utf8')).toBe(book);
});

test('every rule names a file of the code that exists', () => {
	for (const { code } of chapters.flatMap(({ rules }) => rules)) {
		expect(() => readFileSync(new URL(`../../${code}`, import.meta.url)), code).not.toThrow();
	}
});
