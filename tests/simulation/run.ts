/**
 * `npm run simulate -- --seeds N --from K`: runs that many plans, on all cores, and says what broke, as the smallest
 * plan that breaks it. `--jobs N` uses so many cores, `--seconds N` begins no further seeds after that time. `--bug
 * NAME` plants a mistake and stops where it is found. `--plan FILE` runs one plan, `--trace` prints everything that
 * happens in it, `--no-shrink` leaves a plan as it is. `--regressions` first replays every history that once broke
 * something, `--bites` first shows that each planted mistake is found.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { joinReports, REPORT, type Report } from '#tests/simulation/report.ts';

/** RxDB keeps a little of every database: a fresh program now and then. The traces are folded by these parts. */
const SEEDS_A_PROGRAM = 250;

const { values } = parseArgs({
	options: {
		seeds: { type: 'string', default: '200' },
		from: { type: 'string', default: '1' },
		jobs: { type: 'string', default: String(availableParallelism()) },
		seconds: { type: 'string', default: '' },
		bug: { type: 'string' },
		plan: { type: 'string' },
		trace: { type: 'boolean', default: false },
		regressions: { type: 'boolean', default: false },
		bites: { type: 'boolean', default: false },
		'no-shrink': { type: 'boolean', default: false }
	}
});
const say = (line: string) => void process.stdout.write(`${line}\n`);
const isSet = (name: 'trace' | 'regressions' | 'bites' | 'no-shrink') => (values[name] ? [`--${name}`] : []);

interface Ended {
	readonly code: number;
	readonly report: Report | null;
}

/** One program of its own; whatever it says besides its report is passed on. */
function runProgram(args: readonly string[]): Promise<Ended> {
	const folder = join(import.meta.dirname, '..', '..', '.cache', 'compiled');
	mkdirSync(folder, { recursive: true });
	const child = spawn(
		process.execPath,
		[
			'--import',
			join(import.meta.dirname, 'product-modules.mjs'),
			join(import.meta.dirname, 'worker.ts'),
			...args
		],
		{ stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: folder } }
	);
	let text = '';
	let report: Report | null = null;
	const take = (line: string) => {
		if (line.startsWith(REPORT)) report = JSON.parse(line.slice(REPORT.length)) as Report;
		else if (line !== '') say(line);
	};
	child.stdout.on('data', (chunk: Buffer) => {
		const lines = (text + chunk.toString()).split('\n');
		text = lines.pop() ?? '';
		lines.forEach(take);
	});
	return new Promise((resolve) =>
		child.on('close', (code) => {
			take(text);
			resolve({ code: code ?? 1, report });
		})
	);
}

async function runSeeds(from: number, count: number): Promise<number> {
	const started = performance.now();
	const seconds = () => (performance.now() - started) / 1000;
	const isTime = () => values.seconds === '' || seconds() < Number(values.seconds);
	const shared = [
		...(values.bug === undefined ? [] : ['--bug', values.bug]),
		...isSet('no-shrink'),
		...isSet('trace')
	];
	const reports: (Report | undefined)[] = [];
	let [next, told, code] = [0, 0, -1];
	const tell = () => {
		let sum: Report | null = null;
		for (let part = 0; reports[part] !== undefined; part += 1) {
			const report = reports[part] as Report;
			sum = sum === null ? report : joinReports(sum, report);
			if (part < told) continue;
			told = part + 1;
			say(lineOf(sum, from, seconds()));
		}
	};
	const work = async () => {
		while (code < 0 && next * SEEDS_A_PROGRAM < count && isTime()) {
			const part = next;
			next += 1;
			const first = from + part * SEEDS_A_PROGRAM;
			const seeds = Math.min(SEEDS_A_PROGRAM, from + count - first);
			const ended = await runProgram(['--seeds', String(seeds), '--from', String(first), ...shared]);
			reports[part] = ended.report ?? undefined;
			// With a mistake planted, finding it is what was asked for.
			if (values.bug === undefined ? ended.code !== 0 : ended.code === 0) code = ended.code;
			tell();
		}
	};
	// In order, where the first seed that finds something is asked for.
	const jobs = values.bug === undefined ? Math.max(1, Number(values.jobs)) : 1;
	await Promise.all(Array.from({ length: jobs }, work));
	if (code >= 0) return code;
	const done = reports.reduce((sum, one) => sum + (one?.seeds ?? 0), 0);
	if (done < count) say(`${done} of ${count} seeds within ${values.seconds} s`);
	return values.bug === undefined && done > 0 ? 0 : 1;
}

function lineOf(
	{ seeds, writes, decisions, fold, cpuSeconds }: Report,
	from: number,
	seconds: number
): string {
	const speed = `${(seeds / seconds).toFixed(1)} seeds/s (${(seeds / cpuSeconds).toFixed(1)} per core)`;
	const trace = fold.toString(16).padStart(8, '0');
	return `seeds ${from} to ${from + seeds - 1}: nothing broken, ${writes} writes, ${decisions} decisions, ${speed}, trace ${trace}`;
}

async function main(): Promise<number> {
	if (values.plan !== undefined) {
		const bug = values.bug === undefined ? [] : ['--bug', values.bug];
		return (await runProgram(['--plan', values.plan, ...bug, ...isSet('trace')])).code;
	}
	const first = [...isSet('regressions'), ...isSet('bites')];
	if (first.length > 0) {
		const { code } = await runProgram([...first, '--seeds', '0']);
		if (code !== 0) return code;
	}
	return Number(values.seeds) === 0 ? 0 : runSeeds(Number(values.from), Number(values.seeds));
}

process.exit(await main());
