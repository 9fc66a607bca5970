import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEntry } from '#domain/testkit/arbitraries.ts';
import { aManager, aMutation, anActor, aTimeEntry } from '#domain/testkit/builders.ts';
import { judge } from '#domain/testkit/judge-write.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import { hasSameContent } from '#domain/time-entry/content.ts';
import { timeEntryEvents, timeEntryStates } from '#domain/time-entry/time-entry.ts';

const anyActor = fc.constantFrom(
	anActor(),
	anActor({ isHr: true }),
	anActor({ userId: 'hr', isHr: true }),
	anActor({ userId: 'else' }),
	aManager(),
	aManager({ isHr: true })
);
/** A closed entry, and what somebody writes on it: any content, any state, any earlier acts, with a comment. */
const anyWrite = fc.record({
	closed: anyEntry.map((entry) => aTimeEntry({ ...entry, id: 'one', state: 'closed' })),
	route: fc.constantFrom('direct' as const, 'manager' as const),
	write: anyEntry,
	event: fc.constantFrom(...timeEntryEvents),
	state: fc.constantFrom(...timeEntryStates),
	actor: anyActor
});

test('nothing that anybody writes changes a closed entry; only HR unlocks it, and the content stays', () => {
	fc.assert(
		fc.property(anyWrite, ({ closed, route, write, event, state, actor }) => {
			const master = { ...closed, route };
			const { kind, start, stop, zone, workTypeId, jobId, note, explanation } = write;
			const content = { kind, start, stop, zone, workTypeId, jobId, note, explanation };
			const mutation = aMutation({ event, comment: 'agreed' });
			const verdict = judge(master, event, { actor, write: { ...content, state, mutation } });
			if (verdict.outcome === 'reject') return;
			expect([verdict.outcome, event, actor.isHr]).toEqual(['accept', 'unlock', true]);
			expect(['confirmed', 'verified']).toContain(verdict.record.state);
			expect(hasSameContent(verdict.record, master)).toBe(true);
		}),
		propertyRuns(2000)
	);
});

test('HR unlocks a closed entry to where it was', () => {
	const hr = anActor({ userId: 'hr', isHr: true });
	const unlocked = (route: 'direct' | 'manager', state: 'confirmed' | 'verified') => {
		const master = aTimeEntry({ state: 'closed', route });
		const mutation = aMutation({ event: 'unlock', comment: 'agreed' });
		const verdict = judge(master, 'unlock', { actor: hr, write: { mutation, state } });
		return verdict.outcome === 'accept' ? verdict.record.state : verdict.reason.code;
	};
	expect(unlocked('direct', 'confirmed')).toBe('confirmed');
	expect(unlocked('manager', 'verified')).toBe('verified');
	expect(unlocked('manager', 'confirmed')).toBe('E_STATE');
});
