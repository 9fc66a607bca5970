/**
 * `npm run simulate -- --seeds N --from K`: runs that many plans, on all cores, and says what broke, as the smallest
 * plan that breaks it. `--jobs N` uses so many cores, `--seconds N` begins no further seeds after that time. `--bug
 * NAME` plants a mistake and stops where it is found. `--plan FILE` runs one plan, `--trace` prints everything that
 * happens in it, `--no-shrink` leaves a plan as it is. `--regressions` first replays every history that once broke
 * something, `--bites` first shows that each planted mistake is found.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Program, type Part } from '#tests/simulation/program.ts';
import { joinReports, type Report } from '#tests/simulation/report.ts';

const SEEDS_A_PART = 250;
/** A program is slow until its machine code is made, and RxDB keeps a little of every database: not one for all. */
const PARTS_A_PROGRAM = 8;

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

async function runSeeds(from: number, count: number): Promise<number> {
	const started = performance.now();
	const seconds = () => (performance.now() - started) / 1000;
	const isTime = () => values.seconds === '' || seconds() < Number(values.seconds);
	const shared = [
		'--parts',
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
	const isDue = () => code < 0 && next * SEEDS_A_PART < count && isTime();
	const take = (): Part => {
		const first = from + next * SEEDS_A_PART;
		next += 1;
		return { from: first, seeds: Math.min(SEEDS_A_PART, from + count - first) };
	};
	const work = async () => {
		while (isDue()) {
			const program = new Program(shared);
			for (let part = 0; part < PARTS_A_PROGRAM && isDue(); part += 1) {
				const place = next;
				const done = await program.run(take());
				if (typeof done === 'number') {
					// Whoever ends over its seeds found something, or fell.
					code = done;
					return;
				}
				reports[place] = done;
				tell();
			}
			await program.end();
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
		return new Program(['--plan', values.plan, ...bug, ...isSet('trace')]).ended;
	}
	const first = [...isSet('regressions'), ...isSet('bites')];
	if (first.length > 0) {
		const code = await new Program(first).ended;
		if (code !== 0) return code;
	}
	return Number(values.seeds) === 0 ? 0 : runSeeds(Number(values.from), Number(values.seeds));
}

process.exit(await main());
