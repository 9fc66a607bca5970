import { expect, test } from 'vitest';
import { swipeDirection } from './swipe-months.ts';

test('a finger to the right shows the month before, to the left the next', () => {
	expect(swipeDirection({ x: 100, y: 300 }, { x: 220, y: 310 }, 390)).toBe(-1);
	expect(swipeDirection({ x: 300, y: 300 }, { x: 180, y: 310 }, 390)).toBe(1);
});

test('scrolling, a short move and the edge of the screen turn no month', () => {
	expect(swipeDirection({ x: 100, y: 300 }, { x: 180, y: 400 }, 390)).toBeNull();
	expect(swipeDirection({ x: 100, y: 300 }, { x: 150, y: 300 }, 390)).toBeNull();
	expect(swipeDirection({ x: 10, y: 300 }, { x: 200, y: 300 }, 390)).toBeNull();
	expect(swipeDirection({ x: 380, y: 300 }, { x: 200, y: 300 }, 390)).toBeNull();
});
