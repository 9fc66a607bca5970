/**
 * `npm run properties [-- --runs N] [FILTER …]`: every file that states properties, 100,000 runs each. A long
 * run, not part of `npm test`, where the same properties run a hundred times or as often as they need.
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const at = args.indexOf('--runs');
const runs = at < 0 ? '100000' : args.splice(at, 2)[1];
const files = globSync('{domain,protocol,server,tests,src}/**/*.test.ts')
	.filter((file) => /from 'fast-check'/.test(readFileSync(file, 'utf8')))
	.filter((file) => args.length === 0 || args.some((filter) => file.includes(filter)));
if (!/^\d+$/.test(runs ?? '') || files.length === 0) {
	process.stderr.write('usage: npm run properties -- [--runs N] [FILTER …]\n');
	process.exit(2);
}
process.stdout.write(`${runs} runs of each property in ${files.length} files\n`);
const vitest = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'node', ...files];
const child = spawn(process.execPath, vitest, {
	stdio: 'inherit',
	env: { ...process.env, PROPERTY_RUNS: runs }
});
child.on('exit', (code) => process.exit(code ?? 1));
