import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { createMemoryDatabase, openDatabase, type Database } from '#server/db/client.ts';
import { DatabaseTooNewError } from '#server/db/migrate.ts';
import { employees } from '#server/people/people.table.ts';
import { referenceItems } from '#server/settings/reference.table.ts';

function memory(): Database {
	const db = createMemoryDatabase();
	onTestFinished(() => db.close());
	return db;
}

function temporaryFile(): string {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-db-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return join(folder, 'tagwerk.db');
}

function addItem(db: Database, id: string): void {
	db.orm
		.insert(referenceItems)
		.values({ id, kind: 'job', name: id, data: { a: [1] }, seq: 1 })
		.run();
}

const ids = (db: Database) => db.orm.select({ id: referenceItems.id }).from(referenceItems).all();

test('a transaction that throws leaves nothing behind and runs none of its callbacks', () => {
	const db = memory();
	let told = 0;
	expect(() =>
		db.transaction(() => {
			addItem(db, 'one');
			db.afterCommit(() => (told += 1));
			throw new Error('no');
		})
	).toThrow('no');
	expect(ids(db)).toEqual([]);
	expect(told).toBe(0);
	db.transaction(() => addItem(db, 'two'));
	expect(told).toBe(0);
	expect(ids(db)).toEqual([{ id: 'two' }]);
});

test('a nested transaction joins the outer one: both commit together, callbacks run once after', () => {
	const db = memory();
	const seen: number[] = [];
	db.transaction(() => {
		addItem(db, 'one');
		db.transaction(() => {
			addItem(db, 'two');
			db.afterCommit(() => seen.push(ids(db).length));
		});
		expect(seen).toEqual([]);
		addItem(db, 'three');
	});
	expect(seen).toEqual([3]);
});

test('a transaction whose work is asynchronous is refused and rolled back', () => {
	const db = memory();
	expect(() =>
		db.transaction(async () => {
			addItem(db, 'one');
		})
	).toThrow('synchronous');
	expect(ids(db)).toEqual([]);
});

test('outside of a transaction an after-commit callback runs at once', () => {
	let told = 0;
	memory().afterCommit(() => (told += 1));
	expect(told).toBe(1);
});

test('JSON, booleans and null survive the way into the database and back', () => {
	const db = memory();
	db.orm
		.insert(employees)
		.values({ id: 'e', name: 'E', userName: 'e', status: 'active', isHr: true, schedules: [], seq: 1 })
		.run();
	const where = eq(employees.id, 'e');
	const row = db.orm.select().from(employees).where(where).get();
	expect(row).toMatchObject({ isHr: true, schedules: [], locationId: null, deleted: false });
	expect(db.statement('SELECT ? IS NULL AS missing').get([null])).toEqual({ missing: 1 });
	expect(db.orm.select().from(employees).where(eq(employees.id, 'nobody')).get()).toBeUndefined();
});

test('a file database is durable: full synchronisation, write-ahead log, foreign keys', () => {
	const file = temporaryFile();
	const db = openDatabase(file);
	db.transaction(() => addItem(db, 'kept'));
	expect(db.statement('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
	expect(db.statement('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
	expect(db.statement('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
	db.close();
	const again = openDatabase(file);
	expect(ids(again)).toEqual([{ id: 'kept' }]);
	again.close();
});

test('a database from a newer version is refused and left as it was', () => {
	const file = temporaryFile();
	const db = openDatabase(file);
	db.sqlite.exec("INSERT INTO schema_steps VALUES ('from the future', '9999_later')");
	db.close();
	expect(() => openDatabase(file)).toThrow(DatabaseTooNewError);
});
