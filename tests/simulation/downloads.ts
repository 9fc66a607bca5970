import type { SimServer } from '#tests/simulation/sim-server.ts';
import type { Watch } from '#tests/simulation/violation.ts';

export interface Answer {
	readonly status: number;
	readonly type: string;
	readonly text: string;
}

/** What flows down, and whether a manager who reads it from the beginning is told the history's position. */
const collections: Readonly<Record<string, boolean>> = {
	reference: false,
	employees: false,
	public_holidays: false,
	notices: false,
	absences: true,
	corrections: false,
	team_days: false,
	presence: false,
	time_entries: true
};
const PULL = /^\/api\/sync\/(\w+)\/pull\?/;
const SERVER_TIME = /"serverTime":"[^"]*"/;
/** Every so many answers given from here the server is asked as well. */
const CHECKED_EVERY = 40;

/** What everybody is told first, before anything happened. */
const first = { isKnown: false, answers: new Map<string, Answer>() };

/** By the hour: what somebody sees may depend on the date. */
function keyOf(version: string, userId: string, at: number, path: string): string {
	return `${version} ${userId} ${Math.floor(at / 3_600_000)} ${path}`;
}

/** Whether an answer says that there is nothing beyond the checkpoint it was asked with. */
function isNothingNew(path: string, text: string): boolean {
	const asked = new URLSearchParams(path.slice(path.indexOf('?')));
	const { epoch, scope, seq } = Object.fromEntries(asked);
	const checkpoint = JSON.stringify({ epoch, scope, seq: Number(seq) });
	return text.startsWith(`{"documents":[],"checkpoint":${checkpoint},"more":false,"serverTime"`);
}

/**
 * Devices ask again and again for what is the same until somebody changes it: then the answer of before is given
 * once more, with the time of now. An answer holds until its collection or somebody's rights change; one that reads
 * from the beginning and may bring records of others names the history's position, so it holds until the next
 * commit. Now and then the server is asked all the same, and a difference breaks the run.
 */
export class Downloads {
	readonly #server: SimServer;
	readonly #watch: Watch;
	readonly #now: () => number;
	readonly #known: Map<string, Answer>;
	#given = 0;

	constructor(server: SimServer, watch: Watch, now: () => number) {
		this.#server = server;
		this.#watch = watch;
		this.#now = now;
		this.#known = new Map(first.answers);
	}

	/** Asks everything that a device of somebody in the firm will ask first; the same for all runs of a program. */
	static async rehearse(server: SimServer, people: readonly string[], at: number): Promise<void> {
		if (first.isKnown) return;
		first.isKnown = true;
		for (const userId of people) {
			const token = `rehearsal-${userId}`;
			server.openSession(token, userId);
			for (const [collection, hasOthers] of Object.entries(collections)) {
				let checkpoint = { epoch: '', scope: '', seq: 0 };
				for (let round = 0; round < 2; round += 1) {
					const query = new URLSearchParams({ ...checkpoint, seq: String(checkpoint.seq), limit: '1000' });
					const path = `/api/sync/${collection}/pull?${query}`;
					const response = await server.fetch(path, {}, token);
					const type = response.headers.get('content-type') ?? '';
					const answer = { status: response.status, type, text: await response.text() };
					const isLasting = !hasOthers || isNothingNew(path, answer.text);
					const version = server.versionOf(collection);
					if (isLasting) first.answers.set(keyOf(version, userId, at, path), answer);
					({ checkpoint } = JSON.parse(answer.text) as { checkpoint: typeof checkpoint });
				}
			}
			server.endSession(token);
		}
	}

	/** The answer to a request, by way of `ask` unless it is known. */
	async get(token: string, path: string, ask: () => Promise<Answer>): Promise<Answer> {
		const userId = this.#server.isUp ? this.#server.userOf(token) : null;
		const [, collection = ''] = PULL.exec(path) ?? [];
		const hasOthers = collections[collection];
		if (userId === null || hasOthers === undefined) return ask();
		const lasting = keyOf(this.#server.versionOf(collection), userId, this.#now(), path);
		const { commits } = this.#server;
		const passing = `${commits} ${lasting}`;
		const known = this.#known.get(lasting) ?? this.#known.get(passing);
		if (known === undefined) {
			const answer = await ask();
			if (answer.status !== 200 || commits !== this.#server.commits) return answer;
			const isLasting = !hasOthers || isNothingNew(path, answer.text);
			this.#known.set(isLasting ? lasting : passing, answer);
			return answer;
		}
		this.#given += 1;
		const text = known.text.replace(SERVER_TIME, `"serverTime":"${new Date(this.#now()).toISOString()}"`);
		if (this.#given % CHECKED_EVERY === 0) {
			const answer = await ask();
			if (answer.text !== text) this.#watch.fail('downloads', `${path} is not what it was: ${answer.text}`);
		}
		return { ...known, text };
	}
}
