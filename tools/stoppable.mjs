import { spawn } from 'node:child_process';
import { once } from 'node:events';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program as a part of this process: a signal that ends this one ends the program first. Its output is
 * collected; what it writes to descriptor 3 goes to this process's error output at once.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runStoppable(command, args, options = {}) {
	let received = null;
	const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe', 2] });
	const pass = (signal) => {
		received = signal;
		child.kill('SIGTERM');
	};
	for (const signal of SIGNALS) process.on(signal, pass);
	let output = '';
	const collect = (chunk) => (output += chunk);
	child.stdout.on('data', collect);
	child.stderr.on('data', collect);
	try {
		const [code] = await once(child, 'close');
		if (received === null) return { code: code ?? 1, output };
	} finally {
		for (const signal of SIGNALS) process.off(signal, pass);
	}
	// Now this process ends as the signal meant it to.
	process.kill(process.pid, received);
	return new Promise(() => {});
}
