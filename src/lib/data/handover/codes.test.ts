import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { checksumOf, CODE_BYTES, CodeCollector, codesOf, fromBase45, toBase45 } from './codes.ts';

const someBytes = (length: number, seed = 7) =>
	Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 17 + (index >> 3)) & 0xff);

test('the examples of RFC 9285 come out as they stand there', () => {
	const bytes = (text: string) => new TextEncoder().encode(text);
	expect(toBase45(bytes('AB'))).toBe('BB8');
	expect(toBase45(bytes('Hello!!'))).toBe('%69 VD92EX0');
	expect(toBase45(bytes('base-45'))).toBe('UJCLQE7W581');
	expect(new TextDecoder().decode(fromBase45('QED8WEX0') ?? new Uint8Array())).toBe('ietf!');
});

test('the checksum is CRC-32', () => {
	expect(checksumOf(new TextEncoder().encode('123456789'))).toBe('CBF43926');
});

test('any bytes survive any order and any repetition of their codes', () => {
	fc.assert(
		fc.property(
			fc.uint8Array({ minLength: 1, maxLength: 4 * CODE_BYTES }),
			fc.infiniteStream(fc.nat()),
			(bytes, picks) => {
				const codes = codesOf(bytes);
				const collector = new CodeCollector();
				const shuffled = codes
					.flatMap((code) => [code, code])
					.map((code) => ({ code, at: picks.next().value ?? 0 }))
					.sort((a, b) => a.at - b.at);
				const seen = shuffled.map(({ code }) => collector.take(code));
				expect(seen.find((one) => one?.bytes)?.bytes).toEqual(Uint8Array.from(bytes));
			}
		),
		{ numRuns: 100 }
	);
});

describe('the collector', () => {
	test('counts what it has, and is whole only with the last one', () => {
		const codes = codesOf(someBytes(CODE_BYTES * 3));
		const collector = new CodeCollector();
		expect(collector.take(codes[2] ?? '')).toMatchObject({ have: 1, of: 3, numbers: [3], bytes: null });
		expect(collector.take(codes[2] ?? '')).toMatchObject({ have: 1, of: 3 });
		collector.take(codes[0] ?? '');
		expect(collector.take(codes[1] ?? '')?.bytes).toEqual(someBytes(CODE_BYTES * 3));
	});

	test('does not mix two bundles', () => {
		const [first] = codesOf(someBytes(CODE_BYTES * 2, 1));
		const [, second] = codesOf(someBytes(CODE_BYTES * 2, 2));
		const collector = new CodeCollector();
		collector.take(first ?? '');
		expect(collector.take(second ?? '')).toMatchObject({ have: 1, of: 2, bytes: null });
	});

	test('asks anew when the whole is not what was shown', () => {
		const codes = codesOf(someBytes(CODE_BYTES * 2));
		const [head = '', tail = ''] = [codes[0], codes[1]];
		const wrong = tail.slice(0, -3) + toBase45(Uint8Array.from([1, 2]));
		const collector = new CodeCollector();
		collector.take(head);
		expect(collector.take(wrong)).toMatchObject({ have: 0, of: 2, bytes: null });
		collector.take(tail);
		expect(collector.take(head)?.bytes).toEqual(someBytes(CODE_BYTES * 2));
	});

	test('passes over what is not ours', () => {
		const collector = new CodeCollector();
		const [code = ''] = codesOf(someBytes(10));
		for (const text of [
			'https://example.org',
			'',
			'TW1:1:1:1:AB',
			code.replace(':1:1:', ':2:1:'),
			`${code}:`
		])
			expect(collector.take(text)).toBeNull();
	});
});

test('a code is small enough for an old camera: at most version 15', () => {
	const [code = ''] = codesOf(someBytes(CODE_BYTES * 100));
	expect(encode(code, { ecc: 'M' }).version).toBeLessThanOrEqual(15);
});
