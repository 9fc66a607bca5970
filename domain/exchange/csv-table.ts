import { CSV_ROW_LIMIT, readRecords, unguardCell } from './csv.ts';
import type { CsvErrorCode, CsvFindings, CsvWarningCode } from './csv-problem.ts';
import type { CellValue } from './csv-values.ts';

/** The columns a kind of file knows; each inner list of `required` names columns of which one must be there. */
export interface CsvColumns {
	readonly known: readonly string[];
	readonly required: readonly (readonly string[])[];
}

/** One row by column name, with its own findings. */
export class CsvRow {
	readonly line: number;
	#cells: readonly string[];
	#positions: ReadonlyMap<string, number>;
	#findings: CsvFindings;
	#faulty = false;

	constructor(
		record: { line: number; cells: readonly string[] },
		positions: ReadonlyMap<string, number>,
		findings: CsvFindings
	) {
		this.line = record.line;
		this.#cells = record.cells;
		this.#positions = positions;
		this.#findings = findings;
	}

	/** True as soon as an error was noted: the row is not taken. */
	get isFaulty(): boolean {
		return this.#faulty;
	}

	/** The cell as it stands; a column the file or the row does not have reads as empty. */
	cell(column: string): string {
		const position = this.#positions.get(column);
		return position === undefined ? '' : (this.#cells[position] ?? '');
	}

	/** A text cell, the guard against formulas removed. */
	text(column: string): string {
		return unguardCell(this.cell(column));
	}

	/** A text cell that must not be empty. */
	requiredText(column: string): string {
		const text = this.text(column);
		if (text.trim() === '') this.fail(column, 'REQUIRED');
		return text;
	}

	/** The parsed value of a cell that must not be empty; null after noting why there is none. */
	required<T>(column: string, parse: (cell: string) => CellValue<T>): T | null {
		if (this.cell(column).trim() === '') return this.fail(column, 'REQUIRED');
		return this.optional(column, parse);
	}

	/** The parsed value of a cell; null when it is empty, or after noting why there is none. */
	optional<T>(column: string, parse: (cell: string) => CellValue<T>): T | null {
		const cell = this.cell(column);
		if (cell.trim() === '') return null;
		const parsed = parse(cell);
		return 'value' in parsed ? parsed.value : this.fail(column, parsed.code);
	}

	/** Notes an error of this row; every error is listed, not only the first. */
	fail(column: string | null, code: CsvErrorCode, value = column === null ? '' : this.cell(column)): null {
		this.#faulty = true;
		this.#findings.errors.push({ line: this.line, column, code, value });
		return null;
	}

	/** Notes something the person should know about a row that is taken all the same. */
	warn(column: string | null, code: CsvWarningCode): void {
		const value = column === null ? '' : this.cell(column);
		this.#findings.warnings.push({ line: this.line, column, code, value });
	}
}

/**
 * Reads a file with one header line. Columns are found by name, in any order and any case, with or without
 * `&`; unknown ones are ignored. Rows whose quotes are broken come with that error already noted.
 */
export function* readTable(text: string, columns: CsvColumns, findings: CsvFindings): Generator<CsvRow> {
	let positions: ReadonlyMap<string, number> | null = null;
	let width = 0;
	let count = 0;
	for (const record of readRecords(text)) {
		if (positions === null) {
			if (record.cells.length === 1 && record.cells[0]?.trim() === '') continue;
			positions = readHeader(record.cells, record.line, columns, findings);
			width = record.cells.length;
			if (positions === null) return;
			continue;
		}
		count += 1;
		if (count > CSV_ROW_LIMIT) {
			const value = String(CSV_ROW_LIMIT);
			findings.errors.push({ line: record.line, column: null, code: 'TOO_MANY_ROWS', value });
			return;
		}
		const row = new CsvRow(record, positions, findings);
		if (!record.wellQuoted) row.fail(null, 'BAD_QUOTING');
		const extra = record.cells.slice(width).filter((cell) => cell.trim() !== '');
		if (extra.length > 0) row.fail(null, 'EXTRA_FIELDS', extra.join(';'));
		yield row;
	}
	if (positions === null) findings.errors.push({ line: 1, column: null, code: 'EMPTY_FILE', value: '' });
}

function readHeader(
	cells: readonly string[],
	line: number,
	columns: CsvColumns,
	findings: CsvFindings
): ReadonlyMap<string, number> | null {
	const positions = new Map<string, number>();
	const errorsBefore = findings.errors.length;
	cells.forEach((cell, position) => {
		const name = cell.trim().replace(/^&/, '').trim().toLowerCase();
		if (!columns.known.includes(name)) return;
		if (positions.has(name)) {
			findings.errors.push({ line, column: name, code: 'DUPLICATE_COLUMN', value: cell });
		} else positions.set(name, position);
	});
	for (const alternatives of columns.required) {
		if (alternatives.some((name) => positions.has(name))) continue;
		const column = alternatives[0] ?? null;
		findings.errors.push({ line, column, code: 'MISSING_COLUMN', value: '' });
	}
	return findings.errors.length === errorsBefore ? positions : null;
}
