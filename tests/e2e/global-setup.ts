import { mkdirSync, rmSync } from 'node:fs';
import { startServerProcess } from '#tests/e2e/server-process.ts';

export const DEMO_TEMPLATE = '.cache/e2e-demo';

/** Loads the demo firm once; every test works on a copy of this folder. */
export default async function prepareDemo(): Promise<void> {
	rmSync(DEMO_TEMPLATE, { recursive: true, force: true });
	mkdirSync(DEMO_TEMPLATE, { recursive: true });
	const server = await startServerProcess({ data: DEMO_TEMPLATE, args: ['--demo'] });
	await server.stop();
}
