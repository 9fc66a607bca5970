import type { CsvFindings, CsvWarningCode } from './csv-problem.ts';

export const CSV_SEPARATOR = ';';
export const CSV_LINE_END = '\r\n';
export const BYTE_ORDER_MARK = '\uFEFF';
/** Largest import, header not counted. */
export const CSV_ROW_LIMIT = 100_000;

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const GUARDED_FORMULA = /^'+[=+\-@\t\r\n＝＋－＠]/u;
const NEEDS_QUOTES = /[;"\r\n]|^ | $/;

/**
 * Puts one apostrophe before a text that a spreadsheet would run as a formula (OWASP, CSV injection).
 * Apostrophes already there are kept, so that unguardCell gives every text back exactly.
 */
export function guardCell(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes the one apostrophe of guardCell away again; ordinary apostrophes ('tis) stay. */
export function unguardCell(cell: string): string {
	return GUARDED_FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Quotes a cell (RFC 4180) if it holds the separator, a quote, a line break, or a space at either end. */
export function quoteCell(cell: string): string {
	return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A text as it stands in the file: guarded first, then quoted. */
export function textToField(text: string): string {
	return quoteCell(guardCell(text));
}

/** One line of a file, from fields that are ready to be written. */
export function fieldsToLine(fields: readonly string[]): string {
	return fields.join(CSV_SEPARATOR) + CSV_LINE_END;
}

/** Files are written by personal number, then user name, then time; all three as plain text. */
export function compareRows(
	a: { readonly p_number: string; readonly sip: string },
	b: { readonly p_number: string; readonly sip: string }
): number {
	return compareText(a.p_number, b.p_number) || compareText(a.sip, b.sip);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** How a file is written; the defaults are what we write ourselves. */
export interface CsvWriteOptions {
	/** Header fields begin with `&`, as the Working App writes them. Default true. */
	readonly ampersand?: boolean;
	/** Prints every wall time with a false +00:00, as the Working App does. Default false. */
	readonly compatOffset?: boolean;
}

/** The first line of a file, with the byte order mark that makes spreadsheets read UTF-8. */
export function headerLine(columns: readonly string[], options: CsvWriteOptions = {}): string {
	const mark = options.ampersand === false ? '' : '&';
	return BYTE_ORDER_MARK + fieldsToLine(columns.map((column) => mark + column));
}

/**
 * The text of a file: UTF-8 with or without byte order mark. Bytes that are no UTF-8 are read as
 * windows-1252, what spreadsheets save by default in Europe, with the warning ENCODING_FALLBACK.
 */
export function decodeCsv(bytes: Uint8Array, findings: CsvFindings): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		const code: CsvWarningCode = 'ENCODING_FALLBACK';
		findings.warnings.push({ line: 1, column: null, code, value: 'windows-1252' });
		// A file that says it is UTF-8 and is not: the mark must not become part of the first column's name.
		const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
		return new TextDecoder('windows-1252').decode(hasMark ? bytes.subarray(3) : bytes);
	}
}

/** One record as it stands in the file, quotes removed, still guarded. */
export interface CsvRecord {
	readonly line: number;
	readonly cells: readonly string[];
	/** False when a quote is never closed, or text follows a closing quote. */
	readonly wellQuoted: boolean;
}

/** Splits a text into records. Lines end with LF or CRLF; empty lines are counted and skipped. */
export function* readRecords(text: string): Generator<CsvRecord> {
	let position = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
	let line = 1;
	while (position < text.length) {
		const end = endOfLine(text, position);
		const plain = text.slice(position, end.at);
		if (!plain.includes('"')) {
			if (plain !== '') yield { line, cells: plain.split(CSV_SEPARATOR), wellQuoted: true };
			position = end.next;
			line += 1;
			continue;
		}
		const record = readQuotedRecord(text, position);
		yield { line, cells: record.cells, wellQuoted: record.wellQuoted };
		line += countLines(text.slice(position, record.next));
		position = record.next;
	}
}

function endOfLine(text: string, from: number): { at: number; next: number } {
	const feed = text.indexOf('\n', from);
	if (feed === -1) return { at: text.length, next: text.length };
	return { at: feed > from && text[feed - 1] === '\r' ? feed - 1 : feed, next: feed + 1 };
}

/** A line break inside quotes counts as it looks in an editor: CRLF once, a lone CR or LF once. */
function countLines(text: string): number {
	return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function readQuotedRecord(
	text: string,
	from: number
): { cells: string[]; next: number; wellQuoted: boolean } {
	const cells: string[] = [];
	let wellQuoted = true;
	let position = from;
	for (;;) {
		let quotedPart = '';
		const isQuoted = text[position] === '"';
		if (isQuoted) {
			const quoted = readQuoted(text, position + 1);
			quotedPart = quoted.value;
			position = quoted.next;
			wellQuoted &&= quoted.closed;
		}
		const end = endOfCell(text, position);
		if (isQuoted && end > position) wellQuoted = false;
		cells.push(quotedPart + text.slice(position, end));
		position = end;
		if (text[position] !== CSV_SEPARATOR) break;
		position += 1;
	}
	if (text[position] === '\r') position += 1;
	if (text[position] === '\n') position += 1;
	return { cells, next: position, wellQuoted };
}

function readQuoted(text: string, from: number): { value: string; next: number; closed: boolean } {
	let value = '';
	let position = from;
	for (;;) {
		const quote = text.indexOf('"', position);
		if (quote === -1) return { value: value + text.slice(position), next: text.length, closed: false };
		value += text.slice(position, quote);
		if (text[quote + 1] !== '"') return { value, next: quote + 1, closed: true };
		value += '"';
		position = quote + 2;
	}
}

function endOfCell(text: string, from: number): number {
	let position = from;
	while (position < text.length) {
		const sign = text[position];
		if (sign === CSV_SEPARATOR || sign === '\n') return position;
		if (sign === '\r' && text[position + 1] === '\n') return position;
		position += 1;
	}
	return position;
}
