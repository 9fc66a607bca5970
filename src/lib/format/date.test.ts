import { beforeEach, expect, test } from 'vitest';
import { locale, startLocale } from '#lib/i18n/locale.svelte.ts';
import {
	formatDate,
	formatDateRange,
	formatDateShort,
	formatDayOfMonth,
	formatMonth,
	formatRelativeDay,
	formatTime,
	formatWeek,
	formatWeekdayShort
} from './date.ts';

beforeEach(() => {
	startLocale();
	locale.current = 'de';
});

test('times have two digits and 24 hours, in the zone of the entry, in both languages', () => {
	expect(formatTime('2026-11-19T06:28:00.000Z', 'Europe/Berlin')).toBe('07:28');
	expect(formatTime('2026-11-18T23:05:00.000Z', 'Europe/Berlin')).toBe('00:05');
	locale.current = 'en';
	expect(formatTime('2026-11-19T15:02:00.000Z', 'Europe/Berlin')).toBe('16:02');
});

test('a local date stays the same date whatever the zone of the device', () => {
	expect(formatDate('2026-11-19')).toBe('Donnerstag, 19. November');
	expect(formatDateShort('2026-11-19')).toBe('Do, 19. November');
	expect(formatWeekdayShort('2026-11-17')).toBe('Di');
	expect(formatMonth('2026-11')).toBe('November 2026');
});

test('dates follow a change of the language at once', () => {
	locale.current = 'en';
	expect(formatDate('2026-11-19')).toBe('Thursday 19 November');
	expect(formatDayOfMonth('2026-11-09')).toBe('9');
	locale.current = 'de';
	expect(formatDayOfMonth('2026-11-09')).toBe('9.');
});

test('weeks are ISO weeks: the first days of January may belong to the last week', () => {
	expect(formatWeek('2026-11-19')).toBe('KW\u00A047');
	expect(formatWeek('2027-01-01')).toBe('KW\u00A053');
	locale.current = 'en';
	expect(formatWeek(47)).toBe('CW\u00A047');
});

test('a span names its month once when both ends lie in it', () => {
	expect(formatDateRange('2026-12-21', '2026-12-30').replaceAll(/\s/g, ' ')).toMatch(
		/^21\. ?[–-] ?30\. Dez\.?$/
	);
	expect(formatDateRange('2026-11-20', '2026-11-20')).toBe('Fr, 20. November');
	expect(formatDateRange('2025-11-20', '2025-11-20', '2026-11-19')).toBe('20. November 2025');
	expect(formatDateRange('2025-12-21', '2025-12-30', '2026-11-19')).toContain('2025');
});

test('today and yesterday have names, other days a weekday and a date', () => {
	expect(formatRelativeDay('2026-11-19', '2026-11-19')).toBe('heute');
	expect(formatRelativeDay('2026-11-18', '2026-11-19')).toBe('gestern');
	expect(formatRelativeDay('2026-11-17', '2026-11-19')).toBe('Di, 17. November');
});
