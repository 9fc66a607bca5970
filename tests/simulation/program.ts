import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '#tests/simulation/report.ts';

/** Seeds that one program runs and reports of together. The traces are folded by these parts. */
export interface Part {
	readonly from: number;
	readonly seeds: number;
}

/** One program of the simulation beside this one; what it says is passed on. */
export class Program {
	/** How the program ended. */
	readonly ended: Promise<number>;
	readonly #child: ChildProcess;

	constructor(args: readonly string[]) {
		const folder = join(import.meta.dirname, '..', '..', '.cache', 'compiled');
		mkdirSync(folder, { recursive: true });
		this.#child = spawn(
			process.execPath,
			[
				'--import',
				join(import.meta.dirname, 'product-modules.mjs'),
				join(import.meta.dirname, 'worker.ts'),
				...args
			],
			{ stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_COMPILE_CACHE: folder } }
		);
		this.ended = new Promise((resolve) => this.#child.on('exit', (code) => resolve(code ?? 1)));
	}

	/** Has it run some seeds; answers what it did, or the code with which it ended over them. */
	run(part: Part): Promise<Report | number> {
		const report = new Promise<Report>((resolve) => this.#child.once('message', resolve));
		this.#child.send(part);
		return Promise.race([report, this.ended]);
	}

	/** Lets it end. */
	end(): Promise<number> {
		if (this.#child.connected) this.#child.disconnect();
		return this.ended;
	}
}
