import { expect, test } from 'vitest';
import { pageOf } from './pages.ts';

const rows = (count: number) => Array.from({ length: count }, (_, index) => index);

test('up to 200 rows stay on one page', () => {
	expect(pageOf(rows(200), 3)).toMatchObject({ from: 0, pages: 1, page: 0 });
});

test('a longer list comes a hundred rows at a time, and a page beyond the end is the last one', () => {
	expect(pageOf(rows(201), 1)).toMatchObject({ from: 100, pages: 3, page: 1 });
	expect(pageOf(rows(201), 9).rows).toEqual([200]);
	expect(pageOf(rows(201), -1).from).toBe(0);
});
