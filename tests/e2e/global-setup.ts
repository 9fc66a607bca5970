import { mkdirSync, rmSync } from 'node:fs';
import { otherBrowsers } from '#tests/e2e/other-browsers/installed.ts';
import { startServerProcess } from '#tests/e2e/server-process.ts';

export const DEMO_TEMPLATE = '.cache/e2e-demo';

/** Loads the demo firm once; every test works on a copy of this folder. Names the browsers that are missing here. */
export default async function prepareDemo(): Promise<void> {
	for (const { name, debian, open } of otherBrowsers())
		if (open === null)
			process.stdout.write(`not run: the core flow in ${name} (Debian: apt-get install ${debian})\n`);
	rmSync(DEMO_TEMPLATE, { recursive: true, force: true });
	mkdirSync(DEMO_TEMPLATE, { recursive: true });
	const server = await startServerProcess({ data: DEMO_TEMPLATE, args: ['--demo'] });
	await server.stop();
}
