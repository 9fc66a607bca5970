import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openAccountBook, withEntries, type AccountBook } from '#domain/account/account-book.ts';
import type { MonthRow } from '#domain/account/month-rows.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import type { MonthOrder } from '#bench/lib/domain-worker.ts';
import { median, type Figure } from '#bench/lib/figures.ts';
import { termsOf, workedTime, type WorkedEntry } from '#bench/lib/worked-time.ts';

const PEOPLE = 10_000;
const BATCH = 500;
const YEARS = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const DECADE = { from: '2017-01-01', to: '2026-12-31' };
const MONTH = { from: '2026-09-01', to: '2026-09-30' };
/** Times a figure is taken before it counts, and then in each round. */
const WARM_UPS = 20;
const TIMES = 25;

function millisecondsOf(work: () => void): number {
	const started = performance.now();
	work();
	return performance.now() - started;
}

/** The middle one of several runs: what a device that has been open for a minute needs. */
function usual(work: () => void): number {
	for (let i = 0; i < WARM_UPS; i += 1) work();
	return median(Array.from({ length: TIMES }, () => millisecondsOf(work)));
}

/** Moves one start in the middle of the book by a minute, forth and back. */
function dayChanges(book: AccountBook): () => void {
	const middle = book.entries[Math.floor(book.entries.length / 2)]?.entry as WorkedEntry;
	const moved = { ...middle, start: msToInstant(instantToMs(middle.start) + MS_PER_MINUTE) };
	let current = book;
	let isMoved = false;
	return () => {
		isMoved = !isMoved;
		current = withEntries(current, { removed: [middle.id], added: [isMoved ? moved : middle] });
	};
}

/** Month rows of a whole company, its entries sent to the worker and the rows sent back. */
async function companyMonth(): Promise<number> {
	const worker = new Worker(new URL('./lib/domain-worker.ts', import.meta.url));
	const batches = Array.from({ length: PEOPLE / BATCH }, (_, batch) =>
		Array.from({ length: BATCH }, (_person, person) =>
			workedTime(batch * BATCH + person, '2026-08-31', '2026-10-01')
		)
	);
	await once(worker, 'online');
	const started = performance.now();
	let rows = 0;
	for (const people of batches) {
		const order: MonthOrder = { ...MONTH, people };
		worker.postMessage(order);
		const [answer] = (await once(worker, 'message')) as [MonthRow[]];
		rows += answer.length;
	}
	const seconds = (performance.now() - started) / 1000;
	await worker.terminate();
	if (rows !== PEOPLE) throw new Error(`${rows} rows for ${PEOPLE} people`);
	return seconds;
}

/** What the rules cost: one person's year and decade, one day's change, a company's month. */
export async function measureDomain(rounds: number): Promise<Figure[]> {
	const year = workedTime(1, YEAR.from, YEAR.to);
	const decade = workedTime(1, DECADE.from, DECADE.to);
	const oneYear = termsOf([2026]);
	const tenYears = termsOf(YEARS);
	const values = { year: [], decade: [], change: [], company: [] } as Record<string, number[]>;
	for (let round = 0; round < rounds; round += 1) {
		values.year?.push(usual(() => void openAccountBook(oneYear, YEAR, year)));
		values.decade?.push(usual(() => void openAccountBook(tenYears, DECADE, decade)));
		values.change?.push(usual(dayChanges(openAccountBook(tenYears, DECADE, decade))));
		values.company?.push(await companyMonth());
	}
	const figure = (name: string, key: string, unit: string, atMost: number): Figure => ({
		name,
		values: values[key] ?? [],
		unit,
		goal: { atMost }
	});
	return [
		figure(`a year to month rows and marks (${year.length} entries)`, 'year', 'ms', 10),
		figure(`ten years to month rows and marks (${decade.length} entries)`, 'decade', 'ms', 120),
		figure('one day’s change in a book of ten years', 'change', 'ms', 2),
		figure('10,000 people × one month in a worker thread', 'company', 's', 10)
	];
}
