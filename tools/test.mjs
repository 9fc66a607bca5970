/**
 * `npm test`: everything that must hold, in the order in which it fails fastest. Each step prints one
 * line when it passes and its whole output when it does not. `--only unit,e2e` runs some of the steps.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildClient } from './build.mjs';
import { requireBrowser } from './browser.mjs';

const bin = (name, path) => [process.execPath, join('node_modules', name, path)];
const PRETTIER = bin('prettier', 'bin/prettier.cjs');
const ESLINT = bin('eslint', 'bin/eslint.js');
const VITEST = bin('vitest', 'vitest.mjs');
const PLAYWRIGHT = bin('@playwright/test', 'cli.js');
const SVELTE_CHECK = bin('svelte-check', 'bin/svelte-check');
const SVELTE_KIT = bin('@sveltejs/kit', 'svelte-kit.js');
const PARAGLIDE = bin('@inlang/paraglide-js', 'bin/run.js');

/** Firms with every fault there is, on all cores; on a slow machine as many as five minutes hold, and it says how many. */
const SIMULATE = [
	process.execPath,
	join('tests', 'simulation', 'run.ts'),
	'--seeds',
	'2000',
	'--seconds',
	'300'
];

const only = readList('--only');
const totals = { passed: 0, failed: 0 };
mkdirSync('.cache', { recursive: true });

function readList(flag) {
	const index = process.argv.indexOf(flag);
	return index < 0 ? null : process.argv[index + 1].split(',');
}

function execute([command, ...args], environment = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			env: { ...process.env, ...environment },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		const collect = (chunk) => (output += chunk);
		child.stdout.on('data', collect);
		child.stderr.on('data', collect);
		child.on('exit', (code) => resolve({ code: code ?? 1, output }));
	});
}

async function step(name, work) {
	if (only && !only.includes(name)) return;
	const started = performance.now();
	const { code, output, note = '' } = await work();
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	if (code !== 0) {
		process.stdout.write(`${output}\nfailed  ${name} (${seconds} s)\n`);
		totals.failed += totals.failed === 0 ? 1 : 0;
		finish();
	}
	process.stdout.write(`passed  ${name} (${seconds} s)${note}\n`);
}

function finish() {
	process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
	process.exit(totals.failed > 0 ? 1 : 0);
}

function readReport(file, count) {
	try {
		const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')));
		totals.passed += passed;
		totals.failed += failed;
		return passed + failed > 0;
	} catch (error) {
		if (error.code !== 'ENOENT') throw error;
		return false;
	}
}

async function tested(command, environment, file, count) {
	rmSync(file, { force: true });
	const result = await execute(command, environment);
	if (!readReport(file, count) && result.code === 0)
		return { code: 1, output: `${result.output}\nno test ran` };
	return result;
}

await step('generate', async () => {
	const messages = await execute([
		...PARAGLIDE,
		'compile',
		'--project',
		'./project.inlang',
		'--outdir',
		'./src/lib/paraglide'
	]);
	return messages.code === 0 ? execute([...SVELTE_KIT, 'sync']) : messages;
});
await step('format', () => execute([...PRETTIER, '--check', '.', '--log-level', 'warn']));
await step('lint', () => execute([...ESLINT, '.', '--max-warnings', '0']));
await step('types', () =>
	execute([...SVELTE_CHECK, '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'])
);
await step('unit', () =>
	tested(
		[...VITEST, 'run', '--reporter=dot', '--reporter=json', '--outputFile.json=.cache/unit.json'],
		{},
		'.cache/unit.json',
		(report) => ({
			passed: report.numPassedTests,
			failed: report.numFailedTests
		})
	)
);
await step('simulation', async () => {
	const result = await execute(SIMULATE);
	const [line = ''] = result.output.trim().split('\n').slice(-1);
	return { ...result, note: ` ${line}` };
});
await step('build', async () => {
	await buildClient();
	return { code: 0, output: '' };
});
await step('e2e', async () => {
	const result = await tested(
		[...PLAYWRIGHT, 'test', '--reporter=line,json'],
		{ TAGWERK_BROWSER: requireBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: '.cache/e2e.json' },
		'.cache/e2e.json',
		(report) => ({ passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky })
	);
	// A browser that is not installed here is named, and nothing is counted for it.
	const notRun = result.output.match(/^not run: .*$/gm) ?? [];
	return { ...result, note: notRun.map((line) => `\n${line}`).join('') };
});
finish();
