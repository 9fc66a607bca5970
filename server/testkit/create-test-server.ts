import { onTestFinished } from 'vitest';
import type { Membership, WorkingSchedule } from '#domain/people/employee.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import { createAccount } from '#server/auth/accounts.usecases.ts';
import { insertSession } from '#server/auth/sessions.repository.ts';
import { SESSION_MS } from '#server/auth/sessions.ts';
import { hashPassword } from '#server/auth/password.ts';
import { createApp, type App } from '#server/app.ts';
import type { Config } from '#server/config.ts';
import { createMemoryDatabase, type Database } from '#server/db/client.ts';
import type { Gather } from '#server/db/shared-commit.ts';
import { createDeps, createIds, type Deps, type Logger } from '#server/deps.ts';
import { insertEmployee, replaceMembershipsOf } from '#server/people/people.repository.ts';
import { putReference } from '#server/settings/reference.repository.ts';
import { aGeneral, aGroupData } from '#server/testkit/reference-builders.ts';
import { currentVersions, type Versions } from '#server/versions.ts';

/** Thursday noon in Munich. */
export const TEST_NOW = Date.parse('2026-11-19T11:00:00.000Z');

/** A clock that stands still until a test moves it. */
export class TestClock {
	#now: number;
	constructor(now: number) {
		this.#now = now;
	}
	now(): number {
		return this.#now;
	}
	set(instant: string): void {
		this.#now = Date.parse(instant);
	}
	advance(ms: number): void {
		this.#now += ms;
	}
}

export interface EmployeeOptions {
	readonly id?: string;
	readonly name?: string;
	readonly userName?: string;
	readonly hr?: boolean;
	readonly personalNumber?: string;
	readonly locationId?: string | null;
	/** A group from long ago until further notice, or the exact spans. */
	readonly groupId?: string;
	readonly memberships?: readonly Membership[];
	readonly schedules?: WorkingSchedule[];
	readonly profile?: string | null;
	readonly archivedAt?: string | null;
	/** Without one nobody can sign in; sessions can still be opened. */
	readonly password?: string;
	readonly email?: string | null;
}

export interface TestServerOptions {
	readonly now?: string;
	readonly config?: Partial<Config>;
	/** false = an empty database, as before the set-up. */
	readonly withCompany?: boolean;
	readonly log?: Logger;
	/** Other versions of the wire and of its records than today's. */
	readonly versions?: Versions;
	/** Lets requests share a commit; without it each has its own. */
	readonly gather?: Gather;
	/** A database that is there already, a restored one for example; the company is in it. */
	readonly db?: Database;
}

export interface TestServer {
	readonly deps: Deps;
	readonly app: App;
	readonly clock: TestClock;
	/** Asks the app over HTTP; `as` = the id of the person whose bearer token goes along. JSON by default. */
	request(path: string, init?: TestRequest, as?: string): Promise<Response>;
	/** POST of a JSON body. */
	post(path: string, body: unknown, as?: string): Promise<Response>;
	patch(path: string, body: unknown, as?: string): Promise<Response>;
	/** Adds a person at once and answers the id. */
	addEmployee(options?: EmployeeOptions): Promise<string>;
	addGroup(options?: { id?: string; name?: string; data?: Partial<GroupData> }): string;
	/** A bearer token of a new session. */
	signIn(userId: string): string;
}

export interface TestRequest extends RequestInit {
	/** Says that a streamed body follows. */
	readonly duplex?: 'half';
	/** The address the request seems to come from. */
	readonly from?: string;
}

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export const testConfig: Config = {
	port: 0,
	host: '127.0.0.1',
	dataDir: '/nowhere',
	url: null,
	trustedProxies: [],
	secret: 'a secret of the tests, long enough for anybody',
	demo: false,
	// The clock of the tests stands still: its minute never ends.
	syncRate: 1_000_000,
	logLevel: 'silent',
	buildDir: '/nowhere/build',
	version: 'test'
};

