import type { Page } from '@playwright/test';
import type { Dexie, Table } from 'dexie';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { seekManyAtOnce } from '#lib/data/seek-many.ts';
import { expect, test } from '#tests/e2e/fixtures.ts';

/** What the page gets: the real Dexie, and records `entry-00000` to `entry-01999` with every third one left out. */
interface Bench {
	readonly Dexie: new (name: string) => Dexie;
	readonly seekManyAtOnce: typeof seekManyAtOnce;
}
interface Doc {
	readonly id: string;
}
declare global {
	interface Window {
		bench: Bench;
		/** The same records, asked at once and one by one. */
		tables: readonly [seeking: Table<Doc, string>, plain: Table<Doc, string>];
		keysFrom: (from: number, count: number) => string[];
	}
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = `
	import { Dexie } from 'dexie';
	import { seekManyAtOnce } from './src/lib/data/seek-many.ts';
	window.bench = { Dexie, seekManyAtOnce };
`;

/** A page of its own with two databases that hold the same. */
async function openTables(page: Page): Promise<void> {
	const { outputFiles } = await build({
		stdin: { contents: source, resolveDir: root },
		bundle: true,
		write: false
	});
	await page.route('http://seek.test/', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
	);
	await page.goto('http://seek.test/');
	await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
	await page.evaluate(async () => {
		const key = (number: number) => `entry-${String(number).padStart(5, '0')}`;
		window.keysFrom = (from, count) => Array.from({ length: count }, (_, index) => key(from + index));
		const docs = window.keysFrom(0, 2000).flatMap((id, index) => (index % 3 === 2 ? [] : [{ id }]));
		const open = async (name: string) => {
			const database = new window.bench.Dexie(name);
			if (name === 'seeking') window.bench.seekManyAtOnce(database);
			database.version(1).stores({ docs: 'id' });
			const table = database.table<Doc, string>('docs');
			await table.bulkPut(docs);
			return table;
		};
		window.tables = [await open('seeking'), await open('plain')];
	});
}

test('many records asked for at once are the ones that one by one would be found', async ({ page }) => {
	await openTables(page);
	const [seeking, plain] = await page.evaluate(() => {
		// The first stretch is longer than the list that is read: what comes after its end is asked one by one.
		const keys = [...window.keysFrom(1980, 40), ...window.keysFrom(0, 10), 'a', 'z'];
		return Promise.all(window.tables.map((table) => table.bulkGet(keys)));
	});
	expect(seeking).toEqual(plain);
	expect(plain?.filter((doc) => doc !== undefined)).toHaveLength(21);
});

test('inside a transaction they include what it has just written, and what is gone is gone', async ({
	page
}) => {
	await openTables(page);
	const [seeking, plain] = await page.evaluate(() => {
		const keys = window.keysFrom(0, 60);
		const inside = (table: Table<Doc, string>) =>
			table.db.transaction('rw', table, async () => {
				await table.put({ id: 'entry-00002' });
				await table.delete('entry-00000');
				return table.bulkGet(keys);
			});
		return Promise.all(window.tables.map(inside));
	});
	expect(seeking).toEqual(plain);
	expect(plain?.[0]).toBeUndefined();
	expect(plain?.[2]).toEqual({ id: 'entry-00002' });
});

test('a question that fails says so, and the next one is answered', async ({ page }) => {
	await openTables(page);
	const outcomes = await page.evaluate(() => {
		const keys = window.keysFrom(0, 60);
		const failing = async (table: Table<Doc, string>) => {
			const asked = table.db.transaction('r', table, (transaction) => {
				const answer = table.bulkGet(keys);
				transaction.abort();
				return answer;
			});
			const failure = await asked.then(
				() => 'answered',
				(error: Error) => error.name
			);
			return [failure, (await table.bulkGet(keys)).filter((doc) => doc !== undefined).length];
		};
		return Promise.all(window.tables.map(failing));
	});
	expect(outcomes).toEqual([
		['AbortError', 40],
		['AbortError', 40]
	]);
});
