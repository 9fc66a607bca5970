import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The 2,000 seeds have a step of their own in `npm test`; here is what makes them worth anything. */
function simulate(...args: readonly string[]): string {
	const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts'), ...args], {
		encoding: 'utf8'
	});
	return stdout + stderr;
}

test('every history that once broke a promise holds now, and no seed breaks one', () => {
	const told = simulate('--regressions', '--seeds', '20', '--from', '1');
	expect(told).toMatch(/regressions: [1-9]\d*, none broken/);
	expect(told).toContain('seeds 1 to 20: nothing broken');
}, 300_000);

test('each planted mistake is found', () => {
	const told = simulate('--bites', '--seeds', '1', '--from', '1');
	expect(told).not.toContain('NOT FOUND');
	expect(told).toContain('seeds 1 to 1: nothing broken');
}, 300_000);

test('the same seed runs the same way', () => {
	const trace = () => /trace [0-9a-f]{8}/.exec(simulate('--seeds', '3', '--from', '5'))?.[0];
	const first = trace();
	expect(first).toBeDefined();
	expect(trace()).toBe(first);
}, 300_000);
