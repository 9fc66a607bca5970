import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { outsideOf, joined, fromBase64Url, sealInfo, toBase64Url } from '#protocol/handover-bundle.ts';
import type {
	HandoverContent,
	HandoverHeader,
	HandoverKeyResponse,
	HandoverResponse
} from '#protocol/handover.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';

const { subtle } = globalThis.crypto;
const pack = promisify(gzip);

/** What a test may put wrong in a bundle. */
export interface BundleFaults {
	readonly header?: Partial<HandoverHeader>;
	readonly content?: unknown;
	/** Signs with a key that nobody knows. */
	readonly foreignSignature?: boolean;
}

/** A device that signs and seals, written for the tests alone: it shares only the layout of the bytes with the app. */
export interface HandoverDevice {
	readonly key: HandoverKeyResponse;
	readonly token: string;
	/** A bundle of these rows of time entries, as bytes. */
	bundle(rows: readonly unknown[], faults?: BundleFaults): Promise<Uint8Array<ArrayBuffer>>;
}

/** Signs a person in on a new device, which names its key to the server. */
export async function handoverDevice(server: TestServer, client: SyncClient): Promise<HandoverDevice> {
	const token = server.signIn(client.userId);
	const { deviceId } = client.mutation('create');
	const pair = await signingPair();
	const publicKey = toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
	const key = await registerKey(server, token, { deviceId, publicKey });
	return {
		key,
		token,
		async bundle(rows, { header = {}, content, foreignSignature = false } = {}) {
			const whole: HandoverHeader = {
				epoch: key.epoch,
				userId: client.userId,
				deviceId,
				keyId: key.keyId,
				serverKeyId: key.server.keyId,
				signedAt: new Date(server.clock.now()).toISOString(),
				...header
			};
			const plain: HandoverContent = { collections: [{ name: 'time_entries', rows: [...rows] }] };
			const signer = foreignSignature ? (await signingPair()).privateKey : pair.privateKey;
			return seal(key.server.publicKey, whole, content ?? plain, signer);
		}
	};
}

/** Names a key to the server in a session of its own choice. */
export async function registerKey(
	server: TestServer,
	token: string,
	body: { readonly deviceId: string; readonly publicKey: string }
): Promise<HandoverKeyResponse> {
	const response = await server.request('/api/sync/handover/key', {
		method: 'POST',
		headers: { authorization: `Bearer ${token}` },
		body: JSON.stringify(body)
	});
	if (!response.ok) throw new Error(`key: ${response.status} ${await response.text()}`);
	return (await response.json()) as HandoverKeyResponse;
}

/** Brings a bundle to the server. */
export async function carry(
	server: TestServer,
	bundle: Uint8Array,
	as: string
): Promise<{ readonly status: number; readonly text: string; readonly counts: HandoverResponse }> {
	const response = await server.post('/api/sync/handover', { bundle: toBase64Url(bundle) }, as);
	const text = await response.text();
	return { status: response.status, text, counts: JSON.parse(text) as HandoverResponse };
}

function signingPair(): Promise<CryptoKeyPair> {
	return subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

async function seal(
	serverKey: string,
	header: HandoverHeader,
	content: unknown,
	signer: CryptoKey
): Promise<Uint8Array<ArrayBuffer>> {
	const raw = fromBase64Url(serverKey) ?? new Uint8Array();
	const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
	const theirs = await subtle.importKey('raw', raw, curve, false, []);
	const once = await subtle.generateKey(curve, false, ['deriveBits']);
	const ephemeral = new Uint8Array(await subtle.exportKey('raw', once.publicKey));
	const secret = await subtle.deriveBits({ name: 'ECDH', public: theirs }, once.privateKey, 256);
	const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
	const key = await subtle.deriveKey(
		{ name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info: sealInfo(raw) },
		base,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt']
	);
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const outside = outsideOf(header, ephemeral, iv);
	const packed = new Uint8Array(await pack(JSON.stringify(content)));
	const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: outside }, key, packed);
	const signed = joined(outside, new Uint8Array(sealed));
	const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signer, signed);
	return joined(signed, new Uint8Array(signature));
}
