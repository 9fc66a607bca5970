import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Running {
	readonly origin: string;
	stop(): Promise<void>;
}

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
		async stop() {
			if (child.exitCode !== null) return;
			const gone = once(child, 'exit');
			child.kill('SIGTERM');
			await gone;
		}
	};
}
