import { expect, test } from 'vitest';
import { aManager, anActor, aTimeEntry } from '#domain/testkit/builders.ts';
import { asksForALook, awaitsManager, awaitsWordOf } from '#domain/time-entry/awaiting.ts';

const NOW = '2026-01-20T11:00:00.000Z';
const waiting = aTimeEntry({ state: 'confirmed', route: 'manager' });

test('only what is confirmed on the manager’s route waits for a manager', () => {
	expect(awaitsManager(waiting)).toBe(true);
	expect(awaitsManager({ state: 'confirmed', route: 'direct' })).toBe(false);
	expect(awaitsManager({ state: 'verified', route: 'manager' })).toBe(false);
});

test('an entry waits for the word of whoever manages its owner, and nobody decides their own', () => {
	const manager = aManager();
	const memberships = [{ groupId: manager.manages[0]?.groupId ?? '', from: '2020-01-01', to: null }];
	expect(awaitsWordOf(manager, waiting, memberships, NOW)).toBe(true);
	expect(awaitsWordOf(manager, { ...waiting, userId: manager.userId }, memberships, NOW)).toBe(false);
	expect(awaitsWordOf(manager, waiting, [], NOW)).toBe(false);
	expect(awaitsWordOf(anActor({ userId: 'tom' }), waiting, memberships, NOW)).toBe(false);
});

test('the owner’s words and a late confirmation ask for a look, an import does not', () => {
	expect(asksForALook([waiting])).toBe(false);
	expect(asksForALook([waiting, { ...waiting, explanation: 'Notdienst' }])).toBe(true);
	expect(asksForALook([{ ...waiting, flags: ['LATE_CONFIRM'] }])).toBe(true);
	expect(asksForALook([{ ...waiting, flags: ['IMPORTED'] }])).toBe(false);
});
