import { expect, test } from 'vitest';
import { compareMarks, isRed, markOf, type Mark } from '#domain/regulation/mark.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';

const mark = (date: string, code: Mark['code'], actual: number) =>
	markOf(DE_ARBZG, { date, code, actual, limit: 30, severity: 'violation' });

test('marks are shown by date, then by code, of two alike the greater one first', () => {
	const marks = [
		mark('2026-01-13', 'BRK_MISSING', 0),
		mark('2026-01-12', 'REST_SHORT', 600),
		mark('2026-01-12', 'BRK_MISSING', 15),
		mark('2026-01-12', 'BRK_MISSING', 20),
		mark('2026-01-12', 'BRK_MISSING', 10)
	];
	const shown = [
		'2026-01-12 BRK_MISSING 20',
		'2026-01-12 BRK_MISSING 15',
		'2026-01-12 BRK_MISSING 10',
		'2026-01-12 REST_SHORT 600',
		'2026-01-13 BRK_MISSING 0'
	];
	const told = (list: readonly Mark[]) =>
		list.toSorted(compareMarks).map(({ date, code, actual }) => `${date} ${code} ${actual}`);
	expect(told(marks)).toEqual(shown);
	expect(told(marks.toReversed())).toEqual(shown);
});

test('one violation makes a day red, warnings and information do not', () => {
	const red = mark('2026-01-12', 'BRK_MISSING', 0);
	const pale = { ...red, severity: 'warning' } as const;
	expect(isRed([pale, { ...red, severity: 'info' }])).toBe(false);
	expect(isRed([pale, red])).toBe(true);
});
