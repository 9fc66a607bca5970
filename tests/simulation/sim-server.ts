import { createApp, type App } from '#server/app.ts';
import { insertSession } from '#server/auth/sessions.repository.ts';
import type { Database } from '#server/db/client.ts';
import { createDeps, type Deps, type Logger } from '#server/deps.ts';
import { uuidv7 } from '#domain/kernel/id.ts';
import { beginRestoredHistory } from '#server/sync/history.ts';
import { setUpFirm } from '#tests/simulation/firm.ts';
import { requestOf, SimHeaders } from '#tests/simulation/sim-http.ts';
import { simConfig } from '#tests/simulation/sim-config.ts';
import { SimDatabase } from '#tests/simulation/sim-database.ts';
import { createRandom, type Random } from '#tests/simulation/random.ts';
import type { VirtualTime } from '#tests/simulation/virtual-time.ts';

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Thursday, ten o'clock in Munich: when every run begins. */
export const START = Date.UTC(2026, 10, 19, 9);
const FIRM = 'firm';
const BACKUP = 'backup';
/** The newest position of each collection, and what decides who may see what. */
const VERSIONS = `SELECT (SELECT max(seq) FROM reference_items) AS reference,
	(SELECT max(seq) FROM employees) AS employees,
	(SELECT max(seq) FROM public_holidays) AS public_holidays,
	(SELECT max(seq) FROM notices) AS notices,
	max((SELECT max(seq) FROM absences), (SELECT coalesce(max(seq), 0) FROM hidden_absences)) AS absences,
	(SELECT max(seq) FROM corrections) AS corrections,
	(SELECT max(seq) FROM team_days) AS team_days,
	(SELECT max(seq) FROM presence) AS presence,
	max((SELECT max(seq) FROM time_entries), (SELECT coalesce(max(seq), 0) FROM hidden_time_entries)) AS time_entries,
	(SELECT group_concat(user_id || group_id || from_date) FROM memberships) AS memberships`;

export class ServerCrash extends Error {}

/** What a planted bug may do inside the server's transaction. */
export interface ServerBugs {
	/** Decides with the groups as they were two seconds ago. */
	readonly usesOldRights?: boolean;
	/** Calls back at once instead of after the commit. */
	readonly publishEarly?: boolean;
	/** Absences are shown to managers from the beginning. */
	readonly showsWishes?: boolean;
	/** A restore begins no new history. */
	readonly keepsEpoch?: boolean;
}

/** The real server app over a database in memory; it can crash around a commit and start again. */
export class SimServer {
	readonly db: Database;
	/** Called after each commit, before anybody is told. */
	onCommit: () => void = () => undefined;
	/** Called when the process ends without a word. */
	onCrash: () => void = () => undefined;
	crashNext: 'crash-before-commit' | 'crash-after-commit' | null = null;
	isUp = true;
	/** Transactions that were committed. */
	commits = 0;
	readonly #database: SimDatabase;
	readonly #time: VirtualTime;
	readonly #random: Random;
	readonly #bugs: ServerBugs;
	#deps: Deps;
	#app: App;

