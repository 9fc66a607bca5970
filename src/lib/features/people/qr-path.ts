import { encode } from 'uqr';

/** A QR code as one SVG path in a square of `size` units, quiet zone included. */
export interface QrPath {
	readonly size: number;
	readonly path: string;
}

/**
 * Draws a text as a QR code that still reads when a quarter of it is dirty (error correction Q). On a clean
 * display less is enough (M), and its squares are larger.
 */
export function qrPath(text: string, ecc: 'M' | 'Q' = 'Q'): QrPath {
	const { data, size } = encode(text, { ecc, border: 4 });
	const rows = data.map((row, y) => rowPath(row, y));
	return { size, path: rows.join('') };
}

/** Dark modules that touch become one bar: the path stays small and prints without hairlines. */
function rowPath(row: readonly boolean[], y: number): string {
	let path = '';
	let x = 0;
	while (x < row.length) {
		const start = x;
		while (row[x]) x += 1;
		if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
		else x += 1;
	}
	return path;
}
