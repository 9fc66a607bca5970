import { expect, test } from 'vitest';
import { fraction } from '#domain/kernel/fraction.ts';
import { addsUp, type ExplainedDays } from '#domain/vacation/explained-days.ts';

function figure(days: number, terms: readonly ExplainedDays[] = []): ExplainedDays {
	return { rule: 'remaining', source: 'BUrlG §7', amount: fraction(days), facts: {}, terms };
}

test('an explanation adds up when every sum in it is the sum of its terms', () => {
	expect(addsUp(figure(5))).toBe(true);
	expect(addsUp(figure(5, [figure(7), figure(-2)]))).toBe(true);
	expect(addsUp(figure(5, [figure(7), figure(-1)]))).toBe(false);
	const [right, wrong] = [figure(7, [figure(3), figure(4)]), figure(7, [figure(3), figure(3)])];
	expect(addsUp(figure(5, [right, figure(-2)]))).toBe(true);
	expect(addsUp(figure(5, [figure(-2), wrong]))).toBe(false);
});
