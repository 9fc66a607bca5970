import type { CsvErrorCode, CsvWarningCode } from '#domain/exchange/csv-problem.ts';
import type { Report } from './types.ts';

/** One line of the report's table. */
export interface ReportRow {
	readonly key: string;
	/** null = the whole file. */
	readonly line: number | null;
	readonly kind: 'problem' | 'warning';
	readonly column: string | null;
	readonly code: CsvErrorCode | CsvWarningCode;
	readonly value: string;
}

const wholeFile: ReadonlySet<string> = new Set([
	'EMPTY_FILE',
	'MISSING_COLUMN',
	'DUPLICATE_COLUMN',
	'TOO_MANY_ROWS',
	'ENCODING_FALLBACK'
]);

/** Findings by line, problems before hints of the same line; what concerns the whole file comes first. */
export function reportRows(report: Report): readonly ReportRow[] {
	const row =
		(kind: ReportRow['kind']) => (found: Report['problems'][number] | Report['warnings'][number]) => ({
			kind,
			line: wholeFile.has(found.code) ? null : found.line,
			column: found.column,
			code: found.code,
			value: found.value
		});
	return [...report.problems.map(row('problem')), ...report.warnings.map(row('warning'))]
		.map((found, index) => ({ ...found, key: `${index}` }))
		.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || a.kind.localeCompare(b.kind));
}

/** Why nothing can be imported although the file was read. */
export function blockOf(report: Report): 'file' | 'rows' | 'nothing' | null {
	if (report.accepted) return report.new + report.changed > 0 ? null : 'nothing';
	return report.problems.some((found) => wholeFile.has(found.code) || found.code === 'DATE_LOOKS_DMY')
		? 'file'
		: 'rows';
}
