/**
 * `npm run mutants -- --mutate "domain/regulation/*.ts"`: changes the rules in small ways and reports the
 * changes no test notices. Its tool is a package of its own, installed on first use under `.cache`; Vitest is
 * the project's.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const installed = join(root, '.cache', 'mutants');
const stryker = join(installed, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

function run(command, args, cwd) {
	const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(stryker)) {
	mkdirSync(installed, { recursive: true });
	for (const name of ['package.json', 'package-lock.json'])
		copyFileSync(join(here, name), join(installed, name));
	run('npm', ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'], installed);
}
run(process.execPath, [stryker, 'run', join(here, 'stryker.config.json'), ...process.argv.slice(2)], root);
