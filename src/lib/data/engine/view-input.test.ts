import { expect, test } from 'vitest';
import { aMutation, aTimeEntry, generalSettings } from '#domain/testkit/builders.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { withdrawableUntilOf } from '#lib/data/engine/view-input.ts';

const RECEIVED = '2026-01-12T16:00:00.000Z';

function untilOf(...events: string[]) {
	const entries: TimeEntry[] = events.map((event) =>
		aTimeEntry({ state: 'confirmed', receivedAt: RECEIVED, mutation: aMutation({ event }) })
	);
	const context = { general: generalSettings(), groups: [] };
	const input = { context, employee: null, waiting: new Set<string>(), now: RECEIVED };
	return withdrawableUntilOf(input as never, { date: '2026-01-12', entries } as never);
}

test('a day can be taken back for a minute after the server received its confirmation', () => {
	expect(untilOf('confirm', 'confirm')).toBe('2026-01-12T16:01:00.000Z');
});

test('a day is not offered for taking back once somebody else acted on one of its entries', () => {
	expect(untilOf('confirm', 'undo')).toBeNull();
	expect(untilOf('enter_on_behalf')).toBeNull();
});
