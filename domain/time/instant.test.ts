import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';

describe('milliseconds of an instant', () => {
	test('are those of the platform, from year 0 to year 9999', () => {
		const [first, last] = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];
		fc.assert(
			fc.property(fc.integer({ min: first, max: last }), (ms) => {
				expect(instantToMs(msToInstant(ms))).toBe(ms);
			})
		);
	});

	test('are the platform’s for whatever text has the length of an instant', () => {
		const anyDigit = fc.constantFrom(...'0123456789 +-T:.Zx');
		const almost = fc.tuple(fc.integer({ min: 0, max: 23 }), anyDigit).map(([at, sign]) => {
			const text = '2026-02-28T23:59:59.999Z';
			return text.slice(0, at) + sign + text.slice(at + 1);
		});
		fc.assert(
			fc.property(almost, (text) => {
				expect(instantToMs(text)).toBe(Date.parse(text));
			})
		);
	});

	test.each(['2026-02-30T00:00:00.000Z', '2026-13-01T00:00:00.000Z', '2026-01-00T00:00:00.000Z'])(
		'a day that does not exist is read as the platform reads it: %s',
		(text) => expect(instantToMs(text)).toBe(Date.parse(text))
	);

	test('midnight as 24:00 and times with an offset are read, nonsense is not a number', () => {
		expect(instantToMs('2026-01-12T24:00:00.000Z')).toBe(instantToMs('2026-01-13T00:00:00.000Z'));
		expect(instantToMs('2026-01-12T08:00:00+01:00')).toBe(instantToMs('2026-01-12T07:00:00.000Z'));
		expect(instantToMs('tomorrow')).toBeNaN();
	});
});
