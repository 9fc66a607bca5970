import { hash } from 'node:crypto';
import { firstValueFrom } from 'rxjs';
import { checkBalances } from '#tests/simulation/balances.ts';
import { answerAll, whatIsLeftOfRequests } from '#tests/simulation/request-end.ts';
import type { HeldDatabase } from '#tests/simulation/held.ts';
import { restoreOffice } from '#tests/simulation/people.ts';
import { mutationOf, type Fields } from '#tests/simulation/facts.ts';
import type { SimDevice } from '#tests/simulation/sim-device.ts';
import type { Stage } from '#tests/simulation/stage.ts';

/** As long as the calm may take until everything has been sent: backoff alone waits up to a minute. */
const CALM_MS = 420_000;
/** Requests of an idle device in two minutes. */
const IDLE_REQUESTS = 6;

/** Ends all faults and checks what must be true once the world is kind again. */
export async function checkEnd(stage: Stage): Promise<void> {
	const { world } = stage;
	await calm(stage);
	await settleOthers(stage);
	await converge(stage, CALM_MS);
	checkViews(stage);
	if (world.watch.violation !== null) return;
	const databases = stage.databases();
	for (const one of databases) {
		world.ledger.checkRefusalsTold(one, databases);
		world.requests.checkRefusalsTold(one);
	}
	world.ledger.checkBroughtBack();
	world.requests.checkAskedAbout();
	await checkDigests(stage);
	await checkBalances(stage);
	await checkIdle(stage);
	// Whoever decides nothing leaves everything as it was just looked at.
	const isAnyTaken = await resolveAll(stage);
	const isAnyAnswered = await answerAll(stage);
	if (!isAnyTaken && !isAnyAnswered) return;
	await converge(stage, CALM_MS);
	checkViews(stage);
}

async function calm({ world, devices, handOvers }: Stage): Promise<void> {
	const { server, time } = world;
	server.crashNext = null;
	server.start();
	for (const device of devices) {
		device.network.heal();
		device.storage.heal();
	}
	if (world.history.areRightsAsAtFirst) world.reopenSessions();
	else await time.settle(restoreOffice(world), 5_000);
	await handOvers.bring();
	if (!handOvers.isEmpty) world.watch.fail('I13', 'a bundle that the server never takes');
	await time.advance(2_000);
	// An app that was told "the storage said no" asks for a new start.
	for (const device of devices) if (device.storage.hasFailed) await time.settle(device.restart(), 10_000);
}

/** Devices that were handed on: the other person looks in as well, so that nothing of theirs stays behind. */
async function settleOthers(stage: Stage): Promise<void> {
	const { world, devices } = stage;
	const othersOf = (device: SimDevice) =>
		[...device.databases.keys()].filter((userId) => userId !== device.holder);
	const handedOn = devices.filter((device) => othersOf(device).length > 0);
	// What the last of them sends, the first ones hear of by looking in once more.
	for (const device of [...handedOn, ...handedOn.slice(0, -1)]) {
		for (const userId of othersOf(device)) {
			await world.time.settle(device.handTo(userId), 10_000);
			await world.time.advance(1_000);
			wake(device);
			await world.time.advance(10_000);
		}
		if (device.person !== device.holder) await world.time.settle(device.handTo(device.holder), 10_000);
	}
}

function wake(device: SimDevice): void {
	device.engine?.sync.signedIn();
	device.engine?.sync.tryNow();
}

async function converge(stage: Stage, limitMs: number): Promise<void> {
	const { world, devices } = stage;
	await world.time.advance(1_000);
	devices.forEach(wake);
	for (let waited = 0; waited < limitMs; waited += 5_000) {
		await world.time.advance(5_000);
		world.ledger.checkNothingLost(stage.databases());
		world.requests.checkNothingLost(stage.databases());
		if (world.watch.violation !== null) return;
		if (stage.databases().every((one) => whatIsLeft(stage, one) === null)) return;
	}
}

