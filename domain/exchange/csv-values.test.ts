import { expect, test } from 'vitest';
import {
	formatDecimal,
	formatDurationHours,
	hoursToMinutes,
	minutesToHours,
	parseBoolean,
	parseDate,
	parseHours,
	parseTimestamp
} from './csv-values.ts';

test('true and false are words or digits, in any case', () => {
	expect(['true', 'TRUE', '1', ' True '].map(parseBoolean)).toEqual(Array(4).fill({ value: true }));
	expect(['false', 'False', '0'].map(parseBoolean)).toEqual(Array(3).fill({ value: false }));
	expect(['yes', 'ja', '2', 'wahr'].map(parseBoolean)).toEqual(Array(4).fill({ code: 'BAD_BOOLEAN' }));
});

test('hours take comma or point, no sign, no thousands separator, and end at 24', () => {
	expect(['7,5', '7.5', '8', '24', '0'].map(parseHours)).toEqual(
		[7.5, 7.5, 8, 24, 0].map((value) => ({ value }))
	);
	for (const cell of ['-1', '+1', '1.000,5', '8h', '7,', ',5', '1e1', '0x8']) {
		expect(parseHours(cell)).toEqual({ code: 'BAD_NUMBER' });
	}
	expect(parseHours('24,01')).toEqual({ code: 'OUT_OF_RANGE' });
});

test('hours are written with a comma and without trailing zeros', () => {
	expect([7.5, 8, 0, 7.25].map(formatDecimal)).toEqual(['7,5', '8', '0', '7,25']);
});

test('two decimals give every whole minute of a day back', () => {
	for (let minutes = 0; minutes <= 1440; minutes++) {
		expect(hoursToMinutes(minutesToHours(minutes))).toBe(minutes);
	}
});

test('durations have one decimal, half up', () => {
	expect([180_000, 179_999, 28_800_000, 0].map(formatDurationHours)).toEqual(['0,1', '0,0', '8,0', '0,0']);
});

test('a timestamp has 13 digits; other numbers are in another unit', () => {
	expect(parseTimestamp('1712651520199')).toEqual({ value: 1712651520199 });
	expect(parseTimestamp('1000000000000')).toEqual({ value: 1e12 });
	for (const cell of ['1712651520', '999999999999', '0712651520199', '17126515201990']) {
		expect(parseTimestamp(cell)).toEqual({ code: 'TIMESTAMP_UNIT' });
	}
	for (const cell of ['-1712651520199', '1.7E+12', '2024-04-04', '1712651520199.5']) {
		expect(parseTimestamp(cell)).toEqual({ code: 'BAD_TIMESTAMP' });
	}
});

test('a date is ISO or month first; 04-05-2024 is always the 5th of April', () => {
	expect(parseDate('2024-04-05')).toEqual({ value: '2024-04-05' });
	expect(parseDate('04-05-2024')).toEqual({ value: '2024-04-05' });
	expect(parseDate('02-29-2024')).toEqual({ value: '2024-02-29' });
});

test('a date that looks day first is told from one that cannot be', () => {
	expect(parseDate('15-04-2024')).toEqual({ code: 'DATE_LOOKS_DMY' });
	expect(parseDate('31-12-2024')).toEqual({ code: 'DATE_LOOKS_DMY' });
	for (const cell of ['15-13-2024', '02-30-2024', '02-29-2023', '2024-02-30', '00-10-2024']) {
		expect(parseDate(cell)).toEqual({ code: 'BAD_DATE' });
	}
	for (const cell of ['15.04.2024', '2024/04/15', '4-5-2024', '24-04-05', '0000-01-01']) {
		expect(parseDate(cell)).toEqual({ code: 'BAD_DATE' });
	}
});
