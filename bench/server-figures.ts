import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareRow, confirmationOf, draftRow } from '#bench/lib/rows.ts';
import type { Figure } from '#bench/lib/figures.ts';
import { startNode } from '#bench/lib/processes.ts';
import { signIn } from '#bench/lib/tagwerk-api.ts';

const ROWS = 10_000;

async function timed(work: () => Promise<void>): Promise<number> {
	const started = performance.now();
	await work();
	return (performance.now() - started) / 1000;
}

function chunks<T>(rows: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
		rows.slice(index * size, (index + 1) * size)
	);
}

async function plainPush(origin: string): Promise<number> {
	const batches = chunks(
		Array.from({ length: ROWS }, (_, index) => bareRow(index)),
		500
	).map((rows) =>
		JSON.stringify({ rows: rows.map((row) => ({ newDocumentState: row, assumedMasterState: null })) })
	);
	const seconds = await timed(async () => {
		for (const body of batches) {
			await (
				await fetch(`${origin}/push`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body
				})
			).json();
		}
	});
	return ROWS / seconds;
}

async function plainPull(origin: string): Promise<number> {
	let count = 0;
	const seconds = await timed(async () => {
		for (let seq = 0; ;) {
			const answer = (await (await fetch(`${origin}/pull?seq=${seq}&limit=1000`)).json()) as {
				documents: unknown[];
				seq: number | null;
			};
			count += answer.documents.length;
			if (answer.seq === null) break;
			seq = answer.seq;
		}
	});
	return count / seconds;
}

type Session = Awaited<ReturnType<typeof signIn>>;

async function pushAll(session: Session, rows: readonly unknown[]): Promise<number> {
	const batches = chunks(rows, 100);
	let applied = 0;
	const seconds = await timed(async () => {
		for (const batch of batches) {
			const { results } = await session.push(batch);
			applied += results.filter((result) => result.status === 'applied').length;
		}
	});
	if (applied !== rows.length) throw new Error(`only ${applied} of ${rows.length} rows were applied`);
	return rows.length / seconds;
}

async function pullAll(session: Session): Promise<number> {
	let count = 0;
	const seconds = await timed(async () => {
		let checkpoint: { epoch?: string; scope?: string; seq: number } = { seq: 0 };
		for (;;) {
			const answer = await session.pull(checkpoint, 1000);
			count += answer.documents.length;
			checkpoint = answer.checkpoint;
			if (!answer.more) break;
		}
	});
	return count / seconds;
}

/** People of the demo firm who push, one a round, so that every round starts alike. */
const PUSHERS = ['tom.funk', 'heiko.kraus', 'mara.lindner'];

/** Push, confirm and pull of our server against the yardstick, interleaved. */
export async function measureServer(demoFolder: string, rounds: number): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-bench-'));
	const push: number[] = [];
	const confirm: number[] = [];
	const pull: number[] = [];
	const pushRatio: number[] = [];
	const pullRatio: number[] = [];
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
		const session = await signIn(ours.origin, PUSHERS[round % PUSHERS.length] ?? 'tom.funk');
		const drafts = Array.from({ length: ROWS }, (_, index) => draftRow(index, session.userId));
		await plainPush(plain.origin);
		await pushAll(
			session,
			Array.from({ length: 500 }, (_, index) => draftRow(ROWS + index, session.userId)).map(asInsert)
		);
		const plainRate = await plainPush(plain.origin);
		const ourRate = await pushAll(session, drafts.map(asInsert));
		const confirmed = drafts.slice(0, 5000);
		confirm.push(
			await pushAll(
				session,
				confirmed.map((draft, index) => ({
					newDocumentState: confirmationOf(draft, index),
					assumedMasterState: draft
				}))
			)
		);
		await plainPull(plain.origin);
		await pullAll(session);
		const plainPullRate = await plainPull(plain.origin);
		const ourPullRate = await pullAll(session);
		push.push(ourRate);
		pull.push(ourPullRate);
		pushRatio.push(ourRate / plainRate);
		pullRatio.push(ourPullRate / plainPullRate);
		await plain.stop();
		await ours.stop();
	}
	return [
		{ name: 'push of 100 drafts, all rules and journal', values: push, unit: 'rows/s', goal: null },
		{ name: 'push ÷ plain', values: pushRatio, unit: '×', goal: { atLeast: 0.35 } },
		{ name: 'confirms', values: confirm, unit: 'rows/s', goal: { atLeast: 1000 } },
		{ name: 'pull in pages of 1,000', values: pull, unit: 'rows/s', goal: null },
		{ name: 'pull ÷ plain', values: pullRatio, unit: '×', goal: { atLeast: 0.6 } }
	];
}

function asInsert<T>(row: T): { newDocumentState: T; assumedMasterState: null } {
	return { newDocumentState: row, assumedMasterState: null };
}
