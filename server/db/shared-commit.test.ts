import { expect, onTestFinished, test } from 'vitest';
import { createMemoryDatabase, type Database } from '#server/db/client.ts';
import { createSharedCommit } from '#server/db/shared-commit.ts';

/** A door at which works gather until the test opens it, and a table without rules of its own. */
function atTheDoor() {
	const failures: unknown[] = [];
	const db = createMemoryDatabase((error) => failures.push(error));
	onTestFinished(() => db.close());
	db.sqlite.exec('CREATE TABLE notes (text TEXT UNIQUE)');
	const due: (() => void)[] = [];
	const commits = createSharedCommit(db, (callback) => due.push(callback));
	return { db, commits, due, failures, open: () => due.shift()?.() };
}

const add = (db: Database, text: string) => db.statement('INSERT INTO notes VALUES (?)').run([text]);
const texts = (db: Database) =>
	db
		.statement('SELECT text FROM notes ORDER BY rowid')
		.all()
		.map((row) => row['text']);

/** What became of each, in words. */
const outcomes = async (promises: readonly Promise<unknown>[]) =>
	(await Promise.allSettled(promises)).map((one) =>
		one.status === 'fulfilled' ? one.value : String(one.reason)
	);

test('works that wait at the same moment run one after the other and are told after one commit', async () => {
	const { db, commits, due, open } = atTheDoor();
	const seen: string[] = [];
	const note = (text: string) =>
		commits
			.run(() => {
				add(db, text);
				seen.push(`${text} of ${texts(db).length}`);
				db.afterCommit(() => seen.push(`${text} committed: ${!db.sqlite.inTransaction}`));
				return text;
			})
			.then((answer) => seen.push(`${answer} answered`));
	const all = [note('one'), note('two')];
	expect(due).toHaveLength(1);
	expect(seen).toEqual([]);
	open();
	await Promise.all(all);
	expect(seen).toEqual([
		'one of 1',
		'two of 2',
		'one committed: true',
		'two committed: true',
		'one answered',
		'two answered'
	]);
});

test('a work that throws is undone alone, with its callbacks; those before and behind it stay', async () => {
	const { db, commits, open } = atTheDoor();
	const told: string[] = [];
	const note = (text: string, isGood = true) =>
		commits.run(() => {
			db.transaction(() => add(db, text));
			db.afterCommit(() => told.push(text));
			if (!isGood) throw new Error(`no ${text}`);
			return text;
		});
	const all = [note('one'), note('two', false), note('three')];
	open();
	expect(await outcomes(all)).toEqual(['one', 'Error: no two', 'three']);
	expect(texts(db)).toEqual(['one', 'three']);
	expect(told).toEqual(['one', 'three']);
});

test('when the commit fails nothing is kept and everybody hears of it', async () => {
	const { db, commits, open } = atTheDoor();
	db.sqlite.exec(`CREATE TABLE parents (id INTEGER PRIMARY KEY);
		CREATE TABLE children (id INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)`);
	const told: string[] = [];
	const all = [
		commits.run(() => {
			add(db, 'one');
			db.afterCommit(() => told.push('one'));
		}),
		commits.run(() => db.statement('INSERT INTO children VALUES (7)').run())
	];
	open();
	expect(await outcomes(all)).toEqual([
		expect.stringContaining('FOREIGN KEY'),
		expect.stringContaining('FOREIGN KEY')
	]);
	expect(texts(db)).toEqual([]);
	expect(told).toEqual([]);
	const later = commits.run(() => add(db, 'two').changes);
	open();
	expect(await later).toBe(1);
	expect(texts(db)).toEqual(['two']);
	expect(told).toEqual([]);
});

test('a failure that ends the whole transaction is everybody’s, and nobody works outside of one', async () => {
	const { db, commits, open } = atTheDoor();
	db.sqlite.exec(`CREATE TRIGGER full BEFORE INSERT ON notes WHEN new.text = 'too much'
		BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END`);
	const all = ['one', 'too much', 'three'].map((text) => commits.run(() => add(db, text)));
	open();
	for (const outcome of await outcomes(all)) expect(outcome).toContain('the disk is full');
	expect(texts(db)).toEqual([]);
});

test('a callback that throws after the commit fails nobody’s answer, and the other callbacks run', async () => {
	const { db, commits, failures, open } = atTheDoor();
	const told: string[] = [];
	const note = (text: string) =>
		commits.run(() => {
			add(db, text);
			db.afterCommit(() => {
				if (text === 'two') throw new Error('nobody listens');
				told.push(text);
			});
			return text;
		});
	const all = ['one', 'two', 'three'].map(note);
	open();
	expect(await outcomes(all)).toEqual(['one', 'two', 'three']);
	expect(texts(db)).toEqual(['one', 'two', 'three']);
	expect(told).toEqual(['one', 'three']);
	expect(failures.map(String)).toEqual(['Error: nobody listens']);
	const alone = note('four');
	open();
	expect(await alone).toBe('four');
});

test('a group is bounded: who comes behind it is in the next commit', async () => {
	const { db, commits, due, open } = atTheDoor();
	const names = Array.from({ length: 20 }, (_, index) => `n${index}`);
	const all = names.map((text) => commits.run(() => add(db, text)));
	open();
	await Promise.all(all.slice(0, 16));
	expect(texts(db)).toEqual(names.slice(0, 16));
	expect(due).toHaveLength(1);
	open();
	await Promise.all(all);
	expect(texts(db)).toEqual(names);
	expect(due).toEqual([]);
});

test('an asynchronous work is refused alone', async () => {
	const { db, commits, open } = atTheDoor();
	const all = [commits.run(async () => add(db, 'one')), commits.run(() => add(db, 'two').changes)];
	open();
	expect(await outcomes(all)).toEqual([expect.stringContaining('synchronous'), 1]);
	expect(texts(db)).toEqual(['two']);
});

test('a work that is alone and throws leaves nothing behind', async () => {
	const { db, commits, open } = atTheDoor();
	const told: string[] = [];
	const failing = commits.run(() => {
		add(db, 'one');
		db.afterCommit(() => told.push('one'));
		throw new Error('no');
	});
	open();
	expect(await outcomes([failing])).toEqual(['Error: no']);
	expect([texts(db), told]).toEqual([[], []]);
	const asynchronous = commits.run(async () => add(db, 'two'));
	open();
	expect(await outcomes([asynchronous])).toEqual([expect.stringContaining('synchronous')]);
	expect(texts(db)).toEqual([]);
});

test('without a door each work has a transaction of its own, at once', async () => {
	const { db } = atTheDoor();
	const { run } = createSharedCommit(db, null);
	const one = run(() => add(db, 'one').changes);
	expect(texts(db)).toEqual(['one']);
	expect(await one).toBe(1);
	const failing = run(() => {
		add(db, 'two');
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(texts(db)).toEqual(['one']);
});
