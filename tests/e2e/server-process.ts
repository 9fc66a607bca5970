import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** The real server as a process of its own, on loopback, on a data folder of the test. */
export interface ServerProcess {
	readonly origin: string;
	readonly port: number;
	readonly data: string;
	/** Everything it printed so far. */
	output(): string;
	/** Ends it like an operator would and waits until it is gone. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
	/** Starts it again on the same port and data. */
	start(): Promise<void>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
	const probe = createServer();
	probe.listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}

/** Starts the server on a data folder and waits until it answers. */
export async function startServerProcess(options: {
	data: string;
	port?: number;
	args?: readonly string[];
	env?: Readonly<Record<string, string>>;
}): Promise<ServerProcess> {
	const port = options.port ?? (await freePort());
	let child: ChildProcess | null = null;
	let printed = '';

	async function start(): Promise<void> {
		const started = spawn(process.execPath, ['server/main.ts', ...(options.args ?? [])], {
			env: {
				...process.env,
				// What one test's server compiled, the next one's need not.
				NODE_COMPILE_CACHE: '.cache/node-compile',
				PORT: String(port),
				TAGWERK_DATA: options.data,
				...options.env
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		child = started;
		const ready = Promise.withResolvers<void>();
		const collect = (chunk: Buffer) => {
			printed += chunk.toString();
			if (printed.includes(`http://localhost:${port}`)) ready.resolve();
		};
		started.stdout?.on('data', collect);
		started.stderr?.on('data', collect);
		started.once('exit', (code) => ready.reject(new Error(`server ended with ${code}\n${printed}`)));
		await ready.promise;
		await fetch(`http://localhost:${port}/api/health`);
	}

	async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
		const running = child;
		if (!running || running.exitCode !== null) return running?.exitCode ?? null;
		const gone = once(running, 'exit');
		running.kill(signal);
		await gone;
		child = null;
		printed = '';
		return running.exitCode;
	}

	await start();
	return { origin: `http://localhost:${port}`, port, data: options.data, output: () => printed, stop, start };
}
