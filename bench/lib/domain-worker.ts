import { parentPort } from 'node:worker_threads';
import { evaluateDays } from '#domain/account/evaluated-day.ts';
import { monthRows } from '#domain/account/month-rows.ts';
import { termsOf, type WorkedEntry } from '#bench/lib/worked-time.ts';

/** People whose month is asked for, each with their entries. */
export interface MonthOrder {
	readonly from: string;
	readonly to: string;
	readonly people: readonly (readonly WorkedEntry[])[];
}

const terms = termsOf([2026]);

parentPort?.on('message', ({ from, to, people }: MonthOrder) => {
	const rows = people.flatMap((entries) =>
		monthRows({ ...terms, days: evaluateDays({ ...terms.evaluation, entries }, from, to) })
	);
	parentPort?.postMessage(rows);
});
