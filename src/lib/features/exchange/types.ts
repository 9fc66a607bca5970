import type { CsvErrorCode, CsvWarningCode } from '#domain/exchange/csv-problem.ts';

export const exchangeKinds = ['users', 'absences', 'times'] as const;
export type ExchangeKind = (typeof exchangeKinds)[number];

export interface ReportFinding<Code extends string> {
	/** Physical line of the record's start; the header is line 1. */
	readonly line: number;
	readonly column: string | null;
	readonly code: Code;
	readonly value: string;
}

/** What the server says about a file: what it would change, and what is wrong with it. */
export interface Report {
	readonly kind: ExchangeKind;
	readonly mode: 'dry-run' | 'apply';
	readonly accepted: boolean;
	readonly applied: boolean;
	readonly rows: number;
	readonly new: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly faulty: number;
	readonly problems: readonly ReportFinding<CsvErrorCode>[];
	readonly problemCount: number;
	readonly warnings: readonly ReportFinding<CsvWarningCode>[];
	readonly warningCount: number;
	readonly newWorkTypes: readonly string[];
}

export interface Progress {
	readonly phase: 'read' | 'write';
	readonly done: number;
	readonly total: number;
}
