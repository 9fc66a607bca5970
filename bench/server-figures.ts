import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costOf, sendAll, type Cost, type PreparedRequest } from '#bench/lib/load.ts';
import { bareRow, confirmationOf, pushRow } from '#bench/lib/rows.ts';
import { median, type Figure } from '#bench/lib/figures.ts';
import { startNode, type Running } from '#bench/lib/processes.ts';
import {
	draftsOf,
	inTurns,
	ourRequests,
	pushOurs,
	ROWS,
	toPlain,
	WARM_UPS,
	type Session
} from '#bench/lib/pushes.ts';
import { Series, type Moved } from '#bench/lib/series.ts';
import { signIn } from '#bench/lib/tagwerk-api.ts';
import type { PullResponse } from '#protocol/pull.ts';

const CONFIRMS = 5000;
const DIGESTS = 200;
const PAGE = 1000;
/** People of the demo firm who push: one to warm up, two one by one, one in parallel. */
const PUSHERS = ['tom.funk', 'heiko.kraus', 'mara.lindner', 'sven.engel'] as const;

type Headers = Readonly<Record<string, string>>;

const noHeaders: Headers = {};
/** Nobody packs, which the yardstick cannot: both sides send the same kind of bytes. The goal is measured so. */
const unpacked: Headers = { 'accept-encoding': 'identity' };

/** The yardstick takes bare rows by 500, as it was measured for the goals. */
function plainRequests(origin: string): PreparedRequest[] {
	const rows = Array.from({ length: ROWS }, (_, index) => bareRow(index));
	return toPlain(
		`${origin}/push`,
		500,
		rows.map((row) => ({ newDocumentState: row, assumedMasterState: null }))
	);
}

async function pushPlain(server: Running, inFlight: number): Promise<Cost> {
	const requests = plainRequests(server.origin);
	return (await costOf(server, () => sendAll(requests, inFlight))).cost;
}

async function pullPlain(server: Running, headers: Headers): Promise<Moved> {
	const { cost, result } = await costOf(server, async () => {
		let count = 0;
		for (let seq: number | null = 0; seq !== null;) {
			const url = `${server.origin}/pull?seq=${seq}&limit=${PAGE}`;
			const answer: unknown = await (await fetch(url, { headers })).json();
			const page = answer as { documents: unknown[]; seq: number | null };
			count += page.documents.length;
			seq = page.seq;
		}
		return count;
	});
	return { count: result, cost };
}

async function pullOurs(server: Running, session: Session, headers: Headers): Promise<Moved> {
	const { cost, result } = await costOf(server, async () => {
		let count = 0;
		let checkpoint: { epoch?: string; scope?: string; seq: number } = { seq: 0 };
		for (let more = true; more;) {
			const page: PullResponse = await session.pull(checkpoint, PAGE, headers);
			count += page.documents.length;
			({ checkpoint, more } = page);
		}
		return count;
	});
	return { count: result, cost };
}

const names = {
	push: 'push of 100 drafts, all rules and journal',
	parallel: 'the same, 4 requests in flight',
	confirm: 'confirms',
	pull: 'pull in pages of 1,000, ours packed',
	unpacked: 'pull in pages of 1,000, nobody packs',
	digest: 'digest of a person’s month, usual time'
} as const;

