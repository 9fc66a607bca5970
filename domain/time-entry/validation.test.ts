import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDayEntries } from '#domain/testkit/arbitraries.ts';
import { aTimeEntry, berlin } from '#domain/testkit/builders.ts';
import { isLongRunning, overlappingIds, overlapsWith, validateEntry } from '#domain/time-entry/validation.ts';

const NOW = '2026-01-12T12:00:00.000Z';
const codes = (start: string, stop: string | null) =>
	validateEntry(aTimeEntry({ start, stop }), { now: NOW, others: [] });

test('exactly five minutes ahead is allowed, a millisecond more is the future', () => {
	expect(codes('2026-01-12T12:05:00.000Z', null)).toEqual([]);
	expect(codes('2026-01-12T12:05:00.001Z', null)).toEqual(['IN_FUTURE']);
	expect(codes('2026-01-12T08:00:00.000Z', '2026-01-12T12:05:00.001Z')).toEqual(['IN_FUTURE']);
});

test('all that is wrong is told, in order', () => {
	expect(codes('2026-01-12T13:00:30.000Z', '2026-01-12T13:00:10.000Z')).toEqual([
		'IN_FUTURE',
		'STOP_BEFORE_START',
		'ZERO_LENGTH'
	]);
});

test('start and stop in the same minute leave nothing', () => {
	expect(codes('2026-01-12T08:00:00.000Z', '2026-01-12T08:00:59.999Z')).toEqual(['ZERO_LENGTH']);
	expect(codes('2026-01-12T08:00:59.999Z', '2026-01-12T08:01:00.000Z')).toEqual([]);
});

test('exactly 24 hours are allowed', () => {
	expect(codes('2026-01-11T08:00:00.000Z', '2026-01-12T08:00:00.000Z')).toEqual([]);
	expect(codes('2026-01-11T08:00:00.000Z', '2026-01-12T08:00:00.001Z')).toEqual(['ENTRY_TOO_LONG']);
});

test('a break inside work is no overlap, a running entry is open until now', () => {
	const work = aTimeEntry({ start: berlin('2026-01-12 08:00'), stop: null });
	const pause = aTimeEntry({
		kind: 'break',
		start: berlin('2026-01-12 09:00'),
		stop: berlin('2026-01-12 09:30')
	});
	const later = aTimeEntry({ start: berlin('2026-01-12 12:00'), stop: berlin('2026-01-12 12:30') });
	expect(validateEntry(pause, { now: NOW, others: [work] })).toEqual([]);
	expect(validateEntry(later, { now: NOW, others: [work] })).toEqual(['OVERLAP']);
});

test('an entry never overlaps itself', () => {
	const entry = aTimeEntry();
	expect(validateEntry(entry, { now: NOW, others: [entry] })).toEqual([]);
});

test('finding all overlaps at once agrees with asking for each entry', () => {
	fc.assert(
		fc.property(anyDayEntries, (entries) => {
			const nowMinute = 30_000_000;
			const found = entries.filter((entry) => overlapsWith(entry, entries, nowMinute).length > 0);
			expect([...overlappingIds(entries, nowMinute)].sort()).toEqual(found.map((entry) => entry.id).sort());
		})
	);
});

test('an overlap is a shared minute of the same kind: not a touch, not a break in work, nothing of no length', () => {
	const stretch = (id: string, from: string, to: string, kind: 'work' | 'break' = 'work') => ({
		id,
		kind,
		start: berlin(`2026-01-12 ${from}`),
		stop: berlin(`2026-01-12 ${to}`)
	});
	const found = overlappingIds(
		[
			stretch('empty', '09:00', '09:00'),
			stretch('touching', '12:00', '14:00'),
			stretch('work', '08:00', '12:00'),
			stretch('lunch', '10:00', '10:30', 'break'),
			stretch('late', '13:59', '15:00'),
			stretch('same', '20:00', '21:00'),
			stretch('same', '20:00', '21:00')
		],
		0
	);
	expect([...found].sort()).toEqual(['late', 'touching']);
});

test('a clock is long running after 16 hours, not at 16 hours', () => {
	const entry = aTimeEntry({ start: '2026-01-11T20:00:00.000Z', stop: null });
	expect(isLongRunning(entry, NOW)).toBe(false);
	expect(isLongRunning(entry, '2026-01-12T12:00:00.001Z')).toBe(true);
});
