import { expect, test } from 'vitest';
import { decodeCsv, fieldsToLine, guardCell, quoteCell, readRecords, unguardCell } from './csv.ts';
import { noFindings } from './csv-problem.ts';
import { formatTimes } from './times-csv.ts';

const encoder = new TextEncoder();

function lines(text: string): [number, readonly string[]][] {
	return [...readRecords(text)].map(({ line, cells }) => [line, cells]);
}

test('a line break inside quotes counts for the line number of what follows', () => {
	expect(lines('a;b\r\n"x\r\ny";1\r\n\r\nz;2')).toEqual([
		[1, ['a', 'b']],
		[2, ['x\r\ny', '1']],
		[5, ['z', '2']]
	]);
});

test('LF alone ends a line as CRLF does, and the last line needs no end', () => {
	expect(lines('a;b\nc;d')).toEqual([
		[1, ['a', 'b']],
		[2, ['c', 'd']]
	]);
});

test('a doubled quote inside quotes is one quote, and a quote inside a bare cell is itself', () => {
	expect(lines('"say ""hi""";5" pipe;')).toEqual([[1, ['say "hi"', '5" pipe', '']]]);
});

test('a quote that is never closed and text behind a closing quote are noticed', () => {
	const wellQuoted = (text: string) => [...readRecords(text)].map((record) => record.wellQuoted);
	expect(wellQuoted('"a;b\n')).toEqual([false]);
	expect(wellQuoted('"a"b;c\n""x;d')).toEqual([false, false]);
	expect(wellQuoted('"a";""\n')).toEqual([true]);
});

test('a cell a spreadsheet would run is guarded by one apostrophe, ordinary apostrophes are left alone', () => {
	for (const value of ['=1+1', '+49', '-x', '@sum', '\tx', "'=x", "''+x", '＝1', '＋1', '－1', '＠x']) {
		expect(guardCell(value)).toBe(`'${value}`);
		expect(unguardCell(guardCell(value))).toBe(value);
	}
	for (const value of ["'tis", "o'neill", '', "'", '1-2']) {
		expect(guardCell(value)).toBe(value);
		expect(unguardCell(value)).toBe(value);
	}
});

test('a cell is quoted for a separator, a quote, a line break, and a space at either end only', () => {
	expect(['a;b', 'a"b', 'a\rb', 'a\nb', ' a', 'a ', 'a b', 'a,b'].map(quoteCell)).toEqual([
		'"a;b"',
		'"a""b"',
		'"a\rb"',
		'"a\nb"',
		'" a"',
		'"a "',
		'a b',
		'a,b'
	]);
	expect(fieldsToLine(['a', ''])).toBe('a;\r\n');
});

test('bytes that are no UTF-8 are read as windows-1252, with a warning', () => {
	const findings = noFindings();
	expect(decodeCsv(Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x80), findings)).toBe('Müller€');
	expect(findings.warnings).toEqual([
		{ line: 1, column: null, code: 'ENCODING_FALLBACK', value: 'windows-1252' }
	]);
});

test('the byte order mark of UTF-8 is no part of the text', () => {
	const findings = noFindings();
	expect(decodeCsv(encoder.encode('\uFEFFsip'), findings)).toBe('sip');
	expect(lines('\uFEFFsip')).toEqual([[1, ['sip']]]);
	expect(findings.warnings).toEqual([]);
});

test('files are written by personal number, user name and time, whatever order the rows come in', () => {
	const time = (p_number: string, sip: string, start: number) => ({
		sip,
		start,
		stop: start + 3_600_000,
		confirmed: true,
		dn: '',
		p_number,
		label: ''
	});
	const day = 1_712_651_520_199;
	const text = formatTimes(
		[time('2', 'a', day), time('10', 'b', day), time('10', 'a', day + 1), time('10', 'a', day)],
		'UTC'
	);
	const keys = text
		.split('\r\n')
		.slice(1, -1)
		.map((line) => line.split(';'))
		.map(([sip, start, , , , p_number]) => `${String(p_number)} ${String(sip)} ${Number(start) - day}`);
	expect(keys).toEqual(['10 a 0', '10 a 1', '10 b 0', '2 a 0']);
});

test('a file that begins as UTF-8 and is not keeps its first column', () => {
	const bytes = Uint8Array.from([
		0xef,
		0xbb,
		0xbf,
		...[...'sip;dn\r\nm'].map((sign) => sign.charCodeAt(0)),
		0xfc
	]);
	const findings = noFindings();
	expect(decodeCsv(bytes, findings)).toBe('sip;dn\r\nmü');
	expect(findings.warnings.map(({ code }) => code)).toEqual(['ENCODING_FALLBACK']);
});
