import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

function run(script: string, argument: string, data: string) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [script, argument], {
		encoding: 'utf8',
		env: { ...process.env, TAGWERK_DATA: data, TAGWERK_LOG: 'silent' }
	});
	return { status, text: stdout + stderr };
}

test('the backup command writes a copy that the restore command puts into an empty folder', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-cli-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const copy = join(folder, 'copy');

	expect(run('server/backup/backup-cli.ts', copy, join(folder, 'data'))).toMatchObject({ status: 0 });
	expect(readdirSync(copy)).toEqual(expect.arrayContaining(['backup.json', 'tagwerk.db', 'secret']));
	expect(run('server/backup/restore-cli.ts', copy, join(folder, 'restored'))).toMatchObject({ status: 0 });
	expect(run('server/backup/restore-cli.ts', copy, join(folder, 'restored'))).toMatchObject({ status: 1 });
	expect(run('server/backup/backup-cli.ts', copy, join(folder, 'data')).text).toContain('is not empty');
}, 60_000);
