import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import { fromBase64Url, sealInfo, toBase64Url, type BundleParts } from '#protocol/handover-bundle.ts';
import { handoverContentSchema, HANDOVER_UNPACKED_MAX, type HandoverContent } from '#protocol/handover.ts';

const { subtle } = globalThis.crypto;
const unpack = promisify(gunzip);
const CURVE = { namedCurve: 'P-256' } as const;

export interface MadeKey {
	readonly id: string;
	readonly publicKey: string;
	readonly privateKey: string;
}

/** A new key pair of the server, as it is kept. */
export async function makeServerKey(): Promise<MadeKey> {
	const pair = await subtle.generateKey({ name: 'ECDH', ...CURVE }, true, ['deriveBits']);
	const publicKey = toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
	const privateKey = toBase64Url(new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)));
	const id = await keyIdOf(publicKey);
	return { id: id ?? '', publicKey, privateKey };
}

/** The name of a public key; null for a text that is no point of the curve. */
export async function keyIdOf(publicKey: string): Promise<string | null> {
	const raw = fromBase64Url(publicKey);
	if (raw === null || (await verifyingKey(raw)) === null) return null;
	return toBase64Url(new Uint8Array(await subtle.digest('SHA-256', raw)));
}

/** Whether the bundle is, byte for byte, what this device signed. */
export async function isSignedBy(publicKey: string, { signature, signed }: BundleParts): Promise<boolean> {
	const raw = fromBase64Url(publicKey);
	const key = raw === null ? null : await verifyingKey(raw);
	return key !== null && subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed);
}

/**
 * What is sealed inside; `too_large` when it comes to more than is ever unpacked, null when it was not sealed to this
 * key, was changed, or is not what it should be.
 */
export async function openBundle(
	{ publicKey, privateKey }: Pick<MadeKey, 'publicKey' | 'privateKey'>,
	{ ephemeral, iv, sealed, outside }: BundleParts
): Promise<HandoverContent | 'too_large' | null> {
	try {
		const key = await openingKey(publicKey, privateKey, ephemeral);
		const packed = await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: outside }, key, sealed);
		const text = await unpack(new Uint8Array(packed), { maxOutputLength: HANDOVER_UNPACKED_MAX });
		const content = v.safeParse(handoverContentSchema, JSON.parse(text.toString('utf8')));
		return content.success ? content.output : null;
	} catch (error) {
		return (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : null;
	}
}

async function openingKey(
	publicKey: string,
	privateKey: string,
	ephemeral: Uint8Array<ArrayBuffer>
): Promise<CryptoKey> {
	const [own, ours] = [fromBase64Url(privateKey), fromBase64Url(publicKey)];
	if (own === null || ours === null) throw new Error('the kept key cannot be read');
	const mine = await subtle.importKey('pkcs8', own, { name: 'ECDH', ...CURVE }, false, ['deriveBits']);
	const theirs = await subtle.importKey('raw', ephemeral, { name: 'ECDH', ...CURVE }, false, []);
	const secret = await subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256);
	const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
	return subtle.deriveKey(
		{ name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info: sealInfo(ours) },
		base,
		{ name: 'AES-GCM', length: 256 },
		false,
		['decrypt']
	);
}

async function verifyingKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
	try {
		return await subtle.importKey('raw', raw, { name: 'ECDSA', ...CURVE }, false, ['verify']);
	} catch {
		return null;
	}
}
