import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
	add,
	compare,
	divide,
	fraction,
	fractionOf,
	floorOf,
	HALF,
	isPositive,
	isZero,
	ONE,
	larger,
	multiply,
	negate,
	smaller,
	subtract,
	sum,
	toHundredths,
	toNumber,
	ZERO
} from '#domain/kernel/fraction.ts';
import { InvariantError } from '#domain/kernel/invariant.ts';
import { runs } from '#domain/testkit/runs.ts';

/** Halves and twelfths of days, weeks of five and seven days, days of a year. */
const anyFraction = fc
	.tuple(fc.integer({ min: -4000, max: 4000 }), fc.constantFrom(1, 2, 4, 12, 60, 84, 100, 365, 366))
	.map(([numerator, denominator]) => fraction(numerator, denominator));

test('a third of 28 stays a third of 28', () => {
	const days = divide(multiply(fractionOf(28), fraction(4)), fraction(12));
	expect(days).toEqual({ numerator: 28, denominator: 3 });
	expect(toHundredths(days)).toBe(933);
	expect(floorOf(days)).toBe(9);
});

test('decimals are taken as they are written', () => {
	expect(fractionOf(2.5)).toEqual({ numerator: 5, denominator: 2 });
	expect(fractionOf(0.1)).toEqual({ numerator: 1, denominator: 10 });
	expect(fractionOf(26.2504)).toEqual({ numerator: 32813, denominator: 1250 });
});

test('equal numbers look equal', () => {
	expect(fraction(6, -4)).toEqual({ numerator: -3, denominator: 2 });
	expect(fraction(0, 7)).toEqual(ZERO);
	expect(negate(ZERO)).toEqual(ZERO);
});

test('hundredths are rounded half up, also below zero', () => {
	expect(toHundredths(fraction(1, 200))).toBe(1);
	expect(toHundredths(fraction(-1, 200))).toBe(0);
	expect(toHundredths(fraction(-1, 3))).toBe(-33);
});

test('the smaller and the larger of two', () => {
	expect(smaller(fraction(1, 3), fraction(1, 2))).toEqual(fraction(1, 3));
	expect(larger(fraction(1, 3), fraction(1, 2))).toEqual(fraction(1, 2));
});

test('nothing is divided by zero', () => {
	expect(() => divide(fraction(1), ZERO)).toThrow(InvariantError);
});

test('adding never loses anything, in whatever order', () => {
	fc.assert(
		fc.property(fc.array(anyFraction, { maxLength: 8 }), anyFraction, (all, one) => {
			expect(sum([...all, one])).toEqual(sum([one, ...all.toReversed()]));
			expect(subtract(add(sum(all), one), one)).toEqual(sum(all));
			expect(Math.sign(toNumber(one))).toBe(compare(one, ZERO));
		}),
		{ numRuns: runs }
	);
});

test('nothing is neither positive nor negative, and the only number that is zero', () => {
	const [minus, none, plus] = [fraction(-1, 3), ZERO, fraction(1, 3)];
	expect([minus, none, plus].map(isZero)).toEqual([false, true, false]);
	expect([minus, none, plus].map(isPositive)).toEqual([false, false, true]);
});

test('equal numbers are in no order', () => {
	expect(compare(fraction(2, 4), HALF)).toBe(0);
	expect(compare(HALF, fraction(1, 3))).toBe(1);
	expect(compare(fraction(1, 3), HALF)).toBe(-1);
	expect(compare(fraction(-1, 2), fraction(-1, 3))).toBe(-1);
});

test('halves make wholes, and thirds stay thirds', () => {
	expect(add(HALF, HALF)).toEqual(ONE);
	expect(add(fraction(1, 3), fraction(1, 3))).toEqual({ numerator: 2, denominator: 3 });
	expect(add(fraction(1, 4), fraction(1, 4))).toEqual(HALF);
});

test('what a computer cannot count exactly is no number', () => {
	const most = Number.MAX_SAFE_INTEGER;
	expect(add(fraction(most - 1), ONE)).toEqual({ numerator: most, denominator: 1 });
	expect(() => add(fraction(most), ONE)).toThrow('a fraction stays within the whole numbers');
	expect(() => divide(fraction(1, most), fraction(2))).toThrow('a fraction stays within the whole numbers');
	expect(() => fraction(1, 0)).toThrow('nothing is divided by zero');
});
