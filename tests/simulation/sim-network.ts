import { ServerCrash, type SimServer } from '#tests/simulation/sim-server.ts';
import { replyOf } from '#tests/simulation/reply.ts';
import type { Answer, Downloads } from '#tests/simulation/downloads.ts';
import type { Bug, Body } from '#tests/simulation/bugs.ts';
import type { HeldDatabase } from '#tests/simulation/held.ts';
import type { Ledger } from '#tests/simulation/ledger.ts';
import type { NetFault } from '#tests/simulation/plan.ts';
import type { RequestLedger } from '#tests/simulation/request-ledger.ts';
import type { Random } from '#tests/simulation/random.ts';
import type { Secrets } from '#tests/simulation/secrets.ts';
import type { ServerHistory } from '#tests/simulation/server-history.ts';
import { FORGED, type Fields } from '#tests/simulation/facts.ts';
import type { VirtualTime } from '#tests/simulation/virtual-time.ts';
import type { Watch } from '#tests/simulation/violation.ts';

/** Everything that the parts of one run share. */
export interface World {
	readonly time: VirtualTime;
	readonly random: Random;
	readonly watch: Watch;
	readonly server: SimServer;
	readonly history: ServerHistory;
	readonly ledger: Ledger;
	readonly requests: RequestLedger;
	readonly downloads: Downloads;
	readonly secrets: Secrets;
	readonly bug: Bug;
	/** When each position was committed. */
	commitAt(seq: number): number;
	/** The last position that was committed. */
	committedSeq(): number;
	/** Somebody asks the server from a desk, where the network is good. */
	post(userId: string, path: string, body: unknown): Promise<void>;
	/** HR changes something. */
	patch(path: string, body: unknown): Promise<void>;
	/** A day long ago, each time another. */
	nextDate(): string;
	/** Everybody signs in again. */
	reopenSessions(): void;
}

/** Who sends: the session's token and person, and whose database the rows come from. */
export interface Sender {
	readonly name: string;
	readonly token: string;
	readonly userId: string;
	readonly database: HeldDatabase;
}

const STEP_MS = 20;

/** One device's way to the server, with everything that can go wrong on it. */
export class SimNetwork {
	isCut = false;
	/** The stream looks open and brings nothing. */
	isDeaf = false;
	requests = 0;
	readonly #faults: NetFault[] = [];
	readonly #world: World;
	/** Ends everything that is under way, as a lost network does. */
	#line = new AbortController();

	constructor(world: World) {
		this.#world = world;
	}

	plan(fault: NetFault, times: number): void {
		for (let count = 0; count < times; count += 1) this.#faults.push(fault);
	}

	cut(): void {
		this.isCut = true;
		this.hangUp();
	}

	/** The server's end of every connection is gone. */
	hangUp(): void {
		const line = this.#line;
		this.#line = new AbortController();
		line.abort();
	}

	heal(): void {
		this.isCut = false;
		this.#faults.length = 0;
		if (this.isDeaf) {
			this.isDeaf = false;
			this.hangUp();
		}
	}

	get line(): AbortSignal {
		return this.#line.signal;
	}

	async fetch(sender: Sender, path: string, init: RequestInit): Promise<Response> {
		const { time } = this.#world;
		const signal = time.anyOf([this.line, ...(init.signal ? [init.signal] : [])]);
		try {
			return await this.#send(sender, path, init, signal);
		} finally {
			time.release(signal);
			if (init.signal) time.release(init.signal);
		}
	}

