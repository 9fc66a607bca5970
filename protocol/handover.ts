import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';

/** The largest bundle that is taken in, bytes. */
export const HANDOVER_BYTES_MAX = 1024 * 1024;
/** What a bundle may hold once it is unpacked, bytes: as much as any request. */
export const HANDOVER_UNPACKED_MAX = 1024 * 1024;
/** How many rows one bundle may hold. They are pushed in turns of at most 100. */
export const HANDOVER_ROWS_MAX = 2000;
/** For how long the bundles of a device that was signed out are still taken, when they were signed before. */
export const HANDOVER_AFTER_SIGN_OUT_DAYS = 30;

/** A public key of P-256 as WebCrypto's `raw` form: 65 bytes, base64url. */
export const publicKeySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/));
/** The name of a public key: the SHA-256 of its raw form, base64url. */
export const keyIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/**
 * `POST /api/sync/handover/key`: the device names the public key with which it signs bundles. The key counts for
 * the person and the device of this session. The answer is what a bundle has to be sealed to.
 */
export const handoverKeyRequestSchema = v.object({
	deviceId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	publicKey: publicKeySchema
});
export const handoverKeyResponseSchema = v.object({
	/** The name under which the server knows the device's key. */
	keyId: keyIdSchema,
	/** The device's key was signed out before: it takes a new one. */
	isRevoked: v.boolean(),
	server: v.object({ keyId: keyIdSchema, publicKey: publicKeySchema }),
	epoch: v.string(),
	serverTime: instantSchema
});
export type HandoverKeyResponse = Readonly<v.InferOutput<typeof handoverKeyResponseSchema>>;

/** What stands readable on the outside of a bundle; signed, and bound to what is sealed. */
export const handoverHeaderSchema = v.object({
	/** The history the rows were written on. */
	epoch: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	/** Whose outbox it is. */
	userId: idSchema,
	deviceId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	/** The key of the device that signed. */
	keyId: keyIdSchema,
	/** The key of the server that can open it. */
	serverKeyId: keyIdSchema,
	signedAt: instantSchema
});
export type HandoverHeader = Readonly<v.InferOutput<typeof handoverHeaderSchema>>;

/** What is sealed inside, gzipped: per collection the rows exactly as they would be pushed. */
export const handoverContentSchema = v.object({
	collections: v.array(v.object({ name: v.string(), rows: v.array(v.unknown()) }))
});
export type HandoverContent = Readonly<v.InferOutput<typeof handoverContentSchema>>;

/** `POST /api/sync/handover`: a bundle, base64url, brought by anybody who is signed in. */
export const handoverRequestSchema = v.object({ bundle: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/)) });

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** All the carrier ever hears: how many, never what. */
export const handoverResponseSchema = v.object({
	taken: count,
	/** Were there already. */
	known: count,
	/** Need the author's own look. */
	refused: count,
	unreadable: count,
	serverTime: instantSchema
});
export type HandoverResponse = Readonly<v.InferOutput<typeof handoverResponseSchema>>;

/** Why a bundle as a whole is not taken. */
export const handoverProblems = [
	'handover.unreadable',
	'handover.changed',
	'handover.other_server',
	'handover.unknown_device',
	'handover.device_signed_out'
] as const;
export type HandoverProblem = (typeof handoverProblems)[number];
