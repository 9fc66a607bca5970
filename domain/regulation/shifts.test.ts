import { expect, test } from 'vitest';
import { effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';
import { aTimeEntry } from '#domain/testkit/builders.ts';

test('of two entries from the same minute the one with the smaller id names the zone, whichever arrived first', () => {
	const span = { start: '2026-01-12T10:30:00.000Z', stop: '2026-01-12T18:00:00.000Z' };
	const here = aTimeEntry({ ...span, id: 'a', zone: 'Europe/Berlin' });
	const there = aTimeEntry({ ...span, id: 'b', zone: 'Pacific/Auckland' });
	const dates = [
		[here, there],
		[there, here]
	].map((entries) => shiftsOf(effectiveWork(entries, 'UTC'), null).map(({ date }) => date));
	expect(dates).toEqual([['2026-01-12'], ['2026-01-12']]);
});

test('an explicit break before or after the work only trims it', () => {
	const work = { start: '2026-01-12T08:00:00.000Z', stop: '2026-01-12T12:00:00.000Z' };
	const early = { start: '2026-01-12T07:00:00.000Z', stop: '2026-01-12T08:30:00.000Z' };
	const [shift] = shiftsOf(
		effectiveWork([aTimeEntry(work), aTimeEntry({ ...early, kind: 'break' })], 'UTC'),
		null
	);
	expect(shift?.intervals).toHaveLength(1);
	expect((shift?.stop ?? 0) - (shift?.start ?? 0)).toBe(210);
});
