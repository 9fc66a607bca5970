import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CsvFindings } from '#domain/exchange/csv-problem.ts';
import type { ImportLine } from '#protocol/http/exchange.ts';

/** Rows read before others get their turn: a few milliseconds. */
const ROWS_PER_TURN = 500;

export type ImportProgress = Extract<ImportLine, { progress: unknown }>['progress'];

/**
 * What a file would change. `write` runs inside the one transaction of the import, and adds to the findings
 * what others did since the file was read.
 */
export interface ImportPlan {
	readonly new: number;
	readonly changed: number;
	readonly newWorkTypes: readonly string[];
	write(): void;
}

/** One import while it is read: the text, the findings so far, and who hears of the progress. */
export class ImportJob {
	readonly text: string;
	readonly findings: CsvFindings;
	readonly actorId: string;
	/** Rows read so far, header and empty lines not counted. */
	rows = 0;
	#total: number;
	#onProgress: (progress: ImportProgress) => void;

	constructor(
		text: string,
		findings: CsvFindings,
		actorId: string,
		onProgress: (progress: ImportProgress) => void
	) {
		this.text = text;
		this.findings = findings;
		this.actorId = actorId;
		this.#onProgress = onProgress;
		this.#total = text.match(/\n(?!$)/g)?.length ?? 0;
	}

	/** Reads all rows of a reader, a few at a time; only the good ones are answered. */
	async read<Row>(reader: Iterable<Row | null>): Promise<Row[]> {
		const rows: Row[] = [];
		for (const row of reader) {
			if (row !== null) rows.push(row);
			this.rows += 1;
			if (this.rows % ROWS_PER_TURN === 0) await this.#report('read');
		}
		this.#total = this.rows;
		await this.#report('write');
		return rows;
	}

	/** Calls `work` for each item, a few at a time, so that other requests are answered in between. */
	async each<Item>(items: readonly Item[], work: (item: Item) => void): Promise<void> {
		for (const [index, item] of items.entries()) {
			work(item);
			if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await this.pause();
		}
	}

	/** Lets other requests be answered. */
	pause(): Promise<void> {
		return nextTurn();
	}

	async #report(phase: ImportProgress['phase']): Promise<void> {
		this.#onProgress({ phase, done: this.rows, total: Math.max(this.#total, this.rows) });
		await this.pause();
	}
}
