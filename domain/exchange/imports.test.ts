import { expect, test } from 'vitest';
import { absenceLabel, importAbsences } from './absences-csv.ts';
import { importTimes } from './times-csv.ts';
import { importUsers } from './users-csv.ts';

const berlin = { zoneOf: () => 'Europe/Berlin' };
const usersHeader = 'sip;dn;monday;tuesday;wednesday;thursday;friday;saturday;sunday';

function codes(result: { errors: readonly { line: number; column: string | null; code: string }[] }) {
	return result.errors.map(({ line, column, code }) => `${line} ${column ?? '*'} ${code}`);
}

test('an empty file, or one of nothing but a byte order mark and blank lines, is refused', () => {
	for (const text of ['', '\uFEFF', '\r\n\r\n', '  \n']) {
		expect(codes(importTimes(text))).toEqual(['1 * EMPTY_FILE']);
	}
});

test('a header without rows is a file with nothing to do', () => {
	expect(importTimes('sip;start;stop;confirmed\r\n')).toMatchObject({ ok: true, rows: [] });
});

test('columns come in any order and case, with or without &, unknown ones are ignored', () => {
	const text = 'Confirmed;&STOP;colour; &start ;"sip"\r\n1;1712651700199;red;1712651520199;a\r\n';
	expect(importTimes(text).rows).toMatchObject([{ sip: 'a', start: 1712651520199, confirmed: true }]);
});

test('a column that comes twice or not at all refuses the file', () => {
	expect(codes(importTimes('sip;&sip;start;confirmed\na;a;1;1\n'))).toEqual([
		'1 sip DUPLICATE_COLUMN',
		'1 stop MISSING_COLUMN'
	]);
	expect(codes(importAbsences('sip;label;confirmed\n', berlin))).toEqual(['1 date MISSING_COLUMN']);
});

test('all errors of a row are listed, and good rows are kept beside bad ones', () => {
	const text = 'sip;start;stop;confirmed\n;x;1712651700;maybe\na;1712651520199;1712651700199;1\n';
	const result = importTimes(text);
	expect(codes(result)).toEqual([
		'2 sip REQUIRED',
		'2 start BAD_TIMESTAMP',
		'2 stop TIMESTAMP_UNIT',
		'2 confirmed BAD_BOOLEAN'
	]);
	expect(result.ok).toBe(false);
	expect(result.rows).toHaveLength(1);
});

test('cells beyond the header are an error unless they are empty', () => {
	const header = 'sip;start;stop;confirmed\n';
	expect(codes(importTimes(`${header}a;1712651520199;1712651700199;1;;\n`))).toEqual([]);
	expect(codes(importTimes(`${header}a;1712651520199;1712651700199;1;;x\n`))).toEqual(['2 * EXTRA_FIELDS']);
});

test('a broken quote spoils its row only', () => {
	const text = 'sip;start;stop;confirmed\n"a"b;1712651520199;1712651700199;1\n';
	expect(codes(importTimes(text))).toEqual(['2 * BAD_QUOTING']);
});

test('the span of a time row is checked', () => {
	const row = (start: number, stop: number) => `sip;start;stop;confirmed\na;${start};${stop};1\n`;
	const noon = 1712664000000;
	expect(codes(importTimes(row(noon, noon - 1)))).toEqual(['2 stop STOP_BEFORE_START']);
	expect(codes(importTimes(row(noon, noon + 59_999)))).toEqual(['2 stop ZERO_LENGTH']);
	expect(codes(importTimes(row(noon, noon + 86_400_000)))).toEqual([]);
	expect(codes(importTimes(row(noon, noon + 86_400_001)))).toEqual(['2 stop ENTRY_TOO_LONG']);
});

test('two rows of one person that share a minute overlap; touching ones and those of others do not', () => {
	const noon = 1712664000000;
	const minute = (n: number) => noon + n * 60_000;
	const row = (sip: string, from: number, to: number) => `${sip};${minute(from)};${minute(to)};1\n`;
	const header = 'sip;start;stop;confirmed\n';
	expect(codes(importTimes(header + row('a', 0, 60) + row('a', 60, 90) + row('b', 0, 60)))).toEqual([]);
	expect(codes(importTimes(header + row('a', 0, 60) + row('a', 59, 90)))).toEqual(['3 start OVERLAP']);
	expect(codes(importTimes(header + row('a', 20, 30) + row('a', 0, 60)))).toEqual(['3 start OVERLAP']);
});

