import { expect, test } from 'vitest';
import { effectiveWork, shiftsOf, type RegulatedEntry } from '#domain/regulation/shifts.ts';
import { aTimeEntry } from '#domain/testkit/builders.ts';
import { instantToMinute } from '#domain/time/duration.ts';

/** The date of work told twice from the same minute, in either order: noon in Berlin is the next day in Auckland. */
function datesOfTwo(one: Partial<RegulatedEntry>, other: Partial<RegulatedEntry>): string[] {
	const span = { kind: 'work', start: '2026-01-12T11:30:00.000Z', stop: '2026-01-12T18:00:00.000Z' } as const;
	const [a, b] = [
		{ ...span, ...one },
		{ ...span, ...other }
	];
	return [
		[a, b],
		[b, a]
	].flatMap((entries) => shiftsOf(effectiveWork(entries, 'UTC'), null).map(({ date }) => date));
}

test('of two entries from the same minute the one with the smaller id names the zone, whichever arrived first', () => {
	const [here, there] = ['Europe/Berlin', 'Pacific/Auckland'];
	expect(datesOfTwo({ id: 'a', zone: here }, { id: 'b', zone: there })).toEqual(['2026-01-12', '2026-01-12']);
	expect(datesOfTwo({ id: 'b', zone: here }, { id: 'a', zone: there })).toEqual(['2026-01-13', '2026-01-13']);
});

test('of two entries without an id the first zone by name counts, before all the caller’s own', () => {
	const [here, there] = [{ zone: 'Europe/Berlin' }, { zone: 'Pacific/Auckland' }];
	expect(datesOfTwo(here, there)).toEqual(['2026-01-12', '2026-01-12']);
	expect(datesOfTwo({}, there)).toEqual(['2026-01-12', '2026-01-12']);
});

test('work of one date is one shift until the rest of its profile is over, eleven hours where it names none', () => {
	const day = (gap: number, rest: Parameters<typeof shiftsOf>[1]) => {
		const start = instantToMinute('2026-01-12T00:00:00.000Z');
		const again = start + 60 + gap;
		const worked = [
			{ start, stop: start + 60, zone: 'UTC' },
			{ start: again, stop: again + 60, zone: 'UTC' }
		];
		return shiftsOf(worked, rest).map((shift) => [shift.start - start, shift.stop - start]);
	};
	expect(day(659, null)).toEqual([[0, 779]]);
	expect(day(660, null)).toEqual([
		[0, 60],
		[720, 780]
	]);
	expect(day(719, 720)).toEqual([[0, 839]]);
	expect(day(720, 720)).toHaveLength(2);
	const onThatDate = (date: string) => (date === '2026-01-12' ? 600 : null);
	expect(day(599, onThatDate)).toHaveLength(1);
	expect(day(600, onThatDate)).toHaveLength(2);
	expect(day(239, 120)).toHaveLength(1);
	expect(day(240, 120)).toHaveLength(2);
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
