import { expect, onTestFinished, test } from 'vitest';
import { bulkInsert } from '#server/db/bulk-insert.ts';
import { createMemoryDatabase } from '#server/db/client.ts';

test.each([0, 1, 3, 4, 63, 99, 100, 101, 221])(
	'%i rows arrive whole and in order, shared and empty values included',
	(count) => {
		const db = createMemoryDatabase();
		onTestFinished(() => db.close());
		db.sqlite.exec(
			'CREATE TABLE things (place INTEGER PRIMARY KEY, name TEXT, owner TEXT, note TEXT, size INTEGER)'
		);
		const rows = Array.from({ length: count }, (_, index) => [
			index,
			`name ${index}`,
			'same',
			null,
			index === 1 ? null : index
		]);
		bulkInsert(db, 'things (place, name, owner, note, size)', rows);
		const stored = db.statement('SELECT * FROM things ORDER BY place').all();
		expect(stored.map((row) => Object.values(row))).toEqual(rows);
	}
);
