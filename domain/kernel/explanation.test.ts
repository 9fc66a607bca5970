import { expect, test } from 'vitest';
import { addsUp, type Explanation } from '#domain/kernel/explanation.ts';

interface Rules {
	readonly figure: null;
}
type Figure = Explanation<Rules>;
const figure = (amount: number, ...summands: readonly (readonly [1 | -1, Figure])[]): Figure => ({
	rule: 'figure',
	amount,
	facts: null,
	terms: summands.map(([sign, of]) => ({ sign, of }))
});

test('a figure without terms stands for itself', () => {
	expect(addsUp(figure(480))).toBe(true);
});

test('a sum is what its terms add and take off', () => {
	const [worked, target] = [figure(500), figure(480)];
	expect(addsUp(figure(20, [1, worked], [-1, target]))).toBe(true);
	expect(addsUp(figure(980, [1, worked], [-1, target]))).toBe(false);
	expect(addsUp(figure(21, [1, worked], [-1, target]))).toBe(false);
});

test('a sum holds only while every sum below it holds', () => {
	const right = figure(30, [1, figure(10)], [1, figure(20)]);
	const wrong = figure(30, [1, figure(10)], [1, figure(21)]);
	expect(addsUp(figure(60, [1, right], [1, right]))).toBe(true);
	expect(addsUp(figure(60, [1, right], [1, wrong]))).toBe(false);
});
