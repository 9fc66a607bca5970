import { localDateOf } from '#domain/time/zone.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { DemoAccount, DemoInfo } from '#protocol/http/setup-status.ts';
import type { SetupProgress } from '#protocol/http/setup.ts';
import { DEMO_PASSWORD } from '#server/demo/demo-password.ts';
import type { Deps } from '#server/deps.ts';
import { AppError } from '#server/http/errors.ts';
import { listPeople } from '#server/people/people.usecases.ts';
import { listGroups } from '#server/groups/groups.usecases.ts';
import { findGeneral, isDemo, markDemo } from '#server/settings/settings.usecases.ts';
import { checkSetup, isEmpty, type SetupVisitor } from '#server/setup/setup.usecases.ts';

/** The loading of the demo firm, at most one at a time. */
export interface DemoSetup {
	/** Begins to load; goes on after the answer. */
	begin(visitor: SetupVisitor): void;
	progress(): SetupProgress;
}

/** Nothing loaded yet. */
export function createDemoSetup(deps: Deps): DemoSetup {
	let progress: SetupProgress = { state: 'idle', done: 0, total: 0 };
	return {
		begin(visitor) {
			checkSetup(deps, visitor);
			if (progress.state === 'running')
				throw new AppError('setup.running', 409, 'The demo is loading already.');
			progress = { state: 'running', done: 0, total: 0 };
			void fillWithDemo(deps, (done, total) => (progress = { state: 'running', done, total })).then(
				() => {
					deps.setupCode.use();
					progress = { ...progress, state: 'done' };
				},
				() => {
					deps.log.error('the demo firm could not be loaded');
					progress = { ...progress, state: 'failed' };
				}
			);
		},
		progress: () => progress
	};
}

/** Loads the demo firm into an empty database. Throws 409 when something is there. */
export async function fillWithDemo(
	deps: Deps,
	onProgress: (done: number, total: number) => void
): Promise<void> {
	if (!isEmpty(deps)) throw new AppError('setup.done', 409, 'The company is set up already.');
	// A whole firm of data: only read by those who want it.
	const { loadDemo } = await import('#server/demo/load-demo.usecase.ts');
	await loadDemo(deps, onProgress);
	deps.db.transaction(() => markDemo(deps));
}

/** Accounts of the demo firm to try: HR, each manager, and the first worker of each group. Empty when it is no demo. */
export function demoInfo(deps: Deps): DemoInfo {
	if (!isDemo(deps)) return { demo: false, password: null, accounts: [] };
	return { demo: true, password: DEMO_PASSWORD, accounts: demoAccounts(deps) };
}

function demoAccounts(deps: Deps): DemoAccount[] {
	const zone = findGeneral(deps)?.zone ?? 'UTC';
	const today = localDateOf(msToInstant(deps.clock.now()), zone);
	const people = listPeople(deps)
		.filter(({ status }) => status === 'active')
		.toSorted((a, b) => a.personalNumber.localeCompare(b.personalNumber, 'en', { numeric: true }));
	const managers = new Set(listGroups(deps).flatMap(({ data }) => data.managers.map(({ userId }) => userId)));
	const account = (role: DemoAccount['role']) => (person: (typeof people)[number]) => ({
		userName: person.userName,
		name: person.name,
		role
	});
	const workers = people.filter(({ id, hr }) => !hr && !managers.has(id));
	const groupOf = (person: (typeof people)[number]) =>
		person.memberships.find(({ from, to }) => from <= today && (to === null || to >= today))?.groupId;
	const first = workers.filter(
		(person, index) => workers.findIndex((other) => groupOf(other) === groupOf(person)) === index
	);
	return [
		...first.map(account('worker')),
		...people.filter(({ id }) => managers.has(id)).map(account('manager')),
		...people.filter(({ hr }) => hr).map(account('hr'))
	];
}
