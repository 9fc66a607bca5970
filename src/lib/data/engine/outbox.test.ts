import { expect, test } from 'vitest';
import { aMutation, aTimeEntry } from '#domain/testkit/builders.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { docOf } from '#lib/data/engine/entry-doc.ts';
import { waitingItems } from '#lib/data/engine/outbox.ts';

const MORNING = '2026-11-18T07:00:00.000Z';
const NOON = '2026-11-18T11:00:00.000Z';
const EVENING = '2026-11-18T17:00:00.000Z';

/** What the list says of an entry that was created in the morning and changed at another time. */
function clockActs(origin: TimeEntry['origin'], changedAt: string) {
	const { prior, ...created } = aMutation({ id: 'a', event: 'create', deviceTime: MORNING, offsetMs: 0 });
	void prior;
	const mutation = aMutation({ id: 'b', event: 'edit', deviceTime: changedAt, offsetMs: 0, prior: [created] });
	const entry = aTimeEntry({ origin, start: MORNING, stop: NOON, mutation });
	const doc = docOf(entry, { pending: true, removed: false, since: 0, base: null });
	return waitingItems([doc], null).map((item) => item.clock);
}

test('a tap on the clock is listed as the beginning and the end of the entry', () => {
	expect(clockActs('clock', NOON)).toEqual(['start', 'end']);
});

test('what was changed later or typed by hand is no tap on the clock', () => {
	expect(clockActs('clock', EVENING)).toEqual(['start', null]);
	expect(clockActs('manual', NOON)).toEqual([null, null]);
});
