import { expect, test } from 'vitest';
import { createdMsOf, uuidv7 } from '#domain/kernel/id.ts';

const bytes = Uint8Array.of(0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23, 0xff);

test('an id holds its time, the version 7, the variant and ten random bytes', () => {
	expect(uuidv7(0x019b_1234_5678, bytes)).toBe('019b1234-5678-7012-b456-789abcdef012');
	expect(uuidv7(1.9, new Uint8Array(10))).toBe('00000000-0001-7000-8000-000000000000');
	expect(uuidv7(2 ** 48 - 1, new Uint8Array(10).fill(0xff))).toBe('ffffffff-ffff-7fff-bfff-ffffffffffff');
});

test('ids sort by the time they were made', () => {
	const made = [9, 1_768_176_000_000, 255, 256, 1_768_176_000_001];
	const ids = made.map((epochMs) => uuidv7(epochMs, bytes));
	expect(ids.toSorted()).toEqual(made.toSorted((a, b) => a - b).map((epochMs) => uuidv7(epochMs, bytes)));
});

test('an id tells when it was made, and one that was given by hand does not', () => {
	const bytes = new Uint8Array(10);
	expect(createdMsOf(uuidv7(0x019b_1234_5678, bytes))).toBe(0x019b_1234_5678);
	expect(createdMsOf('import:42')).toBeNull();
});
