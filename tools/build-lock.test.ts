import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';

const script = `
	import { takeBuildLock } from ${JSON.stringify(join(import.meta.dirname, 'build-lock.mjs'))};
	const release = takeBuildLock(process.argv[1], () => process.stderr.write('waits\\n'));
	process.stderr.write('holds\\n');
	process.stdin.resume().once('end', release);
`;

interface Builder {
	readonly child: ChildProcessByStdio<Writable, null, Readable>;
	/** The next line it says. */
	says(): Promise<string>;
}

function builder(file: string): Builder {
	const child = spawn(process.execPath, ['--input-type=module', '-e', script, file], {
		stdio: ['pipe', 'ignore', 'pipe']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const said: string[] = [];
	let heard = Promise.withResolvers<void>();
	child.stderr.on('data', (chunk: Buffer) => {
		said.push(...chunk.toString().trimEnd().split('\n'));
		heard.resolve();
	});
	const says = async (): Promise<string> => {
		for (;;) {
			const line = said.shift();
			if (line !== undefined) return line;
			heard = Promise.withResolvers();
			await heard.promise;
		}
	};
	return { child, says };
}

function lockFile(): string {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-lock-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return join(folder, 'dist', 'build.lock');
}

test('a second build says once that it waits, and begins when the first has ended', async () => {
	const file = lockFile();
	const first = builder(file);
	expect(await first.says()).toBe('holds');
	const second = builder(file);
	expect(await second.says()).toBe('waits');
	first.child.stdin.end();
	expect(await second.says()).toBe('holds');
	second.child.stdin.end();
	expect(await once(second.child, 'exit')).toEqual([0, null]);
});

test('a build that was killed leaves no lock behind', async () => {
	const file = lockFile();
	const first = builder(file);
	expect(await first.says()).toBe('holds');
	first.child.kill('SIGKILL');
	await once(first.child, 'exit');
	expect(await builder(file).says()).toBe('holds');
});

/** What the lock answers in a process that waits a moment only: the line for the person, or `null`. */
async function problemAt(file: string): Promise<string> {
	const asks = `
		import { lockProblemOf, takeBuildLock } from ${JSON.stringify(join(import.meta.dirname, 'build-lock.mjs'))};
		const file = process.argv[1];
		try {
			takeBuildLock(file, () => {}, 20);
		} catch (error) {
			process.stdout.write(String(lockProblemOf(error, file)));
		}
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', asks, file]);
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	await once(child, 'close');
	return said;
}

test('a folder or file that cannot be written, and a wait without end, are one clear line each', async () => {
	const file = lockFile();
	const folder = dirname(file);
	writeFileSync(folder, 'a file in the place of the folder');
	expect(await problemAt(file)).toBe(`The folder ${folder} cannot be written (EEXIST).`);
	rmSync(folder);
	mkdirSync(file, { recursive: true });
	expect(await problemAt(file)).toBe(`The file ${file} cannot be written (SQLITE_CANTOPEN).`);
	rmSync(file, { recursive: true });
	const holder = builder(file);
	expect(await holder.says()).toBe('holds');
	expect(await problemAt(file)).toMatch(/^Another build .* too long\. End it, then try again\.$/);
});
