import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleCodes } from '#domain/kernel/rejection.ts';
import { markCodes } from '#domain/regulation/mark-code.ts';
import { validationCodes } from '#domain/time-entry/validation.ts';

const languages = ['de', 'en'] as const;
type Texts = Readonly<Record<string, string>>;
const textsOf = (language: (typeof languages)[number]): Texts =>
	JSON.parse(
		readFileSync(new URL(`../../messages/${language}/rules.json`, import.meta.url), 'utf8')
	) as Texts;

/** Statements of fact after which nothing can be done any more still say so; everything else asks for an act. */
const sentences = (text: string): number =>
	text.split(/[.?!;](?:\s|$)/).filter((part) => part.trim() !== '').length;

test.each(languages)('every mark names its rule and says what to do next (%s)', (language) => {
	const texts = textsOf(language);
	for (const code of markCodes) {
		const key = `rules_mark_${code.toLowerCase()}`;
		expect(texts[key], key).toBeTruthy();
		expect(texts[`${key}_why`], key).toMatch(/^\{rule\}: /);
		expect(sentences(texts[`${key}_why`] ?? ''), key).toBeGreaterThanOrEqual(2);
	}
});

test.each(languages)('every rejection says why and what to do next (%s)', (language) => {
	const texts = textsOf(language);
	for (const code of ruleCodes) {
		const text = texts[`rules_rejection_${code.toLowerCase()}`] ?? '';
		expect(sentences(text), code).toBeGreaterThanOrEqual(2);
	}
	for (const code of validationCodes) expect(texts[`rules_entry_${code.toLowerCase()}`], code).toBeTruthy();
});

test('both languages have the same sentences with the same blanks', () => {
	const [de, en] = languages.map(textsOf);
	const blanks = (text: string | undefined) =>
		[...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
	expect(Object.keys(de ?? {})).toEqual(Object.keys(en ?? {}));
	for (const [key, text] of Object.entries(de ?? {})) expect(blanks(en?.[key]), key).toEqual(blanks(text));
});

test('no sentence gives legal advice', () => {
	for (const language of languages) {
		for (const text of Object.values(textsOf(language))) {
			expect(text).not.toMatch(/du musst|Strafe|Bußgeld|illegal|rechtswidrig|you must|penalty|unlawful/i);
		}
	}
});

test.each(languages)(
	'nobody is shown a code, not even one that this version does not know (%s)',
	(language) => {
		const shown = Object.entries(textsOf(language)).filter(([, text]) =>
			JSON.stringify(text).includes('{code}')
		);
		expect(shown).toEqual([]);
	}
);
