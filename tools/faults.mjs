/**
 * `npm run faults [-- --times N] [FILTER …]`: the faults in a real browser, each N times (20 unless told), one after
 * the other, and at the end a table. A long run: `npm test` runs each of them once.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireBrowser } from './browser.mjs';
import { buildClient } from './build.mjs';

const REPORT = join('.cache', 'faults.json');
const args = process.argv.slice(2);
const at = args.indexOf('--times');
const times = at < 0 ? '20' : args.splice(at, 2)[1];
if (!/^[1-9]\d*$/.test(times ?? '')) {
	process.stderr.write('usage: npm run faults -- [--times N] [FILTER …]\n');
	process.exit(2);
}

/** Every test of a report with what became of each of its runs. */
function* testsOf(suite) {
	for (const { title, tests } of suite.specs ?? []) yield { title, tests };
	for (const inner of suite.suites ?? []) yield* testsOf(inner);
}

function table(report) {
	const rows = new Map();
	for (const { title, tests } of report.suites.flatMap((suite) => [...testsOf(suite)])) {
		const row = rows.get(title) ?? { passed: 0, failed: 0, left: 0 };
		for (const { status } of tests) {
			if (status === 'expected') row.passed += 1;
			else if (status === 'skipped') row.left += 1;
			else row.failed += 1;
		}
		rows.set(title, row);
	}
	const lines = [...rows].map(
		([title, { passed, failed, left }]) =>
			`${String(passed).padStart(6)} ${String(failed).padStart(6)} ${String(left).padStart(7)}  ${title}`
	);
	return ['passed failed skipped', ...lines].join('\n');
}

await buildClient();
mkdirSync('.cache', { recursive: true });
rmSync(REPORT, { force: true });
const filters = args.length > 0 ? args : ['tests/e2e/faults'];
const command = [join('node_modules', '@playwright', 'test', 'cli.js'), 'test', ...filters];
const child = spawn(
	process.execPath,
	[...command, '--repeat-each', times, '--workers', '1', '--reporter', 'line,json'],
	{
		stdio: 'inherit',
		env: { ...process.env, TAGWERK_BROWSER: requireBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT }
	}
);
child.on('exit', (code) => {
	process.stdout.write(`${table(JSON.parse(readFileSync(REPORT, 'utf8')))}\n`);
	process.exit(code ?? 1);
});
