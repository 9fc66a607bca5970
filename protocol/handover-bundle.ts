import * as v from 'valibot';
import { HANDOVER_BYTES_MAX, handoverHeaderSchema, type HandoverHeader } from '#protocol/handover.ts';

/** Files and codes of Tagwerk begin with this. */
const MAGIC = [0x54, 0x57, 0x48, 0x4f] as const; // "TWHO"
/** One line of history each: 1 — ECDH P-256, HKDF-SHA-256, AES-256-GCM, ECDSA P-256 with SHA-256, gzip. */
export const HANDOVER_FORMAT = 1;

export const EPHEMERAL_BYTES = 65;
export const IV_BYTES = 12;
export const SIGNATURE_BYTES = 64;
const FIXED_BYTES = MAGIC.length + 1 + 2;
const TAG_BYTES = 16;

/**
 * A bundle as bytes, in this order: magic, format (1 byte), length of the header (2 bytes, big end first), header
 * (JSON), the public key of this one sealing, IV, what is sealed, signature over everything before it. Whatever
 * stands before the sealed part is its additional data: nothing of it can be exchanged.
 */
export interface BundleParts {
	readonly header: HandoverHeader;
	readonly ephemeral: Uint8Array<ArrayBuffer>;
	readonly iv: Uint8Array<ArrayBuffer>;
	readonly sealed: Uint8Array<ArrayBuffer>;
	readonly signature: Uint8Array<ArrayBuffer>;
	/** What the seal is bound to. */
	readonly outside: Uint8Array<ArrayBuffer>;
	/** What the signature covers. */
	readonly signed: Uint8Array<ArrayBuffer>;
}

/** Everything of a bundle that stands before the sealed part. */
export function outsideOf(
	header: HandoverHeader,
	ephemeral: Uint8Array,
	iv: Uint8Array
): Uint8Array<ArrayBuffer> {
	const text = new TextEncoder().encode(JSON.stringify(header));
	return joined(
		Uint8Array.from([...MAGIC, HANDOVER_FORMAT, text.length >> 8, text.length & 0xff]),
		text,
		ephemeral,
		iv
	);
}

/** The parts of a bundle; null for anything that is none, or one of a format that is not known here. */
export function readBundle(bytes: Uint8Array<ArrayBuffer>): BundleParts | null {
	if (bytes.length > HANDOVER_BYTES_MAX) return null;
	if (MAGIC.some((byte, index) => bytes[index] !== byte) || bytes[MAGIC.length] !== HANDOVER_FORMAT)
		return null;
	const headerLength = ((bytes[MAGIC.length + 1] ?? 0) << 8) | (bytes[MAGIC.length + 2] ?? 0);
	const headerEnd = FIXED_BYTES + headerLength;
	const outsideEnd = headerEnd + EPHEMERAL_BYTES + IV_BYTES;
	const signedEnd = bytes.length - SIGNATURE_BYTES;
	if (signedEnd - outsideEnd < TAG_BYTES) return null;
	const header = headerOf(bytes.subarray(FIXED_BYTES, headerEnd));
	if (header === null) return null;
	return {
		header,
		ephemeral: bytes.subarray(headerEnd, headerEnd + EPHEMERAL_BYTES),
		iv: bytes.subarray(headerEnd + EPHEMERAL_BYTES, outsideEnd),
		sealed: bytes.subarray(outsideEnd, signedEnd),
		signature: bytes.subarray(signedEnd),
		outside: bytes.subarray(0, outsideEnd),
		signed: bytes.subarray(0, signedEnd)
	};
}

function headerOf(bytes: Uint8Array): HandoverHeader | null {
	try {
		const parsed = v.safeParse(
			handoverHeaderSchema,
			JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
		);
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}

/** Pieces in a row. */
export function joined(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

/** Bytes as text for JSON and addresses (RFC 4648, without padding). */
export function toBase64Url(bytes: Uint8Array): string {
	let text = '';
	// In pieces: a call takes only so many arguments.
	for (let at = 0; at < bytes.length; at += 0x8000)
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The bytes of such a text; null for one that is none. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
	try {
		const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
	} catch {
		return null;
	}
}

/**
 * What the key of a sealing is derived with, beside the secret both sides agree on: it belongs to this purpose and
 * to this very server key.
 */
export function sealInfo(serverPublicKey: Uint8Array): Uint8Array<ArrayBuffer> {
	return joined(new TextEncoder().encode(`tagwerk handover ${HANDOVER_FORMAT}`), serverPublicKey);
}