async function measureRound(series: Series, plain: Running, ours: Running): Promise<void> {
	const sessions: Session[] = [];
	for (const name of PUSHERS) sessions.push(await signIn(ours.origin, name));
	const [warm, first, second, parallel] = sessions as [Session, Session, Session, Session];
	const asInserts = (drafts: ReturnType<typeof draftsOf>) => drafts.map((draft) => pushRow(draft, null));
	const comparePushes = async (name: string, turn: number, session: Session, inFlight: number) => {
		const drafts = draftsOf(session);
		const requests = ourRequests(session, asInserts(drafts));
		const [our, theirs] = await inTurns(
			turn,
			() => pushOurs(ours, requests, inFlight),
			() => pushPlain(plain, inFlight)
		);
		series.addPair(name, { count: ROWS, cost: our }, { count: ROWS, cost: theirs });
		return drafts;
	};
	for (let turn = 0; turn < WARM_UPS; turn += 1) {
		await pushPlain(plain, 1);
		await pushOurs(ours, ourRequests(warm, asInserts(draftsOf(warm))), 1);
	}
	const digests: number[] = [];
	await measureDigests(ours, (ms) => digests.push(ms));
	series.add(names.digest, median(digests));
	await comparePushes(names.push, 0, first, 1);
	const drafts = await comparePushes(names.push, 1, second, 1);
	await comparePushes(names.parallel, 0, parallel, 4);

	const confirms = drafts
		.slice(0, CONFIRMS)
		.map((draft, index) => pushRow(confirmationOf(draft, index), draft));
	const confirmCost = await pushOurs(ours, ourRequests(second, confirms), 1, CONFIRMS);
	series.add(names.confirm, CONFIRMS / confirmCost.seconds);

	for (const [name, headers] of [
		[names.pull, noHeaders],
		[names.unpacked, unpacked]
	] as const) {
		// As many rows on both sides: the yardstick's pull is of everybody's.
		await pullPlain(plain, headers);
		for (const session of [warm, first, second, parallel]) await pullOurs(ours, session, headers);
		for (const [turn, session] of [first, second, parallel].entries()) {
			const [our, theirs] = await inTurns(
				turn,
				() => pullOurs(ours, session, headers),
				() => pullPlain(plain, headers)
			);
			series.addPair(name, our, theirs);
		}
	}
}

/** What device and server compare once a day: one person's month, asked by the manager, request included. */
export async function measureDigests(
	{ origin }: Pick<Running, 'origin'>,
	add: (ms: number) => void
): Promise<void> {
	const manager = await signIn(origin, 'jana.schafer');
	const member = await signIn(origin, 'mara.lindner');
	const lastMonth = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 7);
	const query = new URLSearchParams({ collection: 'time_entries', month: lastMonth, userId: member.userId });
	for (let turn = 0; turn < 2 * DIGESTS; turn += 1) {
		const started = performance.now();
		const answer = await fetch(`${origin}/api/sync/digest?${query}`, { headers: manager.headers });
		const { count } = (await answer.json()) as { count?: number };
		if (count === undefined || count === 0) throw new Error(`digest: ${answer.status}, ${count} records`);
		if (turn >= DIGESTS) add(performance.now() - started);
	}
}

/**
 * Push, confirm and pull of our server against the yardstick, interleaved. Both are warmed up with as many
 * rows, bodies are built before the clock starts, and each row is the one that a device of that side sends:
 * ours the whole record with its mutation, the yardstick's the bare entry.
 */
export async function measureServer(demoFolder: string, rounds: number): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-bench-'));
	const series = new Series();
	for (let round = 0; round < rounds; round += 1) {
		const data = join(folder, `round-${round}`);
		mkdirSync(data);
		cpSync(demoFolder, data, { recursive: true });
		const plain = await startNode(
			['bench/yardstick/server.ts', join(folder, `plain-${round}.db`), '0', folder],
			{},
			/listening (\d+)/
		);
		const ours = await startNode(
			['server/main.ts', '--demo'],
			{ PORT: String(4100 + round), TAGWERK_DATA: data },
			/http:\/\/localhost:(\d+)/
		);
		try {
			await measureRound(series, plain, ours);
		} finally {
			await plain.stop();
			await ours.stop();
		}
	}
	rmSync(folder, { recursive: true });
	return [
		...series.pair(names.push, { atLeast: 0.35 }),
		...series.pair(names.parallel),
		...series.figure(names.confirm, 'rows/s', { atLeast: 1000 }),
		...series.pair(names.unpacked, { atLeast: 0.6 }),
		...series.pair(names.pull),
		...series.figure(names.digest, 'ms', { atMost: 5 })
	];
}
