import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const TICKS = 100;

export interface Running {
	readonly origin: string;
	/** Processor time the process has used so far, all threads; null where the system does not say. */
	cpuSeconds(): number | null;
	stop(): Promise<void>;
}

const children = new Set<ChildProcess>();

// A bench that ends before its time, by an error or by Ctrl-C, takes its servers with it.
process.once('exit', () => {
	for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Starts a Node process and waits for the line that names its port. */
export async function startNode(
	args: readonly string[],
	env: Record<string, string>,
	port: RegExp
): Promise<Running> {
	const child = spawn(process.execPath, [...args], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	children.add(child);
	child.once('exit', () => children.delete(child));
	let printed = '';
	const ready = Promise.withResolvers<string>();
	const collect = (chunk: Buffer) => {
		printed += chunk.toString();
		const match = port.exec(printed);
		if (match?.[1]) ready.resolve(match[1]);
	};
	child.stdout.on('data', collect);
	child.stderr.on('data', collect);
	child.once('exit', (code) => ready.reject(new Error(`ended with ${code}: ${printed}`)));
	const origin = `http://localhost:${await ready.promise}`;
	return {
		origin,
		cpuSeconds: () => cpuSecondsOf(child.pid),
		async stop() {
			if (child.exitCode !== null) return;
			const gone = once(child, 'exit');
			child.kill('SIGTERM');
			await gone;
		}
	};
}

function cpuSecondsOf(pid: number | undefined): number | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in brackets may contain blanks; user and system time are the 12th and 13th field behind it.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) / TICKS;
	} catch {
		return null;
	}
}
