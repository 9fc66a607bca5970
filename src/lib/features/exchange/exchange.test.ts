import { expect, test } from 'vitest';
import { problemFile, readText } from './problem-file.ts';
import { blockOf, reportRows, type ReportRow } from './report-rows.ts';
import type { Report } from './types.ts';

const report: Report = {
	kind: 'times',
	mode: 'dry-run',
	accepted: false,
	applied: false,
	rows: 3,
	new: 1,
	changed: 0,
	unchanged: 1,
	faulty: 1,
	problems: [{ line: 4, column: 'stop', code: 'STOP_BEFORE_START', value: '5' }],
	problemCount: 1,
	warnings: [
		{ line: 1, column: null, code: 'ENCODING_FALLBACK', value: '' },
		{ line: 2, column: null, code: 'FUTURE_ROW', value: '' }
	],
	warningCount: 2,
	newWorkTypes: []
};
const finding = (line: number, column: string | null = 'sip'): ReportRow => ({
	key: String(line),
	line,
	kind: 'problem',
	column,
	code: 'REQUIRED',
	value: ''
});

test('findings come by line, and what concerns the whole file first', () => {
	expect(reportRows(report).map(({ line, code }) => [line, code])).toEqual([
		[null, 'ENCODING_FALLBACK'],
		[2, 'FUTURE_ROW'],
		[4, 'STOP_BEFORE_START']
	]);
});

test('a row that cannot be taken can be left out, a file that cannot be read cannot', () => {
	expect(blockOf(report)).toBe('rows');
	expect(
		blockOf({ ...report, problems: [{ line: 2, column: 'date', code: 'DATE_LOOKS_DMY', value: '15-04' }] })
	).toBe('file');
	expect(blockOf({ ...report, accepted: true, problems: [] })).toBeNull();
	expect(blockOf({ ...report, accepted: true, problems: [], new: 0 })).toBe('nothing');
});

test('the file of problem rows carries the original lines, also those with a line break inside', () => {
	const text = '\uFEFF&sip;&dn\r\na;"Zwei\r\nZeilen"\r\n;Leer\r\nb;Gut\r\n';
	expect(problemFile(text, [finding(4), finding(2, null)], () => 'Fehlt "hier".')).toBe(
		'\uFEFFline;problem;&sip;&dn\r\n' +
			'2;"Fehlt ""hier"".";a;"Zwei\r\nZeilen"\r\n' +
			'4;"sip: Fehlt ""hier"".";;Leer\r\n'
	);
});

test('several problems of one row stand together, hints stay out', () => {
	const hint = { ...finding(2), kind: 'warning' as const };
	const file = problemFile('sip;dn\nx;y\n', [finding(2, 'sip'), finding(2, 'dn'), hint], () => 'Fehlt.');
	expect(file).toBe('\uFEFFline;problem;sip;dn\r\n2;"sip: Fehlt. dn: Fehlt.";x;y\r\n');
});

test('a file that is not UTF-8 is read as Windows-1252, as the server does', async () => {
	expect(await readText(new Blob([new Uint8Array([0x4d, 0xfc, 0x6c])]))).toBe('Mül');
	expect(await readText(new Blob(['Mül']))).toBe('Mül');
});
