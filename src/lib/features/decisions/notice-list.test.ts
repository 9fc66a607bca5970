import { expect, test } from 'vitest';
import { noticeList } from './notice-list.ts';

const notices = (count: number, withFile: readonly number[] = []) =>
	Array.from({ length: count }, (_, index) => ({ id: String(index), hasFile: withFile.includes(index) }));

test('"read all" puts away nothing that lies nowhere else', () => {
	expect(noticeList(notices(3, [1]), false).together).toEqual(['0', '2']);
	expect(noticeList(notices(2, [1]), false).together).toEqual([]);
	expect(noticeList(notices(2), false).together).toEqual(['0', '1']);
});

test('what can be saved as a file stands first and is always shown', () => {
	const { shown } = noticeList(notices(14, [12]), false);
	expect(shown.map(({ id }) => id)).toEqual(['12', '0', '1', '2', '3', '4', '5', '6', '7', '8']);
	const all = notices(14).map(({ id }) => Number(id));
	expect(noticeList(notices(14, all), false).shown).toHaveLength(14);
	expect(noticeList(notices(14), true).shown).toHaveLength(14);
});
