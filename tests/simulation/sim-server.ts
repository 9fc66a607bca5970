import { createApp, type App } from '#server/app.ts';
import { createAccount } from '#server/auth/accounts.usecases.ts';
import { insertSession } from '#server/auth/sessions.repository.ts';
import { createMemoryDatabase, type Database } from '#server/db/client.ts';
import { createDeps, type Deps, type Logger } from '#server/deps.ts';
import { insertEmployee, replaceMembershipsOf } from '#server/people/people.repository.ts';
import { putReference } from '#server/settings/reference.repository.ts';
import { uuidv7 } from '#domain/kernel/id.ts';
import { aGeneral, aGroupData } from '#server/testkit/reference-builders.ts';
import { simConfig } from '#tests/simulation/sim-config.ts';
import type { Random } from '#tests/simulation/random.ts';
import type { VirtualTime } from '#tests/simulation/virtual-time.ts';

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export class ServerCrash extends Error {}

/** What a planted bug may do inside the server's transaction. */
export interface ServerBugs {
	/** Decides with the groups as they were two seconds ago. */
	readonly usesOldRights?: boolean;
	/** Calls back at once instead of after the commit. */
	readonly publishEarly?: boolean;
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
	readonly #base: Database;
	readonly #time: VirtualTime;
	readonly #random: Random;
	readonly #bugs: ServerBugs;
	#deps: Deps;
	#app: App;

	constructor(time: VirtualTime, random: Random, bugs: ServerBugs) {
		this.#time = time;
		this.#random = random;
		this.#bugs = bugs;
		this.#base = createMemoryDatabase();
		this.db = this.#watched();
		this.#base.sqlite.exec("INSERT INTO sync_state (id, epoch, seq) VALUES (1, 'epoch-one', 0)");
		this.#deps = this.#createDeps();
		this.#app = createApp(this.#deps);
	}

	get deps(): Deps {
		return this.#deps;
	}

	/** The app as the network reaches it. Throws ServerCrash when the process dies over the request. */
	async fetch(path: string, init: RequestInit, token: string | null): Promise<Response> {
		if (!this.isUp) throw new ServerCrash();
		const headers = new Headers(init.headers);
		if (token !== null) headers.set('authorization', `Bearer ${this.#deps.sessions.sign(token)}`);
		headers.set('x-tagwerk-protocol', '1');
		headers.set('host', 'localhost');
		const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
		const app = this.#app;
		this.#isPushing = path.endsWith('/push');
		const response = await app.hono.fetch(new Request(`http://localhost${path}`, { ...init, headers }), env);
		if (!this.isUp || app !== this.#app) throw new ServerCrash();
		return response;
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

	close(): void {
		this.#base.sqlite.close();
	}

	/** A session of a device; its token never changes, so that runs repeat. */
	openSession(token: string, userId: string): void {
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
		this.db.statement('DELETE FROM session WHERE token = ?').run([token]);
	}

	addGroup(id: string, managers: readonly string[]): void {
		const spans = managers.map((userId) => ({ userId, from: '2000-01-01', to: null }));
		this.#put('group', id, id, { ...aGroupData({ verification: true, managers: spans }) });
	}

	addCompany(): void {
		this.#put('general', 'general', 'Testfirma', { ...aGeneral() });
	}

	addPerson(id: string, groupId: string | null, isHr = false): void {
		this.db.transaction(() => {
			const seq = this.#deps.history.next();
			const who = {
				id,
				name: id,
				userName: id,
				personalNumber: '',
				locationId: null,
				status: 'active' as const
			};
			insertEmployee(this.db, { ...who, isHr, schedules: [], profile: null, archivedAt: null, seq });
			replaceMembershipsOf(this.db, id, groupId === null ? [] : [{ groupId, from: '2000-01-01', to: null }]);
			createAccount(this.#deps, { userId: id, name: id, userName: id, email: null, passwordHash: null });
		});
	}

	/** Carries out a push as if the groups were still what they were. */
	#withOldRights<T>(work: () => T): T {
		const now = this.db.statement("SELECT id, data FROM reference_items WHERE kind = 'group'").all();
		const set = (id: unknown, data: unknown) =>
			this.#base.statement('UPDATE reference_items SET data = ? WHERE id = ?').run([data, id]);
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

	readonly #groupsSince: { readonly at: number; readonly text: string }[] = [];
	#isPushing = false;

	#put(kind: 'group' | 'general', id: string, name: string, data: Record<string, unknown>): void {
		this.db.transaction(() =>
			putReference(this.db, { id, kind, name, validFrom: null, data, seq: this.#deps.history.next() })
		);
	}

	#createDeps(): Deps {
		const clock = { now: () => this.#time.now() };
		const ids = { next: () => uuidv7(this.#time.now(), this.#random.bytes(10)) };
		return createDeps({ db: this.db, clock, ids, log: silent, config: simConfig });
	}

	/** The database, watched at its commits. */
	#watched(): Database {
		const base = this.#base;
		const bugs = this.#bugs;
		let isInside = false;
		return {
			...base,
			transaction: <T>(work: () => T): T => {
				if (isInside) return base.transaction(work);
				isInside = true;
				const crash = this.crashNext;
				this.crashNext = null;
				try {
					const result = base.transaction(() => {
						const inner = bugs.usesOldRights === true ? this.#withOldRights(work) : work();
						if (crash === 'crash-before-commit') throw new ServerCrash();
						base.afterCommit(() => this.onCommit());
						return inner;
					});
					if (crash === 'crash-after-commit') throw new ServerCrash();
					return result;
				} catch (error) {
					if (error instanceof ServerCrash) this.crash();
					throw error;
				} finally {
					isInside = false;
				}
			},
			afterCommit: (callback) => (bugs.publishEarly === true ? callback() : base.afterCommit(callback))
		};
	}
}