function whatIsLeft({ world }: Stage, database: HeldDatabase): string | null {
	const held = [...database.entries.values()].filter((one) => !one._deleted);
	const waiting = held.find((one) => one.pending === 1);
	if (waiting) return `${waiting.id} still waits to be sent`;
	const visible = new Map(world.history.visibleTo(database.userId).map((one) => [one.recordId, one]));
	for (const one of held) {
		const version = visible.get(one.id);
		if (version === undefined) return `${one.id} is on the device, ${database.userId} may not see it`;
		if (one.data === null || mutationOf(one.data).id !== version.mutationId)
			return `${one.id} is another version than the server's`;
		const different = whatDiffers(one.data, version.fields ?? {});
		if (different !== null) return `${different} of ${one.id} is not what the server has`;
		visible.delete(one.id);
	}
	const [missing] = visible.keys();
	return missing === undefined ? whatIsLeftOfRequests(world, database) : `${missing} is not on the device`;
}

/** R10: the server's digest of each person's month is that of what the person may see. */
async function checkDigests({ world, devices }: Stage): Promise<void> {
	for (const device of devices) {
		const userId = device.person;
		const answer = world.server.fetch(
			`/api/sync/digest?collection=time_entries&month=2026-11&userId=${userId}`,
			{},
			device.token
		);
		await world.time.settle(answer, 1_000);
		const { digest } = (await (await answer).json()) as { digest: string };
		const lines = world.history
			.visibleTo(userId)
			.filter((one) => one.ownerId === userId)
			.map((one) => `${one.recordId}:${one.mutationId}\n`)
			.sort();
		if (digest !== hash('sha256', lines.join('')))
			world.watch.fail('R10', `the digest of ${userId} is not that of ${lines.length} entries`);
	}
}

/** The first field in which a record on a device is not the server's; null = it is the same, to the letter. */
function whatDiffers(held: Fields, theirs: Fields): string | null {
	const names = Object.keys(theirs).filter((name) => name !== '_deleted' && name !== 'mutation');
	return names.find((name) => JSON.stringify(held[name]) !== JSON.stringify(theirs[name])) ?? null;
}

/** Outboxes empty, every view what its person may see: exactly. */
function checkViews(stage: Stage): void {
	for (const database of stage.databases()) {
		const left = whatIsLeft(stage, database);
		if (left !== null) stage.world.watch.fail('liveness', `${database.name}: ${left}`);
	}
}

/** I15: whoever has nothing to do asks for nothing. */
async function checkIdle({ world, devices }: Stage): Promise<void> {
	const before = devices.map((device) => device.network.requests);
	await world.time.advance(120_000);
	devices.forEach((device, index) => {
		const count = device.network.requests - (before[index] ?? 0);
		if (count > IDLE_REQUESTS)
			world.watch.fail('I15', `${device.name} asked ${count} times in two idle minutes`);
	});
}

/** Every decision can be taken, and then it is gone. Answers whether there was any. */
async function resolveAll(stage: Stage): Promise<boolean> {
	const { world, devices } = stage;
	let isAnyTaken = false;
	const failed = (detail: string) => {
		world.watch.fail('decisions', detail);
		return false;
	};
	for (const device of devices) {
		const { engine } = device;
		if (engine === null) {
			world.watch.fail('liveness', `${device.name} does not open any more`);
			continue;
		}
		for (let round = 0; round < 40 && device.database.decisions.size > 0; round += 1) {
			isAnyTaken = true;
			const taken = (async () => {
				const [decision] = await firstValueFrom(engine.views.decisions());
				const choice = decision?.choices[round % decision.choices.length];
				if (decision === undefined || choice === undefined) return 'nothing to choose';
				const result = await engine.commands.resolveDecision(decision.id, choice);
				return result.ok ? null : `${choice}: ${result.error.code}`;
			})();
			if (!(await world.time.settle(taken, 5_000)))
				return failed(`${device.name}: a decision takes for ever`);
			const problem = await taken;
			if (problem !== null) return failed(`${device.name}: ${problem}`);
			await world.time.advance(100);
		}
	}
	return isAnyTaken;
}
