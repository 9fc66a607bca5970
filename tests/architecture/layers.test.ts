import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const rooms = ['domain', 'protocol', 'server', 'src'];

function sourceFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter(
			(item) => item.isFile() && /\.(ts|svelte)$/.test(item.name) && !item.parentPath.includes('paraglide')
		)
		.map((item) => join(item.parentPath, item.name));
}

test('every import follows the arrows of the layer table', () => {
	const result = spawnSync(
		process.execPath,
		[
			'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
			'--config',
			'.dependency-cruiser.mjs',
			...rooms
		],
		{ encoding: 'utf8' }
	);
	expect(result.stdout + result.stderr).toContain('no dependency violations found');
	expect(result.status).toBe(0);
}, 120_000);

test('no file climbs out of its folder by two levels', () => {
	const climbing = rooms
		.flatMap(sourceFiles)
		.filter((file) => /from '\.\.\/\.\.\//.test(readFileSync(file, 'utf8')));
	expect(climbing).toEqual([]);
});

test('only the data layer of the app talks to the network', () => {
	const talking = sourceFiles('src').filter(
		(file) =>
			!file.startsWith('src/lib/data/') &&
			file !== 'src/service-worker.ts' &&
			/\b(fetch|EventSource|XMLHttpRequest)\(/.test(readFileSync(file, 'utf8'))
	);
	expect(talking).toEqual([]);
});
