import { expect, test } from 'vitest';
import { deviceLabel } from './device-label.ts';

const android =
	'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';
const iphone =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const edge =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0';

test('a device is known by its browser and its system, and by nothing finer', () => {
	expect(deviceLabel(android)).toBe('Chrome · Android');
	expect(deviceLabel(iphone)).toBe('Safari · iPhone');
	expect(deviceLabel(edge)).toBe('Edge · Windows');
});

test('what is no browser has no name', () => {
	expect(deviceLabel('node')).toBeNull();
	expect(deviceLabel(null)).toBeNull();
});
