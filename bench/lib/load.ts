import type { Running } from '#bench/lib/processes.ts';

/** A request whose body is text already: building it is not part of what is measured. */
export interface PreparedRequest {
	readonly url: string;
	readonly init: RequestInit;
}

/** What a stretch of work took: on the wall clock, and of the server's processor time (null where unknown). */
export interface Cost {
	readonly seconds: number;
	readonly cpuSeconds: number | null;
}

/** Cuts rows into pieces of at most `size`. */
export function chunks<T>(rows: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
		rows.slice(index * size, (index + 1) * size)
	);
}

/** Runs work against a server and says what it took. */
export async function costOf<T>(server: Running, work: () => Promise<T>): Promise<{ cost: Cost; result: T }> {
	const cpuBefore = server.cpuSeconds();
	const started = performance.now();
	const result = await work();
	const seconds = (performance.now() - started) / 1000;
	const cpuAfter = server.cpuSeconds();
	const cpuSeconds = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
	return { cost: { seconds, cpuSeconds }, result };
}

/** Sends all requests, `inFlight` at a time, and answers the parsed bodies in order. Throws on any refusal. */
export async function sendAll(requests: readonly PreparedRequest[], inFlight: number): Promise<unknown[]> {
	const answers: unknown[] = [];
	let next = 0;
	const worker = async () => {
		while (next < requests.length) {
			const index = next;
			next += 1;
			const request = requests[index];
			if (!request) return;
			const answer = await fetch(request.url, request.init);
			if (!answer.ok) throw new Error(`${request.url}: ${answer.status} ${await answer.text()}`);
			answers[index] = await answer.json();
		}
	};
	await Promise.all(Array.from({ length: inFlight }, worker));
	return answers;
}
