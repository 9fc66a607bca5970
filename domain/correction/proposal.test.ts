import { expect, test } from 'vitest';
import { proposalFor } from '#domain/correction/proposal.ts';
import { aLockedEntry, proposedTime } from '#domain/testkit/correction-builders.ts';
import { timeEntryStates } from '#domain/time-entry/time-entry.ts';

const locked = aLockedEntry();
const earlier = aLockedEntry({ ...proposedTime, state: 'draft' });
const offered = (current = locked, entry = earlier, isDeleted = false) =>
	proposalFor(current, { entry, isDeleted });

test('another version of a locked entry is proposed as a change, its deletion as a deletion', () => {
	expect(offered()).toEqual({ kind: 'change', proposed: proposedTime });
	expect(offered(locked, earlier, true)).toEqual({ kind: 'delete', proposed: null });
});

test('nothing is proposed about what is not locked, or what HR reviews', () => {
	const states = timeEntryStates.filter((state) => offered(aLockedEntry({ state })) !== null);
	expect(states).toEqual(['confirmed', 'verified', 'closed']);
});

test('nothing is proposed that still runs, or that a correction does not put right', () => {
	expect(offered(locked, aLockedEntry({ stop: null }))).toBeNull();
	expect(offered(locked, aLockedEntry({ explanation: 'the bus' }))).toBeNull();
	expect(offered(locked, aLockedEntry({ note: 'van' }))).toMatchObject({ proposed: { note: 'van' } });
});
