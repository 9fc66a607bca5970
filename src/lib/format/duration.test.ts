import { beforeEach, expect, test } from 'vitest';
import { locale, startLocale } from '#lib/i18n/locale.svelte.ts';
import { formatBalance, formatDuration, spokenDuration, timerParts } from './duration.ts';

beforeEach(() => {
	startLocale();
	locale.current = 'de';
});

test('durations are hours and minutes, the minutes always with two digits', () => {
	expect(formatDuration(489)).toBe('8:09');
	expect(formatDuration(32)).toBe('0:32');
	expect(formatDuration(0)).toBe('0:00');
	expect(formatDuration(6000)).toBe('100:00');
});

test('a negative duration carries a true minus sign, not a hyphen', () => {
	expect(formatDuration(-65)).toBe('\u22121:05');
	expect(formatDuration(-0.2)).toBe('0:00');
});

test('a balance always shows its sign', () => {
	expect(formatBalance(24)).toBe('+0:24');
	expect(formatBalance(-65)).toBe('\u22121:05');
	expect(formatBalance(0)).toBe('±0:00');
});

test('durations are spoken in words of the language, without parts that are zero', () => {
	expect(spokenDuration(489)).toBe('8 Stunden 9 Minuten');
	expect(spokenDuration(61)).toBe('1 Stunde 1 Minute');
	expect(spokenDuration(120)).toBe('2 Stunden');
	expect(spokenDuration(0)).toBe('0 Minuten');
	expect(spokenDuration(-65)).toBe('minus 1 Stunde 5 Minuten');
	locale.current = 'en';
	expect(spokenDuration(489)).toBe('8 hours 9 minutes');
});

test('a timer never shows less than nothing', () => {
	expect(timerParts(21_736_000)).toEqual({ main: '6:02', seconds: '16' });
	expect(timerParts(-5)).toEqual({ main: '0:00', seconds: '00' });
});
