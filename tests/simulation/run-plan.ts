import { bugs } from '#tests/simulation/bugs.ts';
import { checkEnd } from '#tests/simulation/end.ts';
import { perform } from '#tests/simulation/people.ts';
import type { Plan, Step } from '#tests/simulation/plan.ts';
import type { SimDevice } from '#tests/simulation/sim-device.ts';
import { createWorld, type Stage } from '#tests/simulation/stage.ts';

export interface Outcome {
	/** The broken promise; null = none. */
	readonly broken: { readonly invariant: string; readonly detail: string } | null;
	readonly traceHash: string;
	/** Durable acts of people. */
	readonly writes: number;
	readonly decisions: number;
	readonly lines: readonly string[];
}

/** How long the program waits for an act of a person before it goes on without. */
const ACT_LIMIT_MS = 3_000;

/** Runs a plan from the first step to the last check, in virtual time. */
export async function runPlan(
	plan: Plan,
	options: { readonly bug?: string | undefined; readonly keepsLines?: boolean } = {}
): Promise<Outcome> {
	const bug = options.bug === undefined ? {} : bugs[options.bug];
	if (bug === undefined) throw new Error(`No bug is called ${options.bug}: ${Object.keys(bugs).join(', ')}`);
	const stage = await createWorld(plan, bug, options.keepsLines ?? false);
	const { watch, ledger } = stage.world;
	try {
		for (const step of plan.steps) {
			if (watch.violation !== null) break;
			await play(stage, step);
		}
		if (watch.violation === null) await checkEnd(stage);
	} finally {
		await stage.close();
	}
	const { violation } = watch;
	const acts = [...ledger.acts.values(), ...stage.world.requests.acts.values()].filter(
		(act) => act.kind === 'act'
	);
	return {
		broken: violation && { invariant: violation.invariant, detail: violation.message },
		traceHash: watch.hash,
		writes: acts.length,
		decisions: stage.databases().reduce((sum, one) => sum + one.told.length + one.asked.length, 0),
		lines: watch.lines
	};
}

async function play(stage: Stage, step: Step): Promise<void> {
	const { world, devices } = stage;
	await world.time.advance(step.after);
	if (step.kind === 'server') {
		if (step.fault === 'backup') {
			world.server.backUp();
			world.history.backUp();
		} else if (step.fault === 'old-copy') stage.restoreBackup();
		else if (step.fault === 'restart') world.server.crash();
		else world.server.crashNext = step.fault;
	} else {
		const device = devices[step.device % devices.length];
		if (device) await playOn(stage, device, step);
	}
	world.ledger.checkNothingLost(stage.databases());
	world.requests.checkNothingLost(stage.databases());
}

async function playOn(
	stage: Stage,
	device: SimDevice,
	step: Exclude<Step, { kind: 'server' }>
): Promise<void> {
	const { world } = stage;
	world.watch.trace(`step ${device.name} ${JSON.stringify(step)}`);
	switch (step.kind) {
		case 'act': {
			if (step.act === 'hand-over') return stage.handOvers.make(device, step.n % 2 === 0);
			if (step.act === 'carry') return stage.handOvers.bring(step.n % 3 === 0);
			const act = perform(world, device, step.act, step.n).catch((error: unknown) => {
				world.watch.trace(`${device.name} ${step.act} threw ${String(error)}`);
			});
			await world.time.settle(act, ACT_LIMIT_MS);
			return;
		}
		case 'net':
			return device.network.plan(step.fault, step.times);
		case 'cut':
			return device.network.cut();
		case 'heal':
			return device.network.heal();
		case 'deaf':
			device.network.isDeaf = true;
			return;
		case 'storage':
			return device.storage.plan(step.fault, step.nth);
	}
}
