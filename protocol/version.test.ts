import { createHash } from 'node:crypto';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { expect, test } from 'vitest';
import { checkpointSchema } from '#protocol/checkpoint.ts';
import { collections } from '#protocol/collections.ts';
import { digestResponseSchema } from '#protocol/digest.ts';
import { errorEnvelopeSchema } from '#protocol/error.ts';
import { meResponseSchema, syncInfoResponseSchema } from '#protocol/http/me.ts';
import { pullResponseSchema } from '#protocol/pull.ts';
import { pushRequestSchema, pushResponseSchema, pushRowSchema } from '#protocol/push.ts';
import { reofferRequestSchema, reofferResponseSchema } from '#protocol/reoffer.ts';
import { streamChangeSchema } from '#protocol/stream.ts';
import { PROTOCOL_VERSION, PROTOCOL_VERSION_MIN } from '#protocol/version.ts';

/**
 * What the wire of a version looks like. A changed shape needs a new version beside it; what the contract of a version
 * already names and a client may leave out or not ask for (a field of a person, a collection) is filled in here, and so
 * is a field of an answer that a client may overlook (the `base` of a conflict).
 */
const HASHES: Readonly<Record<number, string>> = {
	1: '1af2f97ed7cfad6e'
};

const onTheWire: Readonly<Record<string, GenericSchema>> = {
	checkpoint: checkpointSchema,
	error: errorEnvelopeSchema,
	me: meResponseSchema,
	syncInfo: syncInfoResponseSchema,
	pull: pullResponseSchema,
	pushRequest: pushRequestSchema,
	pushRow: pushRowSchema,
	pushResponse: pushResponseSchema,
	reofferRequest: reofferRequestSchema,
	reofferResponse: reofferResponseSchema,
	digest: digestResponseSchema,
	stream: streamChangeSchema,
	...Object.fromEntries(Object.entries(collections).map(([name, { schema }]) => [name, schema]))
};

function hashOfTheWire(): string {
	const shapes = Object.entries(onTheWire).map(([name, schema]) => [
		name,
		toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' })
	]);
	return createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
}

test('the wire does not change without a new protocol version', () => {
	expect(hashOfTheWire()).toBe(HASHES[PROTOCOL_VERSION]);
});

test('the versions answered form a range up to the current one', () => {
	expect(PROTOCOL_VERSION_MIN).toBeLessThanOrEqual(PROTOCOL_VERSION);
	expect(PROTOCOL_VERSION - PROTOCOL_VERSION_MIN).toBeLessThanOrEqual(1);
});