test('the same row twice is taken once, with a warning', () => {
	const row = 'a;1712651520199;1712651700199;1\n';
	const result = importTimes(`sip;start;stop;confirmed\n${row}${row}`);
	expect(result).toMatchObject({ ok: true, warnings: [{ line: 3, code: 'DUPLICATE_ROW' }] });
	expect(result.rows).toHaveLength(1);
});

test('a row of the future is taken, with a warning', () => {
	const text = 'sip;start;stop;confirmed\na;1712651520199;1712651700199;1\n';
	expect(importTimes(text, { now: 1712651700199 }).warnings).toEqual([]);
	expect(importTimes(text, { now: 1712651000000 })).toMatchObject({
		ok: true,
		warnings: [{ line: 2, column: 'start', code: 'FUTURE_ROW' }]
	});
});

test('a person nobody knows is named', () => {
	const knownUsers = new Set(['a']);
	const times = 'sip;start;stop;confirmed\nb;1712651520199;1712651700199;1\n';
	expect(codes(importTimes(times, { knownUsers }))).toEqual(['2 sip UNKNOWN_USER']);
	const absences = 'sip;label;confirmed;date\nb;sick;1;2024-04-04\n';
	expect(codes(importAbsences(absences, { ...berlin, knownUsers }))).toEqual(['2 sip UNKNOWN_USER']);
});

test('one date that looks day first takes every row of the file away', () => {
	const text = 'sip;label;confirmed;date\na;sick;1;04-05-2024\na;sick;1;15-04-2024\n';
	const result = importAbsences(text, berlin);
	expect(codes(result)).toEqual(['3 date DATE_LOOKS_DMY']);
	expect(result.rows).toEqual([]);
});

test('a row without date and start has no day', () => {
	expect(codes(importAbsences('sip;start;label;confirmed;date\na;;sick;1;\n', berlin))).toEqual([
		'2 date REQUIRED'
	]);
});

test('with a date the timestamp is ignored, even a broken one', () => {
	const text = 'sip;start;label;confirmed;date\na;1712181600;sick;1;2024-04-04\n';
	expect(importAbsences(text, berlin)).toMatchObject({ ok: true, warnings: [] });
});

test('labels are the five known ones, the ids of the company, and these with an h for half a day', () => {
	const file = (label: string) => `sip;label;confirmed;date\na;${label};1;2024-04-04\n`;
	const read = (label: string) =>
		importAbsences(file(label), { ...berlin, customLabels: new Map([['wedding', 'other' as const]]) });
	expect(read('hsick').rows).toMatchObject([{ type: 'sick', fraction: 0.5 }]);
	expect(read('holiday').rows).toMatchObject([{ type: 'holiday', fraction: 1 }]);
	expect(read('wedding').rows).toMatchObject([{ type: 'wedding', fraction: 1 }]);
	expect(read('hwedding').rows).toMatchObject([{ type: 'wedding', category: 'other', fraction: 0.5 }]);
	expect(read('hholiday').rows).toMatchObject([{ type: 'holiday', fraction: 0.5 }]);
	for (const label of ['Urlaub', 'hUrlaub', 'h', 'hhsick', 'hhwedding']) {
		expect(codes(read(label))).toEqual(['2 label UNKNOWN_LABEL']);
	}
});

test('a type that is named like half a day of another one wins, when a file is written as when it is read', () => {
	const customLabels = new Map([
		['orse', 'other'],
		['horse', 'other']
	] as const);
	const text = 'sip;label;confirmed;date\na;horse;1;2024-04-04\n';
	expect(importAbsences(text, { ...berlin, customLabels }).rows).toMatchObject([
		{ type: 'horse', fraction: 1 }
	]);
	expect(absenceLabel('orse', 0.5, customLabels)).toBe('orse');
	expect(absenceLabel('horse', 0.5, customLabels)).toBe('hhorse');
	expect(absenceLabel('orse', 0.5)).toBe('horse');
});

