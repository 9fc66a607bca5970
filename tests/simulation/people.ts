import { firstValueFrom } from 'rxjs';
import type { Engine } from '#lib/data/engine/engine.ts';
import type { CommandResult, DecisionChoice } from '#lib/data/types.ts';
import type { Fields } from '#tests/simulation/facts.ts';
import { isManager, isRequestAct, type Act } from '#tests/simulation/plan.ts';
import { requestAct } from '#tests/simulation/request-people.ts';
import type { SimDevice } from '#tests/simulation/sim-device.ts';
import type { World } from '#tests/simulation/sim-network.ts';

/** All of it happens on two days, so that everybody meets. */
const DAYS = ['2026-11-18', '2026-11-19'];

/** How far a device's clock is off once somebody sets it, ms. */
const CLOCK_ERRORS = [3_600_000, -3_600_000, 90_000, -90_000, 26 * 3_600_000, -26 * 3_600_000];

type Answer = Awaited<CommandResult>;

/** Lets somebody do something on a device. Whatever does not fit at the moment is not done, as in life. */
export async function perform(world: World, device: SimDevice, act: Act, n: number): Promise<void> {
	if (await lifeAct(world, device, act, n)) return;
	if (await officeAct(world, act)) return;
	const { engine } = device;
	if (engine === null) return;
	const result = isRequestAct(act)
		? await requestAct(world, device, engine, act, n)
		: isManager(device.person)
			? await managerAct(world, device, engine, act, n)
			: await workerAct(world, device, engine, act, n);
	if (result === null) return;
	world.watch.trace(`${device.name} ${act} ${result.ok ? 'ok' : result.error.code}`);
	if (result.ok && device.engine === engine) device.lastDone = result.value;
}

/** Entries of the person, or for a manager of others, in an order that every run repeats. */
function heldOf(device: SimDevice, states: readonly string[]): string[] {
	const own = !isManager(device.person);
	return [...device.database.entries.values()]
		.filter((one) => !one._deleted && one.removed === 0 && one.data !== null)
		.filter((one) => (one.data?.['userId'] === device.person) === own)
		.filter((one) => states.includes(String(one.data?.['state'])))
		.map((one) => one.id)
		.sort();
}

function target(device: SimDevice, n: number, states: readonly string[]): string | undefined {
	const ids = heldOf(device, states);
	return ids[n % Math.max(1, ids.length)];
}

const anyState = ['draft', 'rejected', 'confirmed', 'verified'];

async function workerAct(
	world: World,
	device: SimDevice,
	engine: Engine,
	act: Act,
	n: number
): Promise<Answer | null> {
	const { commands } = engine;
	const id = target(device, n, act === 'confirm' || act === 'delete' ? ['draft', 'rejected'] : anyState);
	const note = () => world.secrets.note(device.person);
	switch (act) {
		case 'add':
			return commands.addEntry({
				kind: 'work',
				start: at(n, 0),
				stop: at(n, 50),
				workTypeId: null,
				note: note()
			});
		case 'clock-in':
			return commands.clockIn({ workTypeId: null });
		case 'clock-out':
			return commands.clockOut({});
		case 'confirm-day':
			return commands.confirmDays([DAYS[n % 2] ?? '']);
		case 'undo':
			return takeBack(device);
		case 'mine':
		case 'theirs':
			return decide(device, engine, act);
	}
	if (id === undefined) return null;
	switch (act) {
		case 'note':
			return commands.editEntry(id, { note: note() });
		case 'stop':
			return commands.editEntry(id, { stop: at(n, 51 + world.random.below(9)) });
		case 'start':
			return commands.editEntry(id, { start: at(n, world.random.below(40)) });
		case 'delete':
			return commands.deleteEntry(id);
		case 'confirm':
			return commands.confirmEntries([id]);
		case 'withdraw': {
			const confirmed = target(device, n, ['confirmed']);
			return confirmed === undefined ? null : commands.withdraw([confirmed]);
		}
		default:
			return null;
	}
}

async function managerAct(
	world: World,
	device: SimDevice,
	engine: Engine,
	act: Act,
	n: number
): Promise<Answer | null> {
	const id = target(device, n, ['confirmed']);
	switch (act) {
		case 'verify':
			return id === undefined ? null : engine.commands.verifyEntries([id]);
		case 'reject':
			return id === undefined ? null : engine.commands.rejectEntries([id], 'bitte prüfen');
		case 'undo':
			return takeBack(device);
		case 'mine':
		case 'theirs':
			return decide(device, engine, act);
		case 'on-behalf':
			await world.post(device.person, '/api/time-entries/confirm-on-behalf', {
				userId: 'mara',
				from: DAYS[0],
				to: DAYS[1],
				comment: 'krank'
			});
			return null;
		case 'reopen':
			if (id !== undefined) await reopen(world, device, id);
			return null;
		default:
			return null;
	}
}

