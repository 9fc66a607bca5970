// Loaded at once: a file that comes while the clock is ours would come at a time that is nobody's.
import '#lib/data/engine/requests/request-sync.ts';
import { addRxPlugin, type RxCollection, type RxDatabase } from 'rxdb/plugins/core';
import type { Bug } from '#tests/simulation/bugs.ts';
import { Downloads } from '#tests/simulation/downloads.ts';
import type { HeldDatabase } from '#tests/simulation/held.ts';
import { Ledger } from '#tests/simulation/ledger.ts';
import { HandOvers } from '#tests/simulation/hand-over.ts';
import type { Plan } from '#tests/simulation/plan.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { RequestLedger } from '#tests/simulation/request-ledger.ts';
import { Secrets } from '#tests/simulation/secrets.ts';
import { ServerHistory } from '#tests/simulation/server-history.ts';
import { SimDevice } from '#tests/simulation/sim-device.ts';
import type { World } from '#tests/simulation/sim-network.ts';
import { SimServer, START } from '#tests/simulation/sim-server.ts';
import { VirtualTime } from '#tests/simulation/virtual-time.ts';
import { Watch } from '#tests/simulation/violation.ts';

/** Everything of one run. */
export interface Stage {
	readonly world: World;
	readonly devices: readonly SimDevice[];
	readonly handOvers: HandOvers;
	databases(): HeldDatabase[];
	/** Puts the server back to the copy that was put away, if there is one. */
	restoreBackup(): void;
	close(): Promise<void>;
}

const people = ['mara', 'tom', 'ines', 'jana', 'theo'];
let isRehearsed = false;
const openDatabases = new Set<RxDatabase>();
let spoiled: Bug = {};

addRxPlugin({
	name: 'tagwerk-simulation',
	rxdb: true,
	hooks: {
		createRxCollection: {
			after: ({ collection }: { collection: RxCollection }) => {
				openDatabases.add(collection.database);
				if (collection.name === 'time_entries') spoiled.collection?.(collection);
			}
		}
	}
});

/** Builds the firm, the server and the devices of a plan; everybody's app is open at the end. */
export async function createWorld(plan: Plan, bug: Bug, keepsLines: boolean): Promise<Stage> {
	const time = new VirtualTime(START);
	if (!isRehearsed) await Downloads.rehearse(new SimServer(time, createRandom(0), {}), people, START);
	isRehearsed = true;
	time.install(plan.seed);
	spoiled = bug;
	const random = createRandom(plan.seed + 1);
	const watch = new Watch(() => time.now(), keepsLines);
	const server = new SimServer(time, random, bug.server ?? {});
	const history = new ServerHistory(server.db, watch, () => time.now());
	const ledger = new Ledger(history, watch);
	const requests = new RequestLedger(history, watch);
	const downloads = new Downloads(server, watch, () => time.now());
	const commits: number[] = [];
	let dates = 0;
	server.onCommit = () => {
		history.afterCommit();
		const [row] = server.db.statement('SELECT seq FROM sync_state').all();
		while (commits.length <= Number(row?.['seq'])) commits.push(time.now());
	};
	server.onCommit();
	const devices: SimDevice[] = [];
	const call = (method: string) => async (userId: string, path: string, body: unknown) => {
		server.openSession(`office-${userId}`, userId);
		const init = { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
		const response = await server.fetch(path, init, `office-${userId}`).catch(() => null);
		watch.trace(`${method} ${path} ${response?.status ?? 'no answer'}`);
	};
	const world: World = {
		time,
		random,
		watch,
		server,
		history,
		ledger,
		requests,
		downloads,
		secrets: new Secrets(history, watch),
		bug,
		commitAt: (seq) => commits[seq] ?? 0,
		committedSeq: () => commits.length - 1,
		post: call('POST'),
		patch: (path, body) => call('PATCH')('hr', path, body),
		nextDate: () => `20${String((dates += 1)).padStart(2, '0')}-01-01`,
		reopenSessions() {
			for (const device of devices)
				for (const userId of device.databases.keys())
					server.openSession(`token-${device.name}-${userId}`, userId);
		}
	};
	plan.devices.forEach((holder, index) => devices.push(new SimDevice(world, index, holder)));
	const databases = () => devices.flatMap((device) => [...device.databases.values()]);
	ledger.toldBy = (name) => databases().find((one) => one.name === name)?.told ?? [];
	server.onCrash = () => devices.forEach((device) => device.network.hangUp());
	for (const device of devices) {
		for (const userId of [device.holder, 'ines'])
			server.openSession(`token-${device.name}-${userId}`, userId);
		await time.settle(device.open(), 5_000);
	}
	await time.advance(3_000);
	const handOvers = new HandOvers(world);
	if (plan.steps.some((step) => step.kind === 'act' && step.act === 'hand-over'))
		for (const device of devices) await handOvers.prepare(device);
	return {
		world,
		devices,
		handOvers,
		databases,
		restoreBackup() {
			if (!server.restoreBackup()) return;
			history.restoreBackup();
			commits.length = history.lastSeq + 1;
			server.onCommit();
			ledger.serverWentBack(databases());
			requests.serverWentBack(databases());
			watch.trace(`the server is what it was at ${history.lastSeq}`);
		},
		async close() {
			const all = Promise.all(devices.map((device) => device.close()));
			await time.settle(all, 60_000);
			// A replication that lost a write never ends; its database is closed all the same.
			for (const database of openDatabases) if (!database.closed) await time.settle(database.close(), 5_000);
			openDatabases.clear();
			for (const device of devices) device.empty(true);
			server.close();
			time.uninstall();
		}
	};
}
