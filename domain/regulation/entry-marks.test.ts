import { expect, test } from 'vitest';
import { entryMarks } from '#domain/regulation/entry-marks.ts';
import type { MarkedEntry, MarksInput } from '#domain/regulation/mark-input.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { BERLIN, berlin } from '#domain/testkit/builders.ts';

function told(entries: readonly MarkedEntry[], over: Partial<MarksInput> = {}): string[] {
	const input = { entries, zone: BERLIN, profile: DE_ARBZG, from: '2026-01-01', to: '2026-12-31', ...over };
	return entryMarks(input).map(({ date, code, actual, limit }) => `${date} ${code} ${actual}/${limit}`);
}
const clock = { kind: 'work', start: berlin('2026-01-12 08:00'), stop: null } as const;

test('a clock is forgotten from one minute above 16 hours on; a late confirmation has no minutes', () => {
	const late = { ...clock, flags: ['LATE_CONFIRM', 'CLOCK_SUSPECT'] } as const;
	expect(told([late], { now: berlin('2026-01-13 00:00') })).toEqual([
		'2026-01-12 LATE_CONFIRM 0/0',
		'2026-01-12 CLOCK_SUSPECT 0/0'
	]);
	expect(told([late], { now: berlin('2026-01-13 00:01') })).toEqual([
		'2026-01-12 LATE_CONFIRM 0/0',
		'2026-01-12 CLOCK_SUSPECT 0/0',
		'2026-01-12 LONG_RUNNING 961/960'
	]);
});

test('who does not say what time it is hears of no forgotten clock', () => {
	expect(told([clock])).toEqual([]);
	expect(told([{ ...clock, flags: ['LATE_SYNC'] }])).toEqual(['2026-01-12 LATE_SYNC 0/0']);
});

test('the day of a mark is the one where the entry was made, without a place of its own the caller’s', () => {
	const noon = { kind: 'work', start: berlin('2026-01-12 12:30'), stop: berlin('2026-01-12 13:00') } as const;
	const flags = ['LATE_SYNC'] as const;
	expect(told([{ ...noon, flags }])).toEqual(['2026-01-12 LATE_SYNC 0/0']);
	expect(told([{ ...noon, flags, zone: 'Pacific/Auckland' }])).toEqual(['2026-01-13 LATE_SYNC 0/0']);
});
