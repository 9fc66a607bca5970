import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { otherAbsenceCodes } from '#domain/absence/other-absence.ts';
import { absenceRuleCodes } from '#domain/absence/transitions.ts';

test.each(['de', 'en'])('every refusal of an absence says why and what to do next (%s)', (language) => {
	const file = new URL(`../../messages/${language}/rules.json`, import.meta.url);
	const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
	for (const code of [...absenceRuleCodes, ...otherAbsenceCodes]) {
		const text = texts[`rules_absence_${code.toLowerCase()}`] ?? '';
		const sentences = text.split(/[.?!;](?:\s|$)/).filter((part) => part.trim() !== '');
		expect(sentences.length, code).toBeGreaterThanOrEqual(2);
	}
});
