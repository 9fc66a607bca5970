/**
 * `npm run simulate -- --seeds N --from K`: runs that many plans and says what broke, as the smallest plan that
 * breaks it. `--bug NAME` plants a mistake and stops where it is found. `--plan FILE` runs one plan, `--trace`
 * prints everything that happens in it, `--no-shrink` leaves a plan as it is. `--regressions` first replays every
 * history that once broke something, `--bites` first shows that each planted mistake is found.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bugs, knownBites } from '#tests/simulation/bugs.ts';
import { makePlan, type Plan } from '#tests/simulation/plan.ts';
import { runPlan, type Outcome } from '#tests/simulation/run-plan.ts';
import { shrink } from '#tests/simulation/shrink.ts';

/** RxDB keeps a little of every database: a fresh process now and then. */
const SEEDS_A_PROCESS = 200;
const PROGRESS_EVERY = 50;

const { values } = parseArgs({
	options: {
		seeds: { type: 'string', default: '200' },
		from: { type: 'string', default: '1' },
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
	const count = Number(values.seeds);
	const from = Number(values.from);
	if (values.plan !== undefined) return runOne(readPlan(values.plan));
	if (values.regressions && !(await regressionsHold())) return 1;
	if (values.bites && !(await everyBugIsFound())) return 1;
	if (count <= SEEDS_A_PROCESS) return runSeeds(from, count);
	for (let first = from; first < from + count; first += SEEDS_A_PROCESS) {
		const some = Math.min(SEEDS_A_PROCESS, from + count - first);
		const rest = [
			...(values.bug === undefined ? [] : ['--bug', values.bug]),
			...(values['no-shrink'] ? ['--no-shrink'] : [])
		];
		const args = [import.meta.filename, '--seeds', String(some), '--from', String(first), ...rest];
		const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
		// With a mistake planted, finding it is what was asked for.
		if (values.bug === undefined ? status !== 0 : status === 0) return status ?? 1;
	}
	return values.bug === undefined ? 0 : 1;
}

async function runSeeds(from: number, count: number): Promise<number> {
	const started = process.hrtime.bigint();
	const cpu = process.cpuUsage();
	let [writes, decisions, fold] = [0, 0, 0];
	for (let seed = from; seed < from + count; seed += 1) {
		const outcome = await runPlan(makePlan(seed), { bug: values.bug, keepsLines: values.trace });
		writes += outcome.writes;
		decisions += outcome.decisions;
		fold = Math.imul(fold ^ Number.parseInt(outcome.traceHash, 16), 0x01000193) >>> 0;
		if (values.trace) outcome.lines.forEach(say);
		if (outcome.broken !== null) return tell(makePlan(seed), outcome);
		const done = seed - from + 1;
		if (done % PROGRESS_EVERY !== 0 && done !== count) continue;
		const seconds = Number(process.hrtime.bigint() - started) / 1e9;
		const { user, system } = process.cpuUsage(cpu);
		const perCore = (done / (user + system)) * 1e6;
		say(
			`seeds ${from} to ${seed}: nothing broken, ${writes} writes, ${decisions} decisions, ` +
				`${(done / seconds).toFixed(1)} seeds/s (${perCore.toFixed(1)} per core), trace ${fold.toString(16).padStart(8, '0')}`
		);
	}
	return values.bug === undefined ? 0 : 1;
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
