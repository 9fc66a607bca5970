import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisOf, fromTop, roomFor } from './axis.ts';

test('an axis goes in steps a person would choose, and zero is on it', () => {
	expect(axisOf([130, 755], 60).ticks).toEqual([0, 300, 600, 900]);
	expect(axisOf([-90, 200], 60).ticks).toEqual([-120, 0, 120, 240]);
	expect(axisOf([-4000, -300], 60).ticks).toEqual([-4800, -3600, -2400, -1200, 0]);
	expect(axisOf([], 60).ticks).toEqual([0, 60]);
});

test('every value lies on its axis, with few lines whatever the values', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -60_000, max: 60_000 })), (values) => {
			const axis = axisOf(values, 60);
			expect(axis.ticks).toContain(0);
			expect(axis.ticks.length).toBeLessThanOrEqual(6);
			for (const value of values) {
				expect(fromTop(value, axis)).toBeGreaterThanOrEqual(0);
				expect(fromTop(value, axis)).toBeLessThanOrEqual(100);
			}
		})
	);
});

test('where not all labels have room, the last one has', () => {
	const shown = (count: number, most: number) =>
		Array.from({ length: count }, (_, index) => index).filter(roomFor(count, most));
	expect(shown(4, 6)).toEqual([0, 1, 2, 3]);
	expect(shown(12, 4)).toEqual([2, 5, 8, 11]);
});