/** The real server on a database in memory, with a clock that stands still. Closed at the end of the test. */
export function createTestServer(options: TestServerOptions = {}): TestServer {
	const db = options.db ?? createMemoryDatabase();
	onTestFinished(() => db.close());
	const clock = new TestClock(options.now === undefined ? TEST_NOW : Date.parse(options.now));
	const config = { ...testConfig, ...options.config };
	const { log = silent, versions = currentVersions, gather = null } = options;
	const deps = createDeps({ db, clock, ids: createIds(clock), log, config, versions, gather });
	const app = createApp(deps);
	const isEmpty = options.db === undefined;
	if (isEmpty && options.withCompany !== false)
		addReference(deps, 'general', 'general', 'Testfirma', aGeneral());

	const request: TestServer['request'] = async (path, { from = '127.0.0.1', ...init } = {}, as) => {
		const headers = new Headers(init.headers);
		if (as !== undefined) headers.set('authorization', `Bearer ${sessionOfLongAgo(deps, as)}`);
		if (!headers.has('x-tagwerk-protocol')) headers.set('x-tagwerk-protocol', '1');
		if (typeof init.body === 'string' && !headers.has('content-type')) {
			headers.set('content-type', 'application/json');
		}
		const url = `http://localhost${path}`;
		if (!headers.has('host')) headers.set('host', 'localhost');
		const env = { incoming: { socket: { remoteAddress: from } } };
		return app.hono.fetch(new Request(url, { ...init, headers }), env);
	};
	const send = (method: string) => (path: string, body: unknown, as?: string) =>
		request(path, { method, body: JSON.stringify(body) }, as);

	return {
		deps,
		app,
		clock,
		request,
		post: send('POST'),
		patch: send('PATCH'),
		addEmployee: (employee = {}) => addEmployee(deps, employee),
		addGroup({ id = deps.ids.next(), name = 'Gruppe', data = {} } = {}) {
			addReference(deps, 'group', id, name, { ...aGroupData(), ...data });
			return id;
		},
		signIn: (userId) => deps.sessions.open(userId)
	};
}

/** Whoever acts in a test signed in a month ago: what their devices recorded since then is believed. */
function sessionOfLongAgo({ db, clock, ids, sessions }: Deps, userId: string): string {
	const token = ids.next();
	const now = clock.now() - 30 * 86_400_000;
	insertSession(db, { id: ids.next(), userId, token, now, expiresAt: now + SESSION_MS });
	return sessions.sign(token);
}

function addReference(
	deps: Deps,
	kind: 'general' | 'group',
	id: string,
	name: string,
	data: Record<string, unknown>
): void {
	deps.db.transaction(() =>
		putReference(deps.db, { id, kind, name, validFrom: null, data, seq: deps.history.next() })
	);
}

async function addEmployee(deps: Deps, options: EmployeeOptions): Promise<string> {
	const userId = options.id ?? deps.ids.next();
	const name = options.name ?? `Person ${userId.slice(-6)}`;
	const userName = options.userName ?? `person-${userId.slice(-12)}`;
	const passwordHash = options.password === undefined ? null : await hashPassword(options.password);
	const spans =
		options.memberships ??
		(options.groupId === undefined ? [] : [{ groupId: options.groupId, from: '2000-01-01', to: null }]);
	deps.db.transaction(() => {
		insertEmployee(deps.db, {
			id: userId,
			name,
			userName,
			personalNumber: options.personalNumber ?? '',
			locationId: options.locationId ?? null,
			status: options.archivedAt ? 'archived' : 'active',
			isHr: options.hr ?? false,
			schedules: options.schedules ?? [],
			profile: options.profile ?? null,
			archivedAt: options.archivedAt ?? null,
			seq: deps.history.next()
		});
		replaceMembershipsOf(deps.db, userId, spans);
		createAccount(deps, { userId, name, userName, email: options.email ?? null, passwordHash });
	});
	return userId;
}
