import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

const module = (name: string) => JSON.stringify(join(import.meta.dirname, name));

/** Takes the lock and says so with its number; asked to end it says so and goes on until it is killed. */
const writer = `
	import { writeSync } from 'node:fs';
	import { takeBuildLock } from ${module('build-lock.mjs')};
	const say = (line) => writeSync(3, line + '\\n');
	process.on('SIGTERM', () => say('asked to end'));
	takeBuildLock(process.argv[1], () => say('waits'));
	say('holds ' + process.pid);
	setInterval(() => {}, 1000);
`;

/** A process of its own, as `npm test` is, that has the writer do its work. */
const launcher = `
	import { runStoppable } from ${module('stoppable.mjs')};
	await runStoppable(process.execPath, ['--input-type=module', '-e', process.argv[2], process.argv[1]]);
`;

function launch(file: string) {
	const child = spawn(process.execPath, ['--input-type=module', '-e', launcher, file, writer], {
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const lines = createInterface(child.stderr)[Symbol.asyncIterator]();
	onTestFinished(() => void child.kill('SIGKILL'));
	return {
		child,
		says: async () => (await lines.next()).value as string,
		/** Waits until the writer has the lock; answers its number. */
		async holds() {
			const { value } = (await lines.next()) as { value: string };
			const pid = Number(/^holds (\d+)$/.exec(value)?.[1]);
			expect(pid).toBeGreaterThan(0);
			onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')));
			return pid;
		}
	};
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

function lockFile(): string {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-stop-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return join(folder, 'build.lock');
}

test('a signal ends the writer first: until then the lock is taken, and the asker is there', async () => {
	const file = lockFile();
	const first = launch(file);
	const pid = await first.holds();
	first.child.kill('SIGTERM');
	expect(await first.says()).toBe('asked to end');
	const second = launch(file);
	expect(await second.says()).toBe('waits');
	expect([first.child.exitCode, first.child.signalCode]).toEqual([null, null]);
	process.kill(pid, 'SIGKILL');
	expect(await once(first.child, 'exit')).toEqual([null, 'SIGTERM']);
	await second.holds();
});

test('a writer whose asker was killed keeps the lock until it has ended', async () => {
	const file = lockFile();
	const first = launch(file);
	const pid = await first.holds();
	first.child.kill('SIGKILL');
	await once(first.child, 'exit');
	const second = launch(file);
	expect(await second.says()).toBe('waits');
	process.kill(pid, 'SIGKILL');
	await second.holds();
});

test('what the program says and how it ended comes back when nobody stopped it', async () => {
	const script = `
		import { runStoppable } from ${module('stoppable.mjs')};
		const said = "process.stdout.write('one '); process.stderr.write('two'); process.exitCode = 3";
		process.stdout.write(JSON.stringify(await runStoppable(process.execPath, ['-e', said])));
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
	let answer = '';
	child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
	expect(await once(child, 'close')).toEqual([0, null]);
	const { code, output } = JSON.parse(answer) as { code: number; output: string };
	expect([code, output.includes('one '), output.includes('two')]).toEqual([3, true, true]);
});
