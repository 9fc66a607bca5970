import type { Plan, Step } from '#tests/simulation/plan.ts';
import { runPlan } from '#tests/simulation/run-plan.ts';

/** Runs that one search may cost. */
const RUNS = 160;

/** The smallest plan found that still breaks the same promise: fewer steps, then fewer devices. */
export async function shrink(plan: Plan, invariant: string, bug: string | undefined): Promise<Plan> {
	let runs = 0;
	const breaks = async (candidate: Plan): Promise<boolean> => {
		runs += 1;
		return runs <= RUNS && (await runPlan(candidate, { bug })).broken?.invariant === invariant;
	};
	let best = plan;
	for (let size = best.steps.length >> 1; size >= 1; size = size >> 1) {
		let at = 0;
		while (at < best.steps.length) {
			const candidate = { ...best, steps: best.steps.toSpliced(at, size) };
			if (await breaks(candidate)) best = candidate;
			else at += size;
		}
	}
	for (let index = best.devices.length - 1; index >= 0 && best.devices.length > 1; index -= 1) {
		const candidate = withoutDevice(best, index);
		if (await breaks(candidate)) best = candidate;
	}
	return best;
}

function withoutDevice({ seed, devices, steps }: Plan, gone: number): Plan {
	const moved = (step: Step): Step[] => {
		if (step.kind === 'server' || step.device < gone) return [step];
		return step.device === gone ? [] : [{ ...step, device: step.device - 1 }];
	};
	return { seed, devices: devices.toSpliced(gone, 1), steps: steps.flatMap(moved) };
}
