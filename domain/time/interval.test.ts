import { expect, test } from 'vitest';
import { minutesBetween } from '#domain/time/duration.ts';
import { overlapMinutes, subtract, union } from '#domain/time/interval.ts';

test('overlapping and touching intervals become one, empty ones vanish', () => {
	const intervals = [
		{ start: 30, stop: 40 },
		{ start: 0, stop: 10 },
		{ start: 5, stop: 30 },
		{ start: 50, stop: 50 }
	];
	expect(union(intervals)).toEqual([{ start: 0, stop: 40 }]);
});

test('a hole may split an interval, trim it or swallow it', () => {
	const day = [{ start: 0, stop: 100 }];
	expect(subtract(day, [{ start: 40, stop: 60 }])).toEqual([
		{ start: 0, stop: 40 },
		{ start: 60, stop: 100 }
	]);
	expect(subtract(day, [{ start: -5, stop: 10 }])).toEqual([{ start: 10, stop: 100 }]);
	expect(subtract(day, [{ start: 0, stop: 100 }])).toEqual([]);
});

test('touching intervals share nothing', () => {
	expect(overlapMinutes({ start: 0, stop: 10 }, { start: 10, stop: 20 })).toBe(0);
});

test('start and stop are floored to the minute first: 08:00:59 to 14:00:30 is six hours', () => {
	expect(minutesBetween('2026-01-12T08:00:59.000Z', '2026-01-12T14:00:30.000Z')).toBe(360);
});
