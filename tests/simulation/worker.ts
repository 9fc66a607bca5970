/**
 * One program of the simulation: runs plans one after the other and says what broke, as the smallest plan that breaks
 * it. `run.ts` starts it, as often as there are cores.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bugs, knownBites } from '#tests/simulation/bugs.ts';
import { makePlan, type Plan } from '#tests/simulation/plan.ts';
import type { Part } from '#tests/simulation/program.ts';
import type { Report } from '#tests/simulation/report.ts';
import { runPlan, type Outcome } from '#tests/simulation/run-plan.ts';
import { shrink } from '#tests/simulation/shrink.ts';

const { values } = parseArgs({
	options: {
		parts: { type: 'boolean', default: false },
		bug: { type: 'string' },
		plan: { type: 'string' },
		trace: { type: 'boolean', default: false },
		regressions: { type: 'boolean', default: false },
		bites: { type: 'boolean', default: false },
		'no-shrink': { type: 'boolean', default: false }
	}
});
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
	if (values.plan !== undefined) return runOne(readPlan(values.plan));
	if (values.regressions && !(await regressionsHold())) return 1;
	if (values.bites && !(await everyBugIsFound())) return 1;
	return values.parts ? takeParts() : 0;
}

/** Runs the seeds it is handed, part after part, until nobody hands it more or something broke. */
function takeParts(): Promise<number> {
	return new Promise((resolve) => {
		process.on('disconnect', () => resolve(0));
		process.on('message', (part: Part) => {
			void runSeeds(part).then((report) =>
				typeof report === 'number' ? resolve(report) : process.send?.(report)
			);
		});
	});
}

/** Answers what the seeds of a part did, or the code to end with, because one broke something. */
async function runSeeds({ from, seeds }: Part): Promise<Report | number> {
	const cpu = process.cpuUsage();
	let [writes, decisions, fold] = [0, 0, 0];
	for (let seed = from; seed < from + seeds; seed += 1) {
		const outcome = await runPlan(makePlan(seed), { bug: values.bug, keepsLines: values.trace });
		writes += outcome.writes;
		decisions += outcome.decisions;
		fold = Math.imul(fold ^ Number.parseInt(outcome.traceHash, 16), 0x01000193) >>> 0;
		if (values.trace) outcome.lines.forEach(say);
		if (outcome.broken !== null) return tell(makePlan(seed), outcome);
	}
	const { user, system } = process.cpuUsage(cpu);
	return { seeds, writes, decisions, fold, cpuSeconds: (user + system) / 1e6 };
}

async function tell(plan: Plan, { broken, traceHash }: Outcome): Promise<number> {
	if (broken === null) return 0;
	const isWanted = values.bug !== undefined;
	say(
		`${isWanted ? `${values.bug} found at` : 'BROKEN at'} seed ${plan.seed}, trace ${traceHash}: ${broken.detail}`
	);
	if (values['no-shrink']) return isWanted ? 0 : 1;
	const small = await shrink(plan, broken.invariant, values.bug);
	say(
		`the smallest plan that breaks it (${small.steps.length} of ${plan.steps.length} steps):\n${JSON.stringify(small)}`
	);
	return isWanted ? 0 : 1;
}

async function runOne(plan: Plan): Promise<number> {
	const outcome = await runPlan(plan, { bug: values.bug, keepsLines: values.trace });
	outcome.lines.forEach(say);
	say(
		outcome.broken === null ? `nothing broken, trace ${outcome.traceHash}` : `BROKEN ${outcome.broken.detail}`
	);
	return outcome.broken === null ? 0 : 1;
}

function readPlan(file: string): Plan {
	return JSON.parse(readFileSync(file, 'utf8')) as Plan;
}

/** Every history that once broke something is told again first. */
async function regressionsHold(): Promise<boolean> {
	const folder = join(import.meta.dirname, 'regressions');
	const files = readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort();
	for (const name of files) {
		const { broken } = await runPlan(readPlan(join(folder, name)));
		if (broken === null) continue;
		say(`BROKEN again, ${name}: ${broken.detail}`);
		return false;
	}
	say(`regressions: ${files.length}, none broken`);
	return true;
}

/** A search that finds nothing proves nothing, unless it finds what was put there. */
async function everyBugIsFound(): Promise<boolean> {
	for (const bug of Object.keys(bugs)) {
		const { broken } = await runPlan(makePlan(knownBites[bug] ?? 1), { bug });
		if (broken === null) {
			say(`NOT FOUND: ${bug}`);
			return false;
		}
		say(`${bug} breaks ${broken.detail}`);
	}
	return true;
}

// The storage of a device says no where the plan says so; RxDB does not catch that everywhere.
process.on('unhandledRejection', (error) => {
	if ((error as { constructor?: { name?: string } }).constructor?.name === 'StorageFailure') return;
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exit(3);
});
process.removeAllListeners('warning');
process.exit(await main());
