import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp, restore } from '#server/backup/backup.usecase.ts';
import { openDatabase } from '#server/db/client.ts';
import { DatabaseTooNewError } from '#server/db/migrate.ts';
import { journalLinesOf } from '#server/journal/journal.ts';
import { createHistory } from '#server/sync/history.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';

const clock = { now: () => Date.parse('2026-11-20T05:00:00.000Z') };

function aFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-backup-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

async function aBackup() {
	const server = createTestServer();
	const userId = await server.addEmployee({ name: 'Mara Lindner' });
	const folder = aFolder();
	const manifest = await backUp(server.deps, folder);
	return { server, userId, folder, manifest };
}

test('a restored backup holds every record and begins a new history', async () => {
	const { server, userId, folder, manifest } = await aBackup();
	const data = aFolder();

	const { newEpoch } = await restore(folder, data, clock);

	const db = openDatabase(join(data, 'tagwerk.db'));
	onTestFinished(() => db.close());
	expect(db.statement('SELECT name FROM employees WHERE id = ?').get([userId])).toMatchObject({
		name: 'Mara Lindner'
	});
	const restored = { at: '2026-11-20T05:00:00.000Z', seq: manifest.seq };
	expect(createHistory(db)).toMatchObject({ epoch: newEpoch, restored });
	expect(createHistory(server.deps.db).restored).toBeNull();
	expect(journalLinesOf({ db }, newEpoch)).toEqual([
		expect.objectContaining({ actorId: 'system', event: 'restore' })
	]);
	expect(createHistory(db).current()).toBe(manifest.seq);
	expect(newEpoch).not.toBe(manifest.epoch);
});

test('a backup never overwrites a folder that holds something', async () => {
	const { server, folder } = await aBackup();
	await expect(backUp(server.deps, folder)).rejects.toThrow('is not empty');
});

test('a backup with one changed byte is refused and nothing is written', async () => {
	const { folder } = await aBackup();
	const file = join(folder, 'tagwerk.db');
	const bytes = readFileSync(file);
	bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
	writeFileSync(file, bytes);
	const data = aFolder();

	await expect(restore(folder, data, clock)).rejects.toThrow('checksum');
	expect(readdirSync(data)).toEqual([]);
});

test('a truncated backup is refused', async () => {
	const { folder } = await aBackup();
	const file = join(folder, 'tagwerk.db');
	writeFileSync(file, readFileSync(file).subarray(0, 4096));
	await expect(restore(folder, aFolder(), clock)).rejects.toThrow('checksum');
});

test('a restore never overwrites data that is there', async () => {
	const { folder } = await aBackup();
	const data = aFolder();
	writeFileSync(join(data, 'tagwerk.db'), 'something');
	await expect(restore(folder, data, clock)).rejects.toThrow('is not empty');
});

test('a backup of a newer version is refused and nothing stays behind', async () => {
	const { server, folder: older } = await aBackup();
	server.deps.db.statement("INSERT INTO schema_steps (hash, tag) VALUES ('later', 'later')").run([]);
	const folder = aFolder();
	await backUp(server.deps, folder);
	const data = aFolder();
	await expect(restore(folder, data, clock)).rejects.toThrow(DatabaseTooNewError);
	expect(readdirSync(data)).toEqual([]);
	await restore(older, data, clock);
});
