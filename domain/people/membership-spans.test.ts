import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/time/local-date.ts';
import { isUnclear, moveToGroup, withoutDaysOf } from '#domain/people/membership-spans.ts';

const START = '2026-01-01';
const span = fc.tuple(fc.nat(60), fc.option(fc.nat(20), { nil: null })).map(([from, length]) => ({
	from: addDays(START, from),
	to: length === null ? null : addDays(START, from + length)
}));
const days = Array.from({ length: 90 }, (_, day) => addDays(START, day));
const covers = (one: { from: string; to: string | null }, day: string) =>
	one.from <= day && (one.to === null || day <= one.to);

test('making room takes exactly the days of the span away, and no other', () => {
	fc.assert(
		fc.property(fc.array(span, { maxLength: 4 }), span, (others, taken) => {
			const before = others.map((one) => ({ ...one, groupId: 'old' }));
			const after = withoutDaysOf(before, taken);
			for (const day of days) {
				const wanted = !covers(taken, day) && before.some((one) => covers(one, day));
				expect(after.some((one) => covers(one, day))).toBe(wanted);
			}
		})
	);
});

test('memberships are clear exactly when no day lies in two of them', () => {
	fc.assert(
		fc.property(fc.array(span, { maxLength: 4 }), (spans) => {
			const all = spans.map((one) => ({ ...one, groupId: 'any' }));
			const isDouble = [...days, '2099-01-01'].some(
				(day) => all.filter((one) => covers(one, day)).length > 1
			);
			expect(isUnclear(all)).toBe(isDouble);
		})
	);
});

const nord = { groupId: 'nord', from: '2026-01-01', to: null };

test('moving ends the old membership the day before and begins the new one', () => {
	expect(moveToGroup([nord], 'sued', '2026-11-01')).toEqual([
		{ groupId: 'nord', from: '2026-01-01', to: '2026-10-31' },
		{ groupId: 'sued', from: '2026-11-01', to: null }
	]);
});

test('leaving all groups ends the membership and begins none', () => {
	expect(moveToGroup([nord], null, '2026-11-01')).toEqual([{ ...nord, to: '2026-10-31' }]);
});

test('a move from the first day on replaces the membership instead of leaving an empty one', () => {
	expect(moveToGroup([nord], 'sued', '2026-01-01')).toEqual([
		{ groupId: 'sued', from: '2026-01-01', to: null }
	]);
});

test('a span that ends before it begins is unclear, one of a single day is not', () => {
	const one = (from: string, to: string | null) => ({ groupId: 'nord', from, to });
	expect(isUnclear([one('2026-01-02', '2026-01-01')])).toBe(true);
	expect(isUnclear([one('2026-01-02', '2026-01-02')])).toBe(false);
	expect(isUnclear([one('2026-01-02', null)])).toBe(false);
});
