import * as v from 'valibot';
import { expect, test } from 'vitest';
import { mutationSchema } from '#domain/kernel/mutation.ts';

const act = (id: string) => ({
	id,
	event: 'edit',
	deviceId: 'phone',
	seq: 1,
	deviceTime: '2026-11-19T11:00:00.000Z',
	offsetMs: 0
});

test('a mutation and the earlier acts that travel with it are different acts: no id stands twice', () => {
	const canBeRead = (...prior: string[]) =>
		v.is(mutationSchema, { ...act('newest'), prior: prior.map((id) => act(id)) });
	expect(canBeRead('first', 'second')).toBe(true);
	expect(canBeRead('first', 'first')).toBe(false);
	expect(canBeRead('first', 'newest')).toBe(false);
});