	constructor(time: VirtualTime, random: Random, bugs: ServerBugs) {
		this.#time = time;
		this.#random = random;
		this.#bugs = bugs;
		this.#database = freshDatabase();
		this.db = this.#database.db;
		this.#database.watching = {
			transaction: (base, work) => this.#transaction(base, work),
			afterCommit: (callback, base) => (bugs.publishEarly === true ? callback() : base.afterCommit(callback))
		};
		this.#deps = this.#createDeps();
		this.#app = createApp(this.#deps);
	}

	get deps(): Deps {
		return this.#deps;
	}

	/** The app as the network reaches it. Throws ServerCrash when the process dies over the request. */
	async fetch(path: string, init: RequestInit, token: string | null): Promise<Response> {
		if (!this.isUp) throw new ServerCrash();
		const headers = new SimHeaders(init.headers as Readonly<Record<string, string>>);
		if (token !== null) headers.set('authorization', `Bearer ${this.#sign(token)}`);
		headers.set('x-tagwerk-protocol', '1');
		headers.set('host', 'localhost');
		const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
		const app = this.#app;
		this.#isPushing = path.endsWith('/push');
		const response = await app.hono.fetch(requestOf(`http://localhost${path}`, init, headers), env);
		if (!this.isUp || app !== this.#app) throw new ServerCrash();
		return response;
	}

	#sign(token: string): string {
		const known = this.#signed.get(token) ?? this.#deps.sessions.sign(token);
		this.#signed.set(token, known);
		return known;
	}

	/** Ends the process; it is back after a moment. */
	crash(): void {
		if (!this.isUp) return;
		this.isUp = false;
		this.crashNext = null;
		this.#deps.feed.closeAll('shutdown');
		this.onCrash();
		this.#time.setTimer(() => this.start(), 2_000);
	}

	start(): void {
		if (this.isUp) return;
		this.crashNext = null;
		this.#deps = this.#createDeps();
		this.#app = createApp(this.#deps);
		this.isUp = true;
	}

	/** Puts a copy of everything away. */
	backUp(): void {
		this.#database.putAway(BACKUP);
		this.#hasBackup = true;
	}

	/** The copy takes the place of what is there, and a new history begins; answers whether there was a copy. */
	restoreBackup(): boolean {
		if (!this.#hasBackup) return false;
		this.crash();
		const { watching } = this.#database;
		this.#database.watching = null;
		this.#database.takeBack(BACKUP);
		this.#epochs += 1;
		const clock = { now: () => this.#time.now() };
		if (this.#bugs.keepsEpoch !== true) beginRestoredHistory({ db: this.db, clock }, `epoch-${this.#epochs}`);
		this.#database.watching = watching;
		this.commits += 1;
		this.#users.clear();
		return true;
	}

	get epoch(): string {
		return String(this.db.statement('SELECT epoch FROM sync_state').get()?.['epoch']);
	}

	close(): void {
		this.#database.watching = null;
	}

	/** A session of a device; its token never changes, so that runs repeat. */
	openSession(token: string, userId: string): void {
		this.#users.clear();
		const known = this.db.statement('SELECT user_id FROM session WHERE token = ?').get([token]);
		if (known) return;
		// Signed in long before: what the device recorded since is believed.
		const now = this.#time.now() - 30 * 86_400_000;
		insertSession(this.db, {
			id: `session-${token}-${this.#random.below(1e9)}`,
			userId,
			token,
			now,
			expiresAt: now + 90 * 86_400_000
		});
	}

	endSession(token: string): void {
		this.#users.clear();
		this.db.statement('DELETE FROM session WHERE token = ?').run([token]);
	}

	/** Whose session a token is; null = nobody's. */
	userOf(token: string): string | null {
		const known = this.#users.get(token);
		if (known !== undefined) return known;
		const row = this.db.statement('SELECT user_id FROM session WHERE token = ?').get([token]);
		const userId = row === undefined ? null : String(row['user_id']);
		this.#users.set(token, userId);
		return userId;
	}

	/** Changes whenever something changes that a pull of this collection may tell. */
	versionOf(collection: string): string {
		if (this.#versions?.commits !== this.commits)
			this.#versions = { commits: this.commits, row: this.db.statement(VERSIONS).get() ?? {} };
		const { row } = this.#versions;
		const rights = `${String(row['reference'])}-${String(row['employees'])}-${String(row['memberships'])}`;
		return `${this.#epochs}-${rights}-${String(row[collection])}`;
	}

	#versions: { readonly commits: number; readonly row: Record<string, unknown> } | null = null;
	/** Carries out a push as if the groups were still what they were. */
	#withOldRights<T>(work: () => T): T {
		const now = this.db.statement("SELECT id, data FROM reference_items WHERE kind = 'group'").all();
		const set = (id: unknown, data: unknown) =>
			this.#database.base.statement('UPDATE reference_items SET data = ? WHERE id = ?').run([data, id]);
		const isPush = this.#isPushing;
		const old = this.#groupsSince.findLast((one) => one.at <= this.#time.now() - 2_000);
		const text = JSON.stringify(now);
		if (this.#groupsSince.at(-1)?.text !== text) this.#groupsSince.push({ at: this.#time.now(), text });
		if (!isPush || old === undefined || old.text === text) return work();
		for (const row of JSON.parse(old.text) as { id: string; data: string }[]) set(row.id, row.data);
		const result = work();
		for (const row of now) set(row['id'], row['data']);
		return result;
	}

	#hasBackup = false;
	#epochs = 1;
	readonly #users = new Map<string, string | null>();
	readonly #signed = new Map<string, string>();
	readonly #groupsSince: { readonly at: number; readonly text: string }[] = [];
	#isPushing = false;

	#createDeps(): Deps {
		const clock = { now: () => this.#time.now() };
		const ids = { next: () => uuidv7(this.#time.now(), this.#random.bytes(10)) };
		return createDeps({ db: this.db, clock, ids, log: silent, config: simConfig });
	}

	/** Carries out one transaction of the server, and ends the process around it where the plan says so. */
	#transaction<T>(base: Database, work: () => T): T {
		const crash = this.crashNext;
		this.crashNext = null;
		try {
			const result = base.transaction(() => {
				const inner = this.#bugs.usesOldRights === true ? this.#withOldRights(work) : work();
				if (this.#bugs.showsWishes === true) base.statement('UPDATE absences SET is_shown = 1').run();
				if (crash === 'crash-before-commit') throw new ServerCrash();
				base.afterCommit(() => {
					this.commits += 1;
					this.#users.clear();
					this.onCommit();
				});
				return inner;
			});
			if (crash === 'crash-after-commit') throw new ServerCrash();
			return result;
		} catch (error) {
			if (error instanceof ServerCrash) this.crash();
			throw error;
		}
	}
}

/** The firm before anything happened, filled once for all runs of this program. */
const shared = { database: null as SimDatabase | null };

function freshDatabase(): SimDatabase {
	if (shared.database !== null) {
		shared.database.takeBack(FIRM);
		return shared.database;
	}
	const database = new SimDatabase();
	const { db } = database;
	db.sqlite.exec("INSERT INTO sync_state (id, epoch, seq) VALUES (1, 'epoch-one', 0)");
	const random = createRandom(0);
	const ids = { next: () => uuidv7(START, random.bytes(10)) };
	setUpFirm(createDeps({ db, clock: { now: () => START }, ids, log: silent, config: simConfig }));
	database.putAway(FIRM);
	shared.database = database;
	return database;
}
