import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideTimeEntryEvent } from '#domain/time-entry/transitions.ts';
import { judgePeriodClose, type ClosableEntry } from '#domain/time-entry/period-close.ts';
import { timeEntryStates } from '#domain/time-entry/time-entry.ts';

const entry = (id: string, state: ClosableEntry['state'], route: ClosableEntry['route'] = 'direct') => ({
	id,
	userId: id.slice(0, 1),
	state,
	route
});
const close = (entries: readonly ClosableEntry[], acknowledged: readonly string[] = []) =>
	judgePeriodClose({ entries, acknowledged });

test('a period closes when everything in it is confirmed, verified or closed already', () => {
	const entries = [entry('b1', 'verified', 'manager'), entry('a1', 'confirmed'), entry('a2', 'closed')];
	expect(close(entries)).toEqual({ closable: ['a1', 'b1'], leftovers: [], isAllowed: true });
});

test('what stays behind is listed by person with its reason, and needs a yes to each', () => {
	const entries = [
		entry('b1', 'confirmed', 'manager'),
		entry('b2', 'review'),
		entry('a2', 'rejected'),
		entry('a1', 'draft', null),
		entry('a3', 'confirmed')
	];
	const judged = close(entries);
	expect(judged.leftovers.map(({ entryId, userId, reason }) => `${userId} ${entryId} ${reason}`)).toEqual([
		'a a1 NOT_CONFIRMED',
		'a a2 NOT_CONFIRMED',
		'b b1 WAITS_FOR_MANAGER',
		'b b2 WAITS_FOR_HR'
	]);
	expect(judged.closable).toEqual(['a3']);
	expect(judged.isAllowed).toBe(false);
	expect(close(entries, ['a1', 'a2', 'b1']).isAllowed).toBe(false);
	expect(close(entries, ['a1', 'a2', 'b1', 'b2', 'gone']).isAllowed).toBe(true);
});

test('what is called closable is exactly what the event close takes', () => {
	const hr = { isOwner: false, isHr: true, managesGroup: false, isManager: false, isArchived: false };
	fc.assert(
		fc.property(
			fc.constantFrom(...timeEntryStates),
			fc.constantFrom('direct' as const, 'manager' as const),
			(state, route) => {
				const decided = decideTimeEntryEvent({ state, event: 'close', route, actor: hr, ctx: {} });
				expect(close([entry('x1', state, route)]).closable).toEqual(decided.ok ? ['x1'] : []);
			}
		)
	);
});
