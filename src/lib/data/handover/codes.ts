/** A bundle as a row of QR codes, each complete in itself, to be read in any order and as often as one likes. */

const MARK = 'TW1';
/** The signs a QR code packs closest, in the order of RFC 9285. */
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** Bytes in one code: still read by an old camera from an old display. */
export const CODE_BYTES = 360;
/** Beyond this a file is the better way. */
export const CODES_MAX = 150;

/** One code: `TW1:checksum of the whole:number:of how many:content`. */
export function codesOf(bytes: Uint8Array): string[] {
	const total = Math.ceil(bytes.length / CODE_BYTES);
	const checksum = checksumOf(bytes);
	return Array.from({ length: total }, (_, index) => {
		const part = bytes.subarray(index * CODE_BYTES, (index + 1) * CODE_BYTES);
		return `${MARK}:${checksum}:${index + 1}:${total}:${toBase45(part)}`;
	});
}

export interface Collected {
	readonly have: number;
	readonly of: number;
	/** The numbers that were read, from 1. */
	readonly numbers: readonly number[];
	/** The bundle, once it is whole and right. */
	readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** What a camera has seen so far of one bundle. A code of another bundle begins anew. */
export class CodeCollector {
	#checksum = '';
	#total = 0;
	readonly #parts = new Map<number, Uint8Array>();

	/** Takes what a code says; null for a code that is not ours. */
	take(text: string): Collected | null {
		const code = readCode(text);
		if (code === null) return null;
		if (code.checksum !== this.#checksum || code.total !== this.#total) {
			this.#parts.clear();
			this.#checksum = code.checksum;
			this.#total = code.total;
		}
		this.#parts.set(code.number, code.part);
		return this.#collected();
	}

	#collected(): Collected {
		const numbers = [...this.#parts.keys()].sort((a, b) => a - b);
		const bytes = numbers.length === this.#total ? this.#whole(numbers) : null;
		// Whole, and yet not what was shown: every code is asked for again.
		if (numbers.length === this.#total && bytes === null) this.#parts.clear();
		return { have: this.#parts.size, of: this.#total, numbers: [...this.#parts.keys()], bytes };
	}

	#whole(numbers: readonly number[]): Uint8Array<ArrayBuffer> | null {
		const bytes = Uint8Array.from(numbers.flatMap((number) => [...(this.#parts.get(number) ?? [])]));
		return checksumOf(bytes) === this.#checksum ? bytes : null;
	}
}

function readCode(text: string) {
	const match = /^TW1:([0-9A-F]{8}):(\d{1,3}):(\d{1,3}):([0-9A-Z $%*+\-./:]+)$/.exec(text);
	if (match === null) return null;
	const [, checksum = '', number, total, content = ''] = match;
	const part = fromBase45(content);
	const [at, of] = [Number(number), Number(total)];
	if (part === null || part.length > CODE_BYTES || at < 1 || at > of || of > CODES_MAX) return null;
	return { checksum, number: at, total: of, part };
}

/** CRC-32, eight hex digits: says whether all codes of one bundle were read right. Nothing rests on it but that. */
export function checksumOf(bytes: Uint8Array): string {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return (~crc >>> 0).toString(16).toUpperCase().padStart(8, '0');
}

/** RFC 9285: two bytes are three signs. */
export function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const [first = 0, second] = bytes.subarray(at, at + 2);
		let rest = second === undefined ? first : first * 256 + second;
		for (let sign = 0; sign < (second === undefined ? 2 : 3); sign += 1) {
			text += SIGNS[rest % 45];
			rest = Math.floor(rest / 45);
		}
	}
	return text;
}

/** The bytes of such a text; null for one that is none. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at += 3) {
		const digits = [...text.slice(at, at + 3)].map((sign) => SIGNS.indexOf(sign));
		const [a = -1, b = -1, c] = digits;
		if (a < 0 || b < 0 || (c !== undefined && c < 0)) return null;
		const value = a + b * 45 + (c ?? 0) * 2025;
		if (value > (c === undefined ? 0xff : 0xffff)) return null;
		bytes.push(...(c === undefined ? [value] : [value >> 8, value & 0xff]));
	}
	return Uint8Array.from(bytes);
}