/** `HH:MM` of slot n on its day, in UTC. */
function at(n: number, minute: number): string {
	return `${DAYS[n % 2]}T${String(6 + (n % 3)).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;
}

async function takeBack(device: SimDevice): Promise<Answer | null> {
	const done = device.lastDone;
	device.lastDone = null;
	const result = await done?.undo();
	return result && !result.ok ? result : null;
}

/** Takes a side in the oldest open decision. */
async function decide(device: SimDevice, engine: Engine, wish: DecisionChoice): Promise<Answer | null> {
	const decisions = await firstValueFrom(engine.views.decisions());
	const decision = decisions.at(-1);
	if (decision === undefined) return null;
	const choice = decision.choices.includes(wish) ? wish : decision.choices[0];
	return choice === undefined ? null : engine.commands.resolveDecision(decision.id, choice);
}

/** A manager on another app of ours sends an entry back: pushed as it would be, on what this device knows. */
async function reopen(world: World, device: SimDevice, id: string): Promise<void> {
	const held = device.database.entries.get(id)?.data as Fields;
	const known = held['mutation'] as Fields;
	const number = world.random.below(1e9);
	const mutation = {
		id: `reopen-${number}`,
		event: 'reopen',
		deviceId: 'other-app',
		seq: number,
		deviceTime: new Date(world.time.now()).toISOString(),
		offsetMs: 0,
		comment: 'noch einmal'
	};
	const row = {
		newDocumentState: { ...held, state: 'draft', mutation, _deleted: false },
		assumedMasterState: { id, mutation: { id: known['id'] } }
	};
	await world.post(device.person, '/api/sync/time_entries/push', { rows: [row] });
}

const wholeTime = (userId: string) => ({ userId, from: '2000-01-01', to: null });

/** Everything as it was, but for the day Mara joined: what was taken and given back is another view to her manager. */
export async function restoreOffice(world: World): Promise<void> {
	await world.patch('/api/people/mara', {
		archived: false,
		memberships: [{ groupId: 'nord', from: world.nextDate(), to: null }]
	});
	await world.patch('/api/groups/nord', { data: { managers: [wholeTime('jana')] } });
	world.reopenSessions();
}

async function officeAct(world: World, act: Act): Promise<boolean> {
	const groups = (managers: string[]) =>
		world.patch('/api/groups/nord', { data: { managers: managers.map(wholeTime) } });
	const mara = (change: object) => world.patch('/api/people/mara', change);
	const memberships = (groupId: string) => ({ memberships: [{ groupId, from: world.nextDate(), to: null }] });
	switch (act) {
		case 'drop-manager':
			await groups([]);
			return true;
		case 'other-manager':
			await groups(['theo']);
			return true;
		case 'move':
			await mara(memberships('sued'));
			return true;
		case 'archive':
			await mara({ archived: true });
			return true;
		case 'restore':
			await restoreOffice(world);
			return true;
		case 'give-back':
			await groups(['jana']);
			return true;
		default:
			return false;
	}
}

async function lifeAct(world: World, device: SimDevice, act: Act, n: number): Promise<boolean> {
	switch (act) {
		case 'restart':
			await device.handTo(device.person);
			return true;
		case 'crash':
			await device.restart();
			return true;
		case 'sign-out':
			if (n % 2 === 0) await device.signOutAndIn();
			else await device.handTo('ines');
			return true;
		case 'sign-in':
			if (device.person !== device.holder) await device.handTo(device.holder);
			world.reopenSessions();
			device.engine?.sync.signedIn();
			return true;
		case 'expire':
			world.server.endSession(device.token);
			return true;
		case 'try-now':
			device.engine?.sync.tryNow();
			return true;
		case 'set-clock':
			device.setClock(CLOCK_ERRORS[n % CLOCK_ERRORS.length] ?? 0);
			return true;
		case 'evict':
			await device.lose(n % 2 === 0);
			return true;
		case 'compare':
			device.forgetComparison();
			device.engine?.sync.tryNow();
			return true;
		default:
			return false;
	}
}
