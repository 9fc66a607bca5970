import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { entrySchema, localSchema, mirrorSchema } from './rx-schema.ts';

/**
 * RxDB opens a collection only in the form it was made in: with another one, what waits there could not be reached
 * without a migration on the device, and that there never is. What changes is the records inside `data`.
 */
test.each([
	['time entries', entrySchema, '74e9af27a1288eff'],
	['everything else', mirrorSchema, 'a0fd42a4393e6b5e'],
	['what only the device knows', localSchema, '4c8e22c579c5b8e3']
])('R11: a device keeps %s in the form of the first release', (_, schema, hash) => {
	expect(schema.version).toBe(0);
	expect(createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16)).toBe(hash);
});
