import {
	fromBase64Url,
	IV_BYTES,
	joined,
	outsideOf,
	sealInfo,
	toBase64Url
} from '#protocol/handover-bundle.ts';
import type { HandoverContent, HandoverHeader } from '#protocol/handover.ts';

const P256 = { namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', ...P256 } as const;
const AGREEMENT = { name: 'ECDH', ...P256 } as const;

/** The key of a device: the private half can sign, and cannot be read by anybody, this app included. */
export interface SigningKey {
	readonly privateKey: CryptoKey;
	/** Raw point, base64url. */
	readonly publicKey: string;
}

/** Whether this page may sign and seal at all: not without https, and not in browsers of long ago. */
export function canSeal(): boolean {
	return typeof CompressionStream !== 'undefined' && 'subtle' in crypto;
}

export async function makeSigningKey(): Promise<SigningKey> {
	const pair = await crypto.subtle.generateKey(SIGNING, false, ['sign', 'verify']);
	return { privateKey: pair.privateKey, publicKey: await rawOf(pair.publicKey) };
}

/** The bundle: packed, sealed to the server with a key of one use, signed by the device. */
export async function sealBundle(options: {
	readonly header: HandoverHeader;
	readonly content: HandoverContent;
	/** The server's public key, raw, base64url. */
	readonly serverKey: string;
	readonly signer: CryptoKey;
}): Promise<Uint8Array<ArrayBuffer>> {
	const { header, content, signer } = options;
	const serverKey = fromBase64Url(options.serverKey) ?? new Uint8Array();
	const { ephemeral, key } = await sealingKey(serverKey);
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const outside = outsideOf(header, ephemeral, iv);
	const algorithm = { name: 'AES-GCM', iv, additionalData: outside };
	const sealed = await crypto.subtle.encrypt(algorithm, key, await packed(content));
	const signed = joined(outside, new Uint8Array(sealed));
	const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signer, signed);
	return joined(signed, new Uint8Array(signature));
}

async function sealingKey(
	serverKey: Uint8Array<ArrayBuffer>
): Promise<{ ephemeral: Uint8Array<ArrayBuffer>; key: CryptoKey }> {
	const { subtle } = crypto;
	const theirs = await subtle.importKey('raw', serverKey, AGREEMENT, false, []);
	const once = await subtle.generateKey(AGREEMENT, false, ['deriveBits']);
	const ephemeral = new Uint8Array(await subtle.exportKey('raw', once.publicKey));
	const secret = await subtle.deriveBits({ name: 'ECDH', public: theirs }, once.privateKey, 256);
	const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
	const key = await subtle.deriveKey(
		{ name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info: sealInfo(serverKey) },
		base,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt']
	);
	return { ephemeral, key };
}

async function packed(content: HandoverContent): Promise<ArrayBuffer> {
	const stream = new Blob([JSON.stringify(content)]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Response(stream).arrayBuffer();
}

async function rawOf(key: CryptoKey): Promise<string> {
	return toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}