test('a day holds one whole absence; two halves of two types fit, and sick leave lies over anything', () => {
	const file = (...labels: string[]) =>
		`sip;label;confirmed;date\n${labels.map((label) => `a;${label};1;2024-04-04\n`).join('')}`;
	const read = (...labels: string[]) => importAbsences(file(...labels), berlin);
	expect(codes(read('hvacation', 'vacation'))).toEqual(['3 date OVERLAP']);
	expect(codes(read('vacation', 'holiday'))).toEqual(['3 date OVERLAP']);
	expect(codes(read('vacation', 'sick'))).toEqual([]);
	expect(codes(read('sick', 'hvacation'))).toEqual([]);
	expect(codes(read('hvacation', 'hsick'))).toEqual([]);
	expect(read('vacation', 'vacation').warnings).toMatchObject([{ line: 3, code: 'DUPLICATE_ROW' }]);
});

test('what may lie on one day goes by the category of a type, as for a request', () => {
	const own = new Map([
		['child-sick', 'sick'],
		['wedding', 'other']
	] as const);
	const read = (...labels: string[]) =>
		codes(
			importAbsences(
				`sip;label;confirmed;date\n${labels.map((label) => `a;${label};1;2024-04-04\n`).join('')}`,
				{ ...berlin, customLabels: own }
			)
		);
	expect(read('vacation', 'child-sick')).toEqual([]);
	expect(read('child-sick', 'sick')).toEqual([]);
	expect(read('vacation', 'wedding')).toEqual(['3 date OVERLAP']);
});

test('two halves of one day count as morning and afternoon, a third one overlaps', () => {
	const read = (...rows: string[]) =>
		codes(
			importAbsences(
				`sip;label;confirmed;date\n${rows.map((row) => `a;${row};2024-04-04\n`).join('')}`,
				berlin
			)
		);
	expect(read('hvacation;1', 'hvacation;0')).toEqual([]);
	expect(read('hsick;1', 'hsick;0')).toEqual([]);
	expect(read('hvacation;1', 'hvacation;0', 'hsick;1')).toEqual([]);
	expect(read('hvacation;1', 'hvacation;0', 'holiday;1')).toEqual(['4 date OVERLAP']);
});

test('a half day over a whole one is an overlap, of illness too: the sum is more than a day', () => {
	const read = (...labels: string[]) =>
		codes(
			importAbsences(
				`sip;label;confirmed;date\n${labels.map((label) => `a;${label};1;2024-04-04\n`).join('')}`,
				berlin
			)
		);
	expect(read('vacation', 'hvacation')).toEqual(['3 date OVERLAP']);
	expect(read('holiday', 'hvacation')).toEqual(['3 date OVERLAP']);
	expect(read('sick', 'hsick')).toEqual(['3 date OVERLAP']);
	expect(read('hsick', 'sick')).toEqual(['3 date OVERLAP']);
});

test('a person who comes twice with different values is an error', () => {
	const row = (dn: string) => `anna;${dn};8;8;8;8;8;0;0\n`;
	expect(codes(importUsers(`${usersHeader}\n${row('Anna')}${row('Anne')}`))).toEqual([
		'3 sip DUPLICATE_USER'
	]);
	expect(importUsers(`${usersHeader}\n${row('Anna')}${row('Anna')}`)).toMatchObject({
		ok: true,
		warnings: [{ line: 3, code: 'DUPLICATE_ROW' }]
	});
});

test('what a users file leaves out has its default', () => {
	expect(importUsers(`${usersHeader}\nanna;Anna;8;8;8;8;7,5;0;0\n`).rows).toMatchObject([
		{ guid: null, domain: '', p_number: '0', hours: [8, 8, 8, 8, 7.5, 0, 0] }
	]);
	expect(codes(importUsers(`${usersHeader}\nanna;Anna;8;8;8;8;;0;-1\n`))).toEqual([
		'2 friday REQUIRED',
		'2 sunday BAD_NUMBER'
	]);
});

test('a file of more rows than the limit is refused', () => {
	const text = `sip;start;stop;confirmed\n${'a;1;2;3\n'.repeat(100_001)}`;
	const result = importTimes(text);
	expect(result.errors.at(-1)).toMatchObject({ line: 100_002, code: 'TOO_MANY_ROWS' });
	expect(result.rows).toEqual([]);
});
