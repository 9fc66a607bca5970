import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { timeEntryWriteSchema } from '#domain/time-entry/time-entry.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import { readPlainWrite } from '#server/time-entries/read-plain-write.ts';

const id = fc.oneof(fc.uuid(), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:~-]{0,63}$/));
const instant = fc
	.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true })
	.map((date) => date.toISOString());
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const mutation = {
	id,
	event: fc.constantFrom('create', 'edit', 'confirm', 'anything'),
	deviceId: fc.string({ maxLength: 64 }),
	seq: fc.nat(),
	deviceTime: instant,
	offsetMs: fc.integer(),
	comment: optional(fc.string({ maxLength: 60 }))
};
const good = fc.record({
	id,
	userId: id,
	kind: fc.constantFrom('work', 'break'),
	start: instant,
	stop: fc.option(instant),
	zone: fc.constantFrom('Europe/Berlin', 'UTC', 'Nowhere/Land'),
	workTypeId: fc.option(id),
	jobId: optional(fc.option(id)),
	note: optional(fc.string({ maxLength: 60 })),
	explanation: optional(fc.string({ maxLength: 60 })),
	state: fc.constantFrom('draft', 'confirmed', 'verified', 'rejected', 'closed', 'review'),
	origin: fc.constantFrom('clock', 'manual', 'import', 'correction', 'api', 'auto'),
	comment: optional(fc.option(fc.string({ maxLength: 60 }))),
	mutation: fc.record(mutation),
	schemaVersion: fc.constant(1),
	seq: fc.nat(),
	flags: fc.constant([])
});

/** Values at and beyond the edges of what some field may hold. */
const odd = fc.oneof(
	fc.constantFrom<unknown>(
		undefined,
		null,
		true,
		[],
		{},
		['a'],
		{ id: 'a' },
		-1,
		0,
		1,
		2,
		1.5,
		1e21,
		2 ** 53
	),
	fc.constantFrom('', 'a', '-a', 'ä', 'a b', 'a\n', 'work', 'pause', 'gone', '1', '😀', 'UTC'),
	fc.constantFrom(39, 40, 41, 63, 64, 65, 499, 500, 501, 999, 1000, 1001).map((length) => 'x'.repeat(length)),
	fc.constantFrom(
		'2026-02-29T00:00:00.000Z',
		'2024-02-29T00:00:00.000Z',
		'2026-04-31T00:00:00.000Z',
		'2026-04-30T24:00:00.000Z',
		'2026-13-01T00:00:00.000Z',
		'2026-01-01T00:00:00Z',
		'2026-01-01T00:00:00.000+01:00',
		'2026-01-01T00:00:00.000Z\n',
		'0000-02-29T00:00:00.000Z'
	),
	fc.record(mutation),
	fc.array(fc.record(mutation), { maxLength: 2 })
);

const place = fc.oneof(
	fc.constantFrom(
		'id',
		'userId',
		'kind',
		'start',
		'stop',
		'zone',
		'workTypeId',
		'jobId',
		'note',
		'explanation'
	),
	fc.constantFrom('state', 'origin', 'comment', 'mutation', 'schemaVersion', 'seq', '_deleted'),
	fc
		.constantFrom('id', 'event', 'deviceId', 'seq', 'deviceTime', 'offsetMs', 'comment', 'prior', 'proof')
		.map((name) => `mutation.${name}`)
);

/** A good entry with some fields replaced by odd values, as it arrives: nothing that is not JSON. */
const document = fc
	.tuple(good, fc.array(fc.tuple(place, odd), { maxLength: 2 }))
	.map(([made, replacements]): Record<string, unknown> => {
		const entry: Record<string, unknown> = { ...made };
		for (const [at, value] of replacements) {
			const [, inner] = at.split('.');
			if (inner === undefined) entry[at] = value;
			else entry['mutation'] = { ...(entry['mutation'] as object | null), [inner]: value };
		}
		return JSON.parse(JSON.stringify(entry)) as Record<string, unknown>;
	});

test('a row read the short way is what the schema makes of it, and nothing the schema refuses gets through', () => {
	const seen = { short: 0, long: 0, refused: 0 };
	fc.assert(
		fc.property(document, (value) => {
			const short = readPlainWrite(value);
			const parsed = v.safeParse(timeEntryWriteSchema, value);
			seen[short !== null ? 'short' : parsed.success ? 'long' : 'refused'] += 1;
			if (short === null) return;
			expect(parsed.success).toBe(true);
			expect(short).toStrictEqual(parsed.output);
		}),
		propertyRuns(20_000)
	);
	// The three cases were really met.
	for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});

test('only prior mutations and a proof take the long way', () => {
	fc.assert(
		fc.property(document, (value) => {
			const parsed = v.safeParse(timeEntryWriteSchema, value);
			if (!parsed.success) return;
			const { prior, proof } = parsed.output.mutation;
			expect(readPlainWrite(value) === null).toBe(prior !== undefined || proof !== undefined);
		}),
		propertyRuns(5000)
	);
});
