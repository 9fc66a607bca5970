import * as v from 'valibot';
import { expect, test } from 'vitest';
import { instantSchema } from '#domain/time/instant-schema.ts';

test.each([
	'x'.repeat(39),
	'2026-02-30T00:00:00.000Z',
	'2026-02-29T00:00:00.000Z',
	'2026-01-31T24:00:00.000Z',
	''
])('"%s" is refused as an instant, even by a reader that collects every issue', (text) => {
	expect(v.safeParse(instantSchema, text, { abortEarly: false }).success).toBe(false);
});

test('the 29th of February of a leap year is an instant', () => {
	expect(v.is(instantSchema, '2024-02-29T12:00:00.000Z')).toBe(true);
});
