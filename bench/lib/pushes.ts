import { chunks, costOf, sendAll, type Cost, type PreparedRequest } from '#bench/lib/load.ts';
import type { Running } from '#bench/lib/processes.ts';
import type { pushRow } from '#bench/lib/rows.ts';
import { draftRow } from '#bench/lib/rows.ts';
import type { signIn } from '#bench/lib/tagwerk-api.ts';
import type { PushResponse } from '#protocol/push.ts';

/** Rows of one push that is measured. */
export const ROWS = 10_000;
/** Times ROWS rows before anything counts, on both sides: a server runs for weeks, not for its first second. */
export const WARM_UPS = 3;

export type Session = Awaited<ReturnType<typeof signIn>>;

/** The yardstick's requests to this address, `size` rows each. */
export function toPlain(url: string, size: number, rows: readonly unknown[]): PreparedRequest[] {
	return chunks(rows, size).map((batch) => ({
		url,
		init: {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ rows: batch })
		}
	}));
}

/** ROWS new drafts of this person. */
export function draftsOf(session: Session) {
	return Array.from({ length: ROWS }, (_, index) => draftRow(index, session.userId));
}

/** Ours takes rows by 100, as devices send them. */
export function ourRequests(
	session: Session,
	rows: readonly ReturnType<typeof pushRow>[]
): PreparedRequest[] {
	return chunks(rows, 100).map((batch) => session.pushRequest(batch));
}

/** Pushes to our server and makes sure that each row was applied. */
export async function pushOurs(
	server: Running,
	requests: readonly PreparedRequest[],
	inFlight: number,
	rowCount = ROWS
): Promise<Cost> {
	const { cost, result } = await costOf(server, () => sendAll(requests, inFlight));
	const results = (result as PushResponse[]).flatMap((answer) => answer.results);
	const applied = results.filter(({ status }) => status === 'applied').length;
	if (applied !== rowCount) {
		const other = results.find(({ status }) => status !== 'applied');
		throw new Error(`only ${applied} of ${rowCount} rows were applied: ${JSON.stringify(other)}`);
	}
	return cost;
}

/** Runs both, the one first in even turns and the other in odd ones. */
export async function inTurns<T>(
	turn: number,
	one: () => Promise<T>,
	other: () => Promise<T>
): Promise<readonly [T, T]> {
	if (turn % 2 === 0) {
		const first = await one();
		return [first, await other()];
	}
	const first = await other();
	return [await one(), first];
}
