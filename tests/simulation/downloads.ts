import type { SimServer } from '#tests/simulation/sim-server.ts';
import type { Watch } from '#tests/simulation/violation.ts';

export interface Answer {
	readonly status: number;
	readonly type: string;
	readonly text: string;
}

const mirrored = ['reference', 'employees', 'public_holidays', 'notices', 'absences'];
const MIRRORED = new RegExp(`^/api/sync/(${mirrored.join('|')})/pull\\?`);
const PULL = /^\/api\/sync\/\w+\/pull\?/;
const SERVER_TIME = /"serverTime":"[^"]*"/;
/** Every so many answers given from here the server is asked as well. */
const CHECKED_EVERY = 40;

/** What everybody is told first, before anything happened. */
const first = { version: '', answers: new Map<string, Answer>() };

/** By the hour: what somebody sees may depend on the date. */
function keyOf(userId: string, at: number, path: string): string {
	return `${userId} ${Math.floor(at / 3_600_000)} ${path}`;
}

/**
 * Devices ask again and again for what is the same until somebody changes it: then the answer of before is given
 * once more, with the time of now. Time entries are asked for anew after each commit, what only flows down after
 * each that touches it. Now and then the server is asked all the same, and a difference breaks the run.
 */
export class Downloads {
	readonly #server: SimServer;
	readonly #watch: Watch;
	readonly #now: () => number;
	readonly #known: Map<string, Answer>;
	#version: string;
	#given = 0;

	constructor(server: SimServer, watch: Watch, now: () => number) {
		this.#server = server;
		this.#watch = watch;
		this.#now = now;
		this.#known = new Map(first.answers);
		this.#version = first.version;
	}

	/** Something was committed, or sessions changed. */
	afterChange(version: string): void {
		if (version === this.#version) return;
		this.#version = version;
		this.#known.clear();
	}

	/** Asks everything that a device of somebody in the firm will ask first; the same for all runs of a program. */
	static async rehearse(server: SimServer, people: readonly string[], at: number): Promise<void> {
		if (first.version !== '') return;
		first.version = server.downloadsVersion;
		for (const userId of people) {
			const token = `rehearsal-${userId}`;
			server.openSession(token, userId);
			for (const collection of mirrored) {
				let checkpoint = { epoch: '', scope: '', seq: 0 };
				for (let round = 0; round < 2; round += 1) {
					const query = new URLSearchParams({ ...checkpoint, seq: String(checkpoint.seq), limit: '1000' });
					const path = `/api/sync/${collection}/pull?${query}`;
					const response = await server.fetch(path, {}, token);
					const type = response.headers.get('content-type') ?? '';
					const answer = { status: response.status, type, text: await response.text() };
					first.answers.set(keyOf(userId, at, path), answer);
					({ checkpoint } = JSON.parse(answer.text) as { checkpoint: typeof checkpoint });
				}
			}
			server.endSession(token);
		}
	}

	/** The answer to a request, by way of `ask` unless it is known. */
	async get(token: string, path: string, ask: () => Promise<Answer>): Promise<Answer> {
		const userId = this.#server.isUp ? this.#server.userOf(token) : null;
		if (userId === null || !PULL.test(path)) return ask();
		const at = keyOf(userId, this.#now(), path);
		const key = MIRRORED.test(path) ? at : `${this.#server.commits} ${at}`;
		const known = this.#known.get(key);
		if (known === undefined) {
			const { commits } = this.#server;
			const answer = await ask();
			if (answer.status === 200 && commits === this.#server.commits) this.#known.set(key, answer);
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
