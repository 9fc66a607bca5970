import { expect, test } from 'vitest';
import { answerHolidayMessage } from './holiday-messages.ts';

const DE = { country: 'DE', state: 'BW' };

test('a year is a number or a text, and the source is given back as it came', () => {
	const byNumber = answerHolidayMessage({ mt: 'GetHolidays', year: 2026, ...DE, src: { a: 1 } });
	const byText = answerHolidayMessage({ mt: 'GetHolidays', year: '2026', ...DE, src: { a: 1 } });
	expect(byNumber).toEqual(byText);
	expect(byNumber).toMatchObject({ mt: 'GetHolidaysResult', src: { a: 1 } });
	expect(byNumber.result).toHaveLength(12);
	expect(byNumber.result[0]).toEqual({
		date: '2026-01-01',
		international: "New Year's Day",
		name: 'Neujahr'
	});
});

test('a date is read in both forms and answered with four digits of year', () => {
	for (const date of ['2025-12-25', '25-12-25']) {
		expect(answerHolidayMessage({ mt: 'IsHoliday', date, ...DE }).result).toEqual([
			{ date: '2025-12-25', name: '1. Weihnachtstag', international: 'Christmas Day', isHolidays: true }
		]);
	}
});

test('an empty state, or null, asks for the days that hold everywhere', () => {
	const count = (state: unknown) =>
		answerHolidayMessage({ mt: 'GetHolidays', year: 2026, country: 'DE', state }).result.length;
	expect([count(undefined), count(null), count('')]).toEqual([9, 9, 9]);
});

test('a known country without states has none, an unknown one is an error', () => {
	expect(answerHolidayMessage({ mt: 'GetStates', country: 'LU' })).toEqual({
		mt: 'GetStatesResult',
		result: []
	});
	expect(answerHolidayMessage({ mt: 'GetStates', country: 'XX' })).toEqual({
		mt: 'GetStatesResult',
		result: [],
		error: 'unknown place'
	});
});

test.each([
	['an unknown country', { mt: 'IsHoliday', date: '2026-01-01', country: 'XX' }, 'unknown place'],
	['an unknown state', { mt: 'GetHolidays', year: 2026, country: 'DE', state: 'XX' }, 'unknown place'],
	['a day that does not exist', { mt: 'IsHoliday', date: '2026-02-30', ...DE }, 'bad date'],
	['a date in words', { mt: 'IsHoliday', date: 'today', ...DE }, 'bad date'],
	['no date', { mt: 'IsHoliday', ...DE }, 'bad date'],
	['a year in words', { mt: 'GetHolidays', year: 'soon', ...DE }, 'bad year'],
	['an empty year', { mt: 'GetHolidays', year: '', ...DE }, 'bad year'],
	['half a year', { mt: 'GetHolidays', year: 2026.5, ...DE }, 'bad year'],
	['a year far away', { mt: 'GetHolidays', year: 1e9, ...DE }, 'bad year'],
	['a country that is a number', { mt: 'GetStates', country: 49 }, 'bad country'],
	['an unknown message', { mt: 'Sing' }, 'unknown mt'],
	['no message at all', {}, 'unknown mt']
])('%s has an empty result and says why', (_what, message, error) => {
	expect(answerHolidayMessage(message)).toEqual({
		mt: `${'mt' in message ? message.mt : ''}Result`,
		result: [],
		error
	});
});
