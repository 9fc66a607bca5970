import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

test('the path covers exactly the dark modules of the code', () => {
	const text = 'https://zeit.hofer.example/invite#K7-MOND-42';
	const { size, path } = qrPath(text);
	const painted = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
	for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		for (let offset = 0; offset < Number(width); offset += 1) {
			const row = painted[Number(y)];
			if (row) row[Number(x) + offset] = true;
		}
	}
	expect(painted).toEqual(encode(text, { ecc: 'Q', border: 4 }).data);
});
