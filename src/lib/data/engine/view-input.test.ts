import { expect, test } from 'vitest';
import { aMutation, anActor, aTimeEntry, generalSettings } from '#domain/testkit/builders.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { withdrawableUntilOf } from '#lib/data/engine/view-input.ts';

const RECEIVED = '2026-01-12T16:00:00.000Z';

function untilOf(...events: string[]) {
	return untilAt(RECEIVED, ...events);
}

function untilAt(now: string, ...events: string[]) {
	const entries: TimeEntry[] = events.map((event) =>
		aTimeEntry({ state: 'confirmed', receivedAt: RECEIVED, mutation: aMutation({ event }) })
	);
	const context = {
		general: generalSettings(),
		groups: [],
		actor: anActor(),
		workTypes: new Map(),
		holidaysOf: () => new Map()
	};
	const input = { context, employee: null, entries, waiting: new Set<string>(), now };
	return withdrawableUntilOf(input as never, { date: '2026-01-12', entries } as never);
}

test('a day can be taken back for a minute after the server received its confirmation', () => {
	expect(untilOf('confirm', 'confirm')).toBe('2026-01-12T16:01:00.000Z');
});

test('the last instant of the minute is still in time, the one after it is not', () => {
	expect(untilAt('2026-01-12T16:01:00.000Z', 'confirm')).toBe('2026-01-12T16:01:00.000Z');
	expect(untilAt('2026-01-12T16:01:00.001Z', 'confirm')).toBeNull();
});

test('a day is not offered for taking back once somebody else acted on one of its entries', () => {
	expect(untilOf('confirm', 'undo')).toBeNull();
	expect(untilOf('enter_on_behalf')).toBeNull();
});
