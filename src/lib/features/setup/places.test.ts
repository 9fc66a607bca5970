import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { countryCodes, countryOfZone, statesOf } from './places.ts';

test.each(['DE', 'AT', 'CH'])('%s lists every state the holiday calendar knows, once', (country) => {
	const known = Object.keys(new Holidays().getStates(country) ?? {});
	const offered = statesOf(country).map((state) => state.code);
	expect([...offered].sort()).toEqual([...known].sort());
});

test('a country without states of its own offers none', () => {
	expect(statesOf('FR')).toEqual([]);
});

test('every country on the list has a holiday calendar', () => {
	const known = Object.keys(new Holidays().getCountries());
	expect(countryCodes.filter((code) => !known.includes(code))).toEqual([]);
	expect(new Set(countryCodes).size).toBe(countryCodes.length);
});

test('the country is guessed from the time zone, and Germany where the zone says nothing', () => {
	expect(['Europe/Vienna', 'Europe/Zurich', 'Etc/UTC'].map(countryOfZone)).toEqual(['AT', 'CH', 'DE']);
});
