import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '#bench/lib/figures.ts';
import { costOf, sendAll } from '#bench/lib/load.ts';
import { startNode, type Running } from '#bench/lib/processes.ts';
import { draftsOf, inTurns, ourRequests, pushOurs, ROWS, toPlain, WARM_UPS } from '#bench/lib/pushes.ts';
import { pushRow } from '#bench/lib/rows.ts';
import { Series, type Moved } from '#bench/lib/series.ts';
import { signIn } from '#bench/lib/tagwerk-api.ts';

/** Somebody to warm up with, and people of the demo firm who push once each: nobody works the same days twice. */
const [WARM, ...PUSHERS] = ['tom.funk', 'heiko.kraus', 'mara.lindner', 'sven.engel', 'lena.aksoy'] as const;

const names = {
	single: 'push of the same rows by 100',
	parallel: 'push of the same rows by 100, 4 requests in flight'
} as const;

interface Both {
	readonly ours: Running;
	readonly plain: Running;
}

/**
 * What rules, journal and sign-in cost: both sides take the very same rows, in requests of the same size, over the
 * same HTTP and JSON, into a table that finds them by id and by owner and position, durable in the same way.
 */
async function compare(
	{ ours, plain }: Both,
	name: string,
	{ turn, inFlight }: { turn: number; inFlight: number }
) {
	const session = await signIn(ours.origin, name);
	const rows = draftsOf(session).map((draft) => pushRow(draft, null));
	const our = ourRequests(session, rows);
	const theirs = toPlain(`${plain.origin}/push/owned`, 100, rows);
	const costs = await inTurns(
		turn,
		() => pushOurs(ours, our, inFlight),
		async () => (await costOf(plain, () => sendAll(theirs, inFlight))).cost
	);
	return costs.map((cost) => ({ count: ROWS, cost })) as [Moved, Moved];
}

async function measureRound(series: Series, both: Both): Promise<void> {
	for (let turn = 0; turn < WARM_UPS; turn += 1) await compare(both, WARM, { turn, inFlight: 1 });
	for (const [turn, name] of PUSHERS.entries()) {
		const inFlight = turn < PUSHERS.length / 2 ? 1 : 4;
		const [our, theirs] = await compare(both, name, { turn, inFlight });
		series.addPair(inFlight === 1 ? names.single : names.parallel, our, theirs);
	}
}

/** Our server against the yardstick on the same rows, interleaved, each round with fresh databases. */
export async function measurePushes(demoFolder: string, rounds: number): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-bench-'));
	const series = new Series();
	for (let round = 0; round < rounds; round += 1) {
		const data = join(folder, `round-${round}`);
		mkdirSync(data);
		cpSync(demoFolder, data, { recursive: true });
		const yardstick = ['bench/yardstick/server.ts', join(folder, `plain-${round}.db`), '0', folder];
		const plain = await startNode(yardstick, {}, /listening (\d+)/);
		const ours = await startNode(
			['server/main.ts', '--demo'],
			{ PORT: String(4140 + round), TAGWERK_DATA: data },
			/http:\/\/localhost:(\d+)/
		);
		try {
			await measureRound(series, { ours, plain });
		} finally {
			await plain.stop();
			await ours.stop();
		}
	}
	rmSync(folder, { recursive: true });
	return [...series.pair(names.single, { atLeast: 0.5 }), ...series.pair(names.parallel, { atLeast: 0.5 })];
}
