import {
	compareRows,
	decodeCsv,
	fieldsToLine,
	headerLine,
	textToField,
	type CsvWriteOptions
} from './csv.ts';
import { collectRows, noFindings, type CsvFindings, type CsvImport } from './csv-problem.ts';
import { readTable, type CsvColumns, type CsvRow } from './csv-table.ts';
import { formatDecimal, parseHours } from './csv-values.ts';

const weekdayColumns = [
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
	'sunday'
] as const;
export const userColumns = ['sip', 'guid', 'domain', 'dn', ...weekdayColumns, 'p_number'] as const;
const columns: CsvColumns = {
	known: userColumns,
	required: ['sip', 'dn', ...weekdayColumns].map((name) => [name])
};

/** What a row of the users file says. */
export interface UserRow {
	readonly sip: string;
	readonly guid: string | null;
	readonly domain: string;
	readonly dn: string;
	/** Contractual hours, Monday first. */
	readonly hours: readonly number[];
	readonly p_number: string;
}
export type UserCsvRow = UserRow & { readonly line: number };

/** One line of the users file. */
export function formatUser(row: UserRow): string {
	return fieldsToLine([
		textToField(row.sip),
		row.guid === null ? 'null' : textToField(row.guid),
		textToField(row.domain),
		textToField(row.dn),
		...row.hours.map(formatDecimal),
		textToField(row.p_number)
	]);
}

/** The whole users file, by personal number and user name. */
export function formatUsers(rows: readonly UserRow[], options: CsvWriteOptions = {}): string {
	return headerLine(userColumns, options) + [...rows].sort(compareRows).map(formatUser).join('');
}

/** Reads the users file row by row; a null stands for a row that is not taken. */
export function* readUsers(text: string, findings: CsvFindings): Generator<UserCsvRow | null> {
	const seen = new Map<string, string>();
	for (const row of readTable(text, columns, findings)) yield readUser(row, seen);
}

function readUser(row: CsvRow, seen: Map<string, string>): UserCsvRow | null {
	const sip = row.requiredText('sip');
	const guid = row.text('guid');
	const user: UserRow = {
		sip,
		guid: guid === '' || guid === 'null' ? null : guid,
		domain: row.text('domain'),
		dn: row.requiredText('dn'),
		hours: weekdayColumns.map((column) => row.required(column, parseHours) ?? 0),
		p_number: row.text('p_number') === '' ? '0' : row.text('p_number')
	};
	const content = JSON.stringify(user);
	const earlier = seen.get(sip);
	if (earlier !== undefined && earlier !== content) row.fail('sip', 'DUPLICATE_USER');
	if (row.isFaulty) return null;
	if (earlier !== undefined) {
		row.warn(null, 'DUPLICATE_ROW');
		return null;
	}
	seen.set(sip, content);
	return { line: row.line, ...user };
}

/** Reads a whole users file from its bytes or its text. */
export function importUsers(file: Uint8Array | string): CsvImport<UserCsvRow> {
	const findings = noFindings();
	const text = typeof file === 'string' ? file : decodeCsv(file, findings);
	return collectRows(readUsers(text, findings), findings);
}
