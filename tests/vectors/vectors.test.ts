import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { profiles } from '#domain/regulation/profile.ts';
import { checkCase, readVectors } from './check.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Areas whose operations are all built. */
const builtAreas: ReadonlySet<string> = new Set([
	'balance',
	'breaks',
	'csv',
	'day',
	'holidays',
	'offline',
	'rest',
	'state',
	'vacation'
]);

for (const file of readVectors(folder).filter(({ name }) => builtAreas.has(name.replace('.json', '')))) {
	describe(file.name, () => {
		test.each(file.cases.map((one) => [`${one.id}: ${one.why}`, one] as const))('%s', (_title, one) => {
			expect(checkCase(one)).toBeNull();
		});
	});
}

test('the shipped regulation profiles are those of the specification', () => {
	const specified = JSON.parse(readFileSync(`${folder}profiles.json`, 'utf8')) as Record<string, object>;
	expect(Object.keys(profiles).sort()).toEqual(Object.keys(specified).sort());
	for (const [id, profile] of Object.entries(specified)) {
		const { validFrom: _validFrom, rules: _rules, ...figures } = profiles[id] ?? { validFrom: '', rules: {} };
		expect(figures).toEqual({ id, ...profile });
	}
});