	async #send(sender: Sender, path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
		this.requests += 1;
		const fault = this.#faults.shift() ?? null;
		const { time, random, watch } = this.#world;
		watch.trace(`${sender.name} ${init.method ?? 'GET'} ${path} ${fault ?? ''}`);
		const pause = async (ms: number) => {
			await time.sleep(ms, signal);
			if (signal.aborted || this.isCut) throw new TypeError('no network');
		};
		await pause(STEP_MS * (1 + random.below(3)));
		const instead = insteadOfServer(fault);
		if (instead !== null) return instead;
		if (fault === 'lose-request') return pause(1_000).then(() => Promise.reject(new TypeError('lost')));
		if (fault === 'slow') await pause(3_000 + random.below(20) * 100);
		const answer = await this.#ask(sender, path, init);
		if (fault === 'duplicate' || fault === 'replay-later') this.#repeat(sender, path, init, fault);
		await pause(STEP_MS * (1 + random.below(3)) + (fault === 'slow-reply' ? 4_000 : 0));
		if (fault === 'lose-reply') throw new TypeError('the reply got lost');
		const headers = { 'content-type': answer.type };
		if (fault === 'truncated') return replyOf(answer.text.slice(0, answer.text.length >> 1), 200, headers);
		if (fault === 'wrong-body') return replyOf('{}', 200, headers);
		return replyOf(answer.text, answer.status, headers);
	}

	#repeat(sender: Sender, path: string, init: RequestInit, fault: NetFault): void {
		const wait = fault === 'duplicate' ? STEP_MS : 90_000;
		const again = () => this.#ask(sender, path, init).catch(() => undefined);
		this.#world.time.setTimer(() => void again(), wait);
	}

	async #ask(sender: Sender, path: string, init: RequestInit): Promise<Answer> {
		const { secrets, downloads } = this.#world;
		if (path.endsWith('/push')) this.#checkRows(sender, init);
		const before = secrets.seenBy(sender.userId);
		const { status, type, text } = await downloads.get(sender.token, path, () =>
			this.#askServer(sender, path, init)
		);
		this.#world.watch.trace(`${sender.name} < ${status} ${path.split('?')[0]} ${text.length}`);
		secrets.check(sender.userId, text, before);
		if (status >= 500) throw new TypeError('the server is gone');
		return status === 200 ? this.#spoiled(path, type, text) : { status, type, text };
	}

	async #askServer(sender: Sender, path: string, init: RequestInit): Promise<Answer> {
		// Whoever hangs up does not stop what the server has begun.
		const { signal: _signal, ...sent } = init;
		const request = path.endsWith('/time_entries/push')
			? { ...sent, body: withClaims(String(sent.body)) }
			: sent;
		const response = await this.#world.server.fetch(path, request, sender.token).catch((error: unknown) => {
			if (error instanceof ServerCrash) throw new TypeError('the server is gone');
			throw error;
		});
		const type = response.headers.get('content-type') ?? '';
		return { status: response.status, type, text: await response.text() };
	}

	/** What a planted bug makes of an answer; without one the answer itself. */
	#spoiled(path: string, type: string, text: string): Answer {
		const { bug, history, commitAt } = this.#world;
		if (path.includes('/time_entries/pull')) {
			const body = JSON.parse(text) as Body & { checkpoint: { seq: number } };
			history.highestGiven = Math.max(history.highestGiven, body.checkpoint.seq);
			const from = Number(new URLSearchParams(path.split('?')[1]).get('seq'));
			if (bug.pullAnswer)
				return { status: 200, type, text: JSON.stringify(bug.pullAnswer(body, from, commitAt)) };
		}
		if (path.endsWith('/push') && bug.pushAnswer) {
			const body = bug.pushAnswer(JSON.parse(text) as Body);
			if (body === null)
				return { status: 400, type, text: '{"error":{"code":"request.unreadable","message":""}}' };
			return { status: 200, type, text: JSON.stringify(body) };
		}
		return { status: 200, type, text };
	}

	/** I13: what goes out under a person's session was done in that person's database, unless the server had it. */
	#checkRows(sender: Sender, init: RequestInit): void {
		const { rows } = JSON.parse(String(init.body)) as { rows: Row[] };
		for (const { newDocumentState, reoffer } of rows) {
			if (reoffer === true && this.#world.history.hadOnce(newDocumentState)) continue;
			const id = (newDocumentState['mutation'] as { id: string } | undefined)?.id ?? '';
			const act = this.#world.ledger.acts.get(id) ?? this.#world.requests.acts.get(id);
			if (act?.database !== sender.database.name)
				this.#world.watch.fail('I13', `${id} of ${act?.database} goes out as ${sender.database.name}`);
		}
	}
}

interface Row {
	readonly newDocumentState: Fields;
	readonly assumedMasterState: unknown;
	readonly reoffer?: boolean;
}

/** I9: each row claims something in every field that only the server decides. */
function withClaims(body: string): string {
	const { rows } = JSON.parse(body) as { rows: Row[] };
	const claims = { route: FORGED, flags: [FORGED], confirmedAt: FORGED, receivedAt: FORGED };
	const claimed = rows.map((row) => {
		// What is brought back after a restore says whose it is, and where in the lost history it stood.
		const isNew = row.assumedMasterState === null;
		const more =
			row.reoffer === true ? {} : { seq: FORGED, revision: FORGED, ...(isNew ? {} : { userId: FORGED }) };
		return { ...row, newDocumentState: { ...row.newDocumentState, ...claims, ...more } };
	});
	return JSON.stringify({ rows: claimed });
}

function insteadOfServer(fault: NetFault | null): Response | null {
	if (fault === 'portal')
		return replyOf('<html>Welcome to the hotel</html>', 200, { 'content-type': 'text/html' });
	if (fault === 'busy') return replyOf('', 503, { 'retry-after': '5' });
	return fault === 'bad-gateway' ? replyOf('<html>', 502) : null;
}
