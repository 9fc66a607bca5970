import type { DBCore, DBCoreTable, Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { seekManyAtOnce } from '#lib/data/seek-many.ts';

/** A table on a sorted list of keys, which counts what it is asked. */
function tableOf(keys: readonly string[]) {
	const held = [...keys].sort();
	const asked = { gets: 0, lists: 0 };
	const table = {
		name: 'docs',
		schema: { primaryKey: { isPrimaryKey: true } },
		getMany({ keys }: { keys: string[] }) {
			asked.gets += keys.length;
			return Promise.resolve(keys.map((key) => (held.includes(key) ? { id: key } : undefined)));
		},
		query({
			limit = Infinity,
			query
		}: {
			limit?: number;
			query: { range: { lower: string; upper: string } };
		}) {
			asked.lists += 1;
			const { lower, upper } = query.range;
			return Promise.resolve({ result: held.filter((key) => key >= lower && key <= upper).slice(0, limit) });
		}
	} as unknown as DBCoreTable;
	return { table, asked };
}

function seeking(table: DBCoreTable): DBCoreTable {
	let core = { table: () => table } as unknown as DBCore;
	const database = { use: ({ create }: { create: (down: DBCore) => DBCore }) => (core = create(core)) };
	seekManyAtOnce(database as unknown as Dexie);
	return core.table('docs');
}

const ask = (table: DBCoreTable, keys: string[]) => table.getMany({ keys, trans: {} as never });
const key = (number: number) => `entry-${String(number).padStart(5, '0')}`;
const keysFrom = (from: number, count: number, step = 1) =>
	Array.from({ length: count }, (_, index) => key(from + index * step));

test('a page of records that a device does not have takes one question', async () => {
	const { table, asked } = tableOf([]);
	const answers = await ask(seeking(table), keysFrom(0, 1000));
	expect(answers).toEqual(new Array(1000).fill(undefined));
	expect(asked).toEqual({ gets: 0, lists: 1 });
});

test('what is there is read and nothing else, in the order of the question', async () => {
	const { table, asked } = tableOf(keysFrom(0, 100, 3));
	const keys = keysFrom(0, 100).reverse();
	expect(await ask(seeking(table), keys)).toEqual(await ask(table, keys));
	expect(asked.gets).toBe(34 + 100);
});

test('a stretch with too many other records hides none of those asked about', async () => {
	const { table } = tableOf(keysFrom(0, 2000));
	const keys = [...keysFrom(1980, 40), ...keysFrom(0, 10)];
	const answers = await ask(seeking(table), keys);
	expect(answers).toEqual(await ask(table, keys));
	expect(answers.filter((answer) => answer !== undefined)).toHaveLength(30);
});

test('few records are asked for one by one', async () => {
	const { table, asked } = tableOf(keysFrom(0, 10));
	await ask(seeking(table), keysFrom(5, 10));
	expect(asked).toEqual({ gets: 10, lists: 0 });
});
