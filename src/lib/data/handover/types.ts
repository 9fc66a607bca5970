import type { Instant } from '#domain/time/instant.ts';
import type { HandoverProblem } from '#protocol/handover.ts';

/** What this device needs to hand over without network. */
export interface KeptKey {
	readonly userId: string;
	readonly deviceId: string;
	readonly privateKey: CryptoKey;
	/** Raw point, base64url. */
	readonly publicKey: string;
	/** What the server answered when the key was named to it; null = it has not heard of it yet. */
	readonly named: {
		readonly keyId: string;
		readonly serverKeyId: string;
		readonly serverPublicKey: string;
		readonly epoch: string;
		readonly at: Instant;
	} | null;
}

/** Counts of rows, all that anybody but the author learns. */
export interface TakenCounts {
	readonly taken: number;
	readonly known: number;
	readonly refused: number;
	readonly unreadable: number;
}

/** Somebody's bundle on its way to the server. */
export interface CarriedBundle {
	readonly id: string;
	/** Whose entries they are. */
	readonly authorId: string;
	/** When the author's device signed. */
	readonly signedAt: Instant;
	readonly receivedAt: Instant;
	readonly state: 'waiting' | 'taken' | 'refused';
	/** When the server answered. */
	readonly answeredAt: Instant | null;
	readonly counts: TakenCounts | null;
	/** Why the bundle as a whole was not taken. */
	readonly problem: HandoverProblem | 'too_large' | null;
}

/** With what is to be sent; empty once the server has it. */
export interface KeptBundle extends CarriedBundle {
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where keys and carried bundles survive a reload: IndexedDB in browsers, a map in tests. */
export interface HandoverStore {
	key(userId: string): Promise<KeptKey | null>;
	/** Keeps the key unless there is one for this person and device; answers the one that is kept. */
	addKey(key: KeptKey): Promise<KeptKey>;
	putKey(key: KeptKey): Promise<void>;
	forgetKey(userId: string): Promise<void>;
	bundles(): Promise<readonly KeptBundle[]>;
	putBundle(bundle: KeptBundle): Promise<void>;
	forgetBundle(id: string): Promise<void>;
}
