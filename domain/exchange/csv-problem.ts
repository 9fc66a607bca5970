/** Why a file, or a row of it, is not taken. */
export const csvErrorCodes = [
	'EMPTY_FILE',
	'MISSING_COLUMN',
	'DUPLICATE_COLUMN',
	'BAD_QUOTING',
	'TOO_MANY_ROWS',
	'REQUIRED',
	'TOO_LONG',
	'EXTRA_FIELDS',
	'UNKNOWN_USER',
	'UNKNOWN_LABEL',
	'BAD_USER_NAME',
	'BAD_TIMESTAMP',
	'TIMESTAMP_UNIT',
	'BAD_DATE',
	'DATE_LOOKS_DMY',
	'BAD_BOOLEAN',
	'BAD_NUMBER',
	'OUT_OF_RANGE',
	'STOP_BEFORE_START',
	'ZERO_LENGTH',
	'ENTRY_TOO_LONG',
	'OVERLAP',
	'DUPLICATE_USER',
	'USER_NAME_TAKEN'
] as const;
export type CsvErrorCode = (typeof csvErrorCodes)[number];

/** What the reader did all the same, and the person should know. */
export const csvWarningCodes = [
	'ENCODING_FALLBACK',
	'DATE_TS_MISMATCH',
	'DUPLICATE_ROW',
	'FUTURE_ROW',
	'NEW_WORK_TYPE'
] as const;
export type CsvWarningCode = (typeof csvWarningCodes)[number];

/** One finding. `line` is the physical line on which the record starts (the header is line 1). */
export interface CsvProblem<Code extends string = CsvErrorCode> {
	readonly line: number;
	/** Name of the column without `&`; null when the whole row or file is meant. */
	readonly column: string | null;
	readonly code: Code;
	readonly value: string;
}
export type CsvWarning = CsvProblem<CsvWarningCode>;

/** Collects what a reader finds; the reader never stops at the first finding. */
export interface CsvFindings {
	readonly errors: CsvProblem[];
	readonly warnings: CsvWarning[];
}

/** The outcome of reading a whole file. `rows` holds the good ones, none if the file as such is refused. */
export interface CsvImport<Row> extends CsvFindings {
	readonly ok: boolean;
	readonly rows: Row[];
}

const fileLevel: ReadonlySet<CsvErrorCode> = new Set<CsvErrorCode>([
	'EMPTY_FILE',
	'MISSING_COLUMN',
	'DUPLICATE_COLUMN',
	'TOO_MANY_ROWS',
	'DATE_LOOKS_DMY'
]);

/**
 * Some findings refuse the whole file, also where only the good rows are wanted. A date written day first is
 * one of them: who writes 15-04 for the 15th of April means the 4th of May by 04-05.
 */
export function refusesFile(findings: CsvFindings): boolean {
	return findings.errors.some((problem) => fileLevel.has(problem.code));
}

/** Reads rows one after the other; a null stands for a row that is not taken. */
export function collectRows<Row>(reader: Iterable<Row | null>, findings: CsvFindings): CsvImport<Row> {
	const rows: Row[] = [];
	for (const row of reader) if (row !== null) rows.push(row);
	return {
		...findings,
		ok: findings.errors.length === 0,
		rows: refusesFile(findings) ? [] : rows
	};
}

/** An empty collection of findings. */
export function noFindings(): CsvFindings {
	return { errors: [], warnings: [] };
}
