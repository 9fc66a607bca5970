/**
 * `npm run bench [-- --rounds N] [--only domain,server,push,client,sync]`: measures the figures of docs/performance.md
 * on this machine, ours and the yardsticks' in one run, and prints the table.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { figureToRow, type Figure } from '#bench/lib/figures.ts';
import { startNode } from '#bench/lib/processes.ts';

const DEMO = '.cache/bench-demo';

function option(name: string): string | null {
	const index = process.argv.indexOf(`--${name}`);
	return index < 0 ? null : (process.argv[index + 1] ?? null);
}

async function prepareDemo(): Promise<void> {
	if (existsSync(DEMO)) rmSync(DEMO, { recursive: true });
	mkdirSync(DEMO, { recursive: true });
	const server = await startNode(
		['server/main.ts', '--demo'],
		{ PORT: '4099', TAGWERK_DATA: DEMO },
		/http:\/\/localhost:(\d+)/
	);
	await server.stop();
}

// The figures are about what the server can do, not about what one person's devices may ask of it.
process.env.TAGWERK_SYNC_RATE = '1000000';
const rounds = Number(option('rounds') ?? 3);
const only = option('only')?.split(',') ?? ['domain', 'server', 'push', 'client', 'sync'];
const figures: Figure[] = [];
if (only.includes('domain'))
	figures.push(...(await (await import('#bench/domain-figures.ts')).measureDomain(rounds)));
if (only.some((part) => ['server', 'client', 'sync'].includes(part))) {
	const { buildClient } = (await import('../tools/build.mjs')) as { buildClient: () => Promise<void> };
	await buildClient();
}
if (only.some((part) => part !== 'domain')) await prepareDemo();
if (only.includes('server'))
	figures.push(...(await (await import('#bench/server-figures.ts')).measureServer(DEMO, rounds)));
if (only.includes('push'))
	figures.push(...(await (await import('#bench/push-figures.ts')).measurePushes(DEMO, rounds)));
if (only.includes('client'))
	figures.push(...(await (await import('#bench/client-figures.ts')).measureClient(DEMO, rounds)));
if (only.includes('sync'))
	figures.push(...(await (await import('#bench/sync-figures.ts')).measureSync(DEMO, rounds)));

const table = [
	`Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}. Runs: ${rounds}.`,
	'',
	'| figure | median | range | runs | goal | met |',
	'| --- | --- | --- | --- | --- | --- |',
	...figures.map(figureToRow)
].join('\n');
process.stdout.write(`${table}\n`);
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/bench.md', `${table}\n`);
process.exit(0);
