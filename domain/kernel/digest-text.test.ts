import { expect, test } from 'vitest';
import { digestText } from '#domain/kernel/digest-text.ts';

test('the text names each record and its version on a line of its own, whatever order they came in', () => {
	const lines = [
		{ id: 'b', mutationId: 'm1' },
		{ id: 'a', mutationId: 'm2' }
	];
	expect(digestText(lines)).toBe('a:m2\nb:m1\n');
	expect(digestText(lines.toReversed())).toBe('a:m2\nb:m1\n');
	expect(digestText([])).toBe('');
});

test('another version of a record is another text', () => {
	expect(digestText([{ id: 'a', mutationId: 'm1' }])).not.toBe(digestText([{ id: 'a', mutationId: 'm2' }]));
});
