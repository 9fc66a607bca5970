import { expect, test } from 'vitest';
import { aTimeEntry, berlin } from '#domain/testkit/builders.ts';
import { copiesOn, copyRefusal } from '#domain/time-entry/copy-day.ts';

const MONDAY = '2026-01-12';
const on = (date: string, from: string, to: string, over: Parameters<typeof aTimeEntry>[0] = {}) =>
	aTimeEntry({ start: berlin(`${date} ${from}`), stop: berlin(`${date} ${to}`), ...over });
const monday = [on(MONDAY, '07:00', '12:00'), on(MONDAY, '12:30', '16:00')];
const refusal = (to: string, existing: ReturnType<typeof on>[] = []) =>
	copyRefusal({ entries: monday, from: MONDAY, to, existing, now: berlin('2026-01-16 18:00') });

test('a copy keeps the wall clock, over the change of the clocks and over midnight', () => {
	const night = aTimeEntry({ start: berlin('2026-03-27 22:00'), stop: berlin('2026-03-28 06:00') });
	const [copy] = copiesOn([night], '2026-03-27', '2026-03-28');
	expect(copy).toMatchObject({ start: berlin('2026-03-28 22:00'), stop: '2026-03-29T04:00:00.000Z' });
});

test('what still runs is not copied', () => {
	expect(copiesOn([aTimeEntry({ stop: null })], MONDAY, '2026-01-13')).toEqual([]);
});

test('a day that is free at these times takes a copy, beside what is there already', () => {
	expect(refusal('2026-01-13')).toBeNull();
	expect(refusal('2026-01-13', [on('2026-01-13', '17:00', '18:00')])).toBeNull();
	expect(refusal('2026-01-13', [on('2026-01-13', '12:00', '12:30', { kind: 'break' })])).toBeNull();
});

test('the day itself, a day ahead, a locked day and a day with something at that time are left out', () => {
	expect(refusal(MONDAY)).toBe('E_SAME');
	expect(refusal('2026-01-17')).toBe('E_FUTURE');
	expect(refusal('2026-01-13', [on('2026-01-13', '17:00', '18:00', { state: 'confirmed' })])).toBe(
		'E_LOCKED'
	);
	expect(refusal('2026-01-13', [on('2026-01-13', '15:59', '18:00')])).toBe('E_OVERLAP');
	expect(refusal('2026-01-13', [on('2026-01-12', '22:00', '23:00', { state: 'confirmed' })])).toBeNull();
});
