import { expect, test } from 'vitest';
import { attributeByType } from '#domain/account/attribution.ts';
import {
	creditedMinutes,
	isLegalWorkingTime,
	percentOf,
	workTypeCredits
} from '#domain/account/work-type-credit.ts';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';

const types = new Map([
	['standby', { percent: 25, compliance: false }],
	['travel', { percent: 50 }],
	['night', { percent: 150 }]
]);
const work = (from: string, to: string, workTypeId: string | null, id = from) =>
	aTimeEntry({ id, start: berlin(`2026-01-12 ${from}`), stop: berlin(`2026-01-12 ${to}`), workTypeId });
const creditOf = (...entries: ReturnType<typeof work>[]) =>
	creditedMinutes(
		attributeByType({ entries, zone: BERLIN, mode: 'start' }).get('2026-01-12') ?? new Map(),
		types
	);

test('minutes are rounded once per day and type: two entries of 5 min at 25 % are 3, not 2', () => {
	expect(creditOf(work('08:00', '08:05', 'standby'), work('09:00', '09:05', 'standby'))).toBe(3);
	expect(creditOf(work('08:00', '08:05', 'standby'))).toBe(1);
});

test('a percentage may be above one hundred; the default type and unknown types count in full', () => {
	expect(creditOf(work('22:00', '22:11', 'night'))).toBe(17);
	expect([percentOf(null, types), percentOf('gone', types)]).toEqual([100, 100]);
});

test('minutes covered twice belong to the entry that started first', () => {
	expect(creditOf(work('08:00', '10:00', 'travel'), work('09:00', '11:00', null))).toBe(60 + 60);
	expect(creditOf(work('08:00', '11:00', 'travel'), work('09:00', '10:00', null))).toBe(90);
});

test('of two entries from the same minute the one with the smaller id keeps the minutes', () => {
	const [a, b] = [work('08:00', '09:00', 'travel', 'a'), work('08:00', '10:00', null, 'b')];
	expect(creditOf(a, b)).toBe(30 + 60);
	expect(creditOf(b, a)).toBe(30 + 60);
});

test('the credits of a day say which minutes counted for what', () => {
	const byType = attributeByType({
		entries: [work('08:00', '09:00', 'travel'), work('09:00', '10:00', null)],
		zone: BERLIN,
		mode: 'start'
	}).get('2026-01-12');
	expect(workTypeCredits(byType ?? new Map(), types)).toEqual([
		{ workTypeId: 'travel', minutes: 60, percent: 50, creditedMinutes: 30 },
		{ workTypeId: null, minutes: 60, percent: 100, creditedMinutes: 60 }
	]);
});

test('a type is legal working time unless it says otherwise', () => {
	expect(isLegalWorkingTime('standby', types)).toBe(false);
	expect(isLegalWorkingTime('travel', types)).toBe(true);
	expect([isLegalWorkingTime(null, types), isLegalWorkingTime(undefined, types)]).toEqual([true, true]);
	expect(isLegalWorkingTime('gone', types)).toBe(true);
});
