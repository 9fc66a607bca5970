import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDateOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { absencesBetween } from '#server/absences/absences.usecases.ts';
import { verifyPassword } from '#server/auth/password.ts';
import { createMemoryDatabase } from '#server/db/client.ts';
import { DEMO_PASSWORD } from '#server/demo/demo-password.ts';
import { loadDemo } from '#server/demo/load-demo.usecase.ts';
import { createDeps, createIds, type Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { listEmployees, membershipsOf } from '#server/people/people.repository.ts';
import { isDemo } from '#server/settings/settings.usecases.ts';
import { createTestServer, TestClock, testConfig } from '#server/testkit/create-test-server.ts';
import { timeEntriesOf } from '#server/time-entries/time-entries.usecases.ts';

/** Sixty-four slow hashes on a machine that may be busy with other tests. */
const LOAD_TIMEOUT_MS = 120_000;

interface LoadedDemo {
	readonly deps: Deps;
	readonly entries: readonly (TimeEntry & { readonly date: string; readonly number: number })[];
	readonly progress: readonly (readonly [number, number])[];
}

async function load(now: string): Promise<LoadedDemo> {
	const clock = new TestClock(Date.parse(now));
	const say = (): void => undefined;
	const deps = createDeps({
		db: createMemoryDatabase(),
		clock,
		ids: createIds(clock),
		log: { debug: say, info: say, warn: say, error: say },
		config: testConfig
	});
	const progress: [number, number][] = [];
	await loadDemo(deps, (done, total) => progress.push([done, total]));
	const people = listEmployees(deps.db);
	const numbers = new Map(people.map(({ id, personalNumber }) => [id, Number(personalNumber)]));
	const entries = people.flatMap(({ id }) =>
		timeEntriesOf(deps, id, '2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z')
	);
	return {
		deps,
		progress,
		entries: entries.map((entry) => ({
			...entry,
			date: localDateOf(entry.start, entry.zone),
			number: numbers.get(entry.userId) ?? 0
		}))
	};
}

describe('on a Wednesday in November', () => {
	const now = '2026-11-25T11:00:00.000Z';
	let demo: LoadedDemo;
	let states: (filter: (entry: LoadedDemo['entries'][number]) => boolean) => string[];

	beforeAll(async () => {
		demo = await load(now);
		states = (filter) => [
			...new Set(demo.entries.filter(filter).map(({ state, route }) => `${state} ${route}`))
		];
	}, LOAD_TIMEOUT_MS);
	afterAll(() => demo.deps.db.close());

	test('the firm has its people, numbers and groups', () => {
		const people = listEmployees(demo.deps.db);
		expect(people).toHaveLength(64);
		const groupOf = (number: string) => {
			const id = people.find(({ personalNumber }) => personalNumber === number)?.id ?? '';
			return membershipsOf(demo.deps.db, id).map(({ groupId }) => groupId);
		};
		expect(['1000', '1027', '1028', '1050', '1051', '1063'].map(groupOf)).toEqual([
			['montage-nord'],
			['montage-nord'],
			['montage-sued'],
			['montage-sued'],
			['buero'],
			['buero']
		]);
	});

	test('each group has its manager, and Katrin Bielak is HR', () => {
		const roleOf = (userName: string) => {
			const id = listEmployees(demo.deps.db).find((person) => person.userName === userName)?.id ?? '';
			const { isHr, manages } = actorOf(demo.deps, id);
			return { isHr, manages: manages.map(({ groupId }) => groupId) };
		};
		expect(roleOf('jana.schafer')).toEqual({ isHr: false, manages: ['montage-nord'] });
		expect(roleOf('theo.wolff')).toEqual({ isHr: false, manages: ['montage-sued'] });
		expect(roleOf('petra.ozdemir')).toEqual({ isHr: false, manages: ['buero'] });
		expect(roleOf('katrin.bielak')).toEqual({ isHr: true, manages: [] });
		expect(roleOf('mara.lindner')).toEqual({ isHr: false, manages: [] });
	});

	test('its last week is the current one, and nothing ends after now', () => {
		const dates = demo.entries.map(({ date }) => date).sort();
		expect(dates.at(0)).toBe('2025-11-10');
		expect(dates.at(-1)).toBe('2026-11-25');
		expect(demo.entries.filter(({ stop }) => stop === null || stop > now)).toEqual([]);
	});

	test('this week is draft', () => {
		expect(states(({ date }) => date >= '2026-11-23')).toEqual(['draft null']);
	});

	test('last week is draft for even personal numbers and confirmed for odd ones', () => {
		const lastWeek = (date: string) => date >= '2026-11-16' && date < '2026-11-23';
		expect(states(({ date, number }) => lastWeek(date) && number % 2 === 0)).toEqual(['draft null']);
		expect(states(({ date, number }) => lastWeek(date) && number % 2 === 1 && number < 1051)).toEqual([
			'confirmed manager'
		]);
		expect(states(({ date, number }) => lastWeek(date) && number % 2 === 1 && number > 1050)).toEqual([
			'confirmed direct'
		]);
	});

	test('Mara Lindner has a week to confirm', () => {
		const hers = demo.entries.filter(({ number, date }) => number === 1000 && date >= '2026-11-16');
		expect(hers.length).toBeGreaterThan(5);
		expect(new Set(hers.map(({ state }) => state))).toEqual(new Set(['draft']));
	});

	test('the weeks before are verified, in the office confirmed straight to HR', () => {
		const earlier = (date: string) => date >= '2026-10-01' && date < '2026-11-16';
		expect(states(({ date, number }) => earlier(date) && number < 1051)).toEqual(['verified manager']);
		expect(states(({ date, number }) => earlier(date) && number > 1050)).toEqual(['confirmed direct']);
	});

	test('what lies before the previous month is closed', () => {
		expect(states(({ date, number }) => date < '2026-10-01' && number < 1051)).toEqual(['closed manager']);
		expect(states(({ date, number }) => date < '2026-10-01' && number > 1050)).toEqual(['closed direct']);
	});

	test('nobody works or is away on a public holiday of Bavaria', () => {
		const holidays = ['2025-12-25', '2026-01-06', '2026-04-03', '2026-04-06', '2026-05-01', '2026-06-04'];
		expect(demo.entries.filter(({ date }) => holidays.includes(date))).toEqual([]);
	});

	test('nobody has two entries at once', () => {
		for (const own of Map.groupBy(demo.entries, ({ userId }) => userId).values()) {
			const sorted = own.toSorted((a, b) => (a.start < b.start ? -1 : 1));
			sorted.slice(1).forEach((entry, index) => {
				expect(entry.start >= (sorted[index]?.stop ?? '')).toBe(true);
			});
		}
	});

	test('days off are approved, and days that follow each other are one absence', () => {
		const absences = absencesBetween(demo.deps, '2025-01-01', '2026-12-31');
		expect(new Set(absences.map(({ state }) => state))).toEqual(new Set(['approved']));
		expect(absences.every(({ from }) => from <= '2026-11-25')).toBe(true);
		const mara = listEmployees(demo.deps.db).find(({ personalNumber }) => personalNumber === '1000')?.id;
		expect(absences.find(({ userId }) => userId === mara)).toMatchObject({
			typeId: 'vacation',
			from: '2025-11-10',
			to: '2025-11-19'
		});
	});

	test('everybody signs in with the demo password, each with a hash of their own', async () => {
		const hashes = demo.deps.db.statement('SELECT password FROM account').all() as { password: string }[];
		expect(new Set(hashes.map(({ password }) => password)).size).toBe(64);
		expect(await verifyPassword({ hash: hashes[0]?.password ?? '', password: DEMO_PASSWORD })).toBe(true);
	});

	test('every entry has its line in the journal and its own place in the history', () => {
		const count = "SELECT count(*) AS n FROM journal WHERE collection = 'time_entries'";
		expect(demo.deps.db.statement(count).get()).toEqual({ n: demo.entries.length });
		expect(new Set(demo.entries.map(({ seq }) => seq)).size).toBe(demo.entries.length);
	});

	test('progress grows and ends complete', () => {
		const done = demo.progress.map(([count]) => count);
		expect(done).toEqual(done.toSorted((a, b) => a - b));
		expect(demo.progress.at(-1)?.[0]).toBe(demo.progress.at(-1)?.[1]);
	});

	test('loading it again changes nothing', async () => {
		const before = demo.deps.history.current();
		await loadDemo(demo.deps);
		expect(demo.deps.history.current()).toBe(before);
		expect(isDemo(demo.deps)).toBe(true);
	});
});

test('a database with somebody in it is refused and stays as it is', async () => {
	const { deps, addEmployee } = createTestServer();
	await addEmployee({ name: 'Jemand' });
	const before = deps.history.current();
	await expect(loadDemo(deps)).rejects.toMatchObject({ code: 'setup.done', status: 409 });
	expect(deps.history.current()).toBe(before);
	expect(isDemo(deps)).toBe(false);
});
