import { expect, test } from 'vitest';
import type { AbsenceSpan } from '#domain/absence/absence-days.ts';
import { leftOutOf, requestDays } from '#domain/absence/request-days.ts';
import { sum, toNumber } from '#domain/kernel/fraction.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import { absenceTypes } from '#domain/testkit/absence-builders.ts';
import { aVacationPerson, type VacationCase } from '#domain/testkit/vacation-builders.ts';

const holidays = new Map([
	['2026-12-24', { name: 'Heiligabend', fraction: 0.5, legal: false }],
	['2026-12-25', { name: 'Weihnachten', fraction: 1, legal: true }]
]);

function days(
	span: Partial<AbsenceSpan> & { readonly from: string },
	given: VacationCase = {},
	type: AbsenceTypeData | undefined = absenceTypes.get('vacation')
) {
	const whole = { to: span.from, firstHalf: null, lastHalf: null, ...span };
	return requestDays(aVacationPerson({ holidays, ...given }), whole, type);
}

test('every calendar day of a request says what it costs and why', () => {
	const asked = days({ from: '2026-12-23', to: '2026-12-28' });
	expect(asked.map(({ date, cost, why, holiday }) => [date, toNumber(cost), why, holiday])).toEqual([
		['2026-12-23', 1, 'full', null],
		['2026-12-24', 0.5, 'half_holiday', 'Heiligabend'],
		['2026-12-25', 0, 'holiday', 'Weihnachten'],
		['2026-12-26', 0, 'no_work', null],
		['2026-12-27', 0, 'no_work', null],
		['2026-12-28', 1, 'full', null]
	]);
});

test('a half day says so, also on half a holiday', () => {
	expect(days({ from: '2026-12-22', firstHalf: 'am' })[0]).toMatchObject({ why: 'half' });
	expect(days({ from: '2026-12-24', firstHalf: 'am' })[0]).toMatchObject({ why: 'half' });
});

test('a holiday on a day without work is a day without work, and before the employment there is none', () => {
	const at = (date: string, given?: VacationCase) => days({ from: date }, given)[0]?.why;
	const saturday = new Map([['2026-12-26', { name: 'Stephanstag', fraction: 1, legal: true }]]);
	expect(at('2026-12-26', { holidays: saturday })).toBe('no_work');
	expect(at('2026-12-22', { employment: { start: '2027-01-01' } })).toBe('not_employed');
});

test('a type in calendar days counts weekends and holidays too', () => {
	const type: AbsenceTypeData = {
		...{ label: 'own', effect: 'credit', category: 'other' },
		rule: { calendarDays: true }
	};
	const asked = days({ from: '2026-12-24', to: '2026-12-27', firstHalf: 'pm' }, {}, type);
	expect(asked.map(({ why }) => why)).toEqual(['half', 'full', 'full', 'full']);
	expect(toNumber(sum(asked.map(({ cost }) => cost)))).toBe(3.5);
});

test('what does not count is told in groups: weekends by the week, other free days and holidays by their date', () => {
	const asked = days({ from: '2026-12-18', to: '2027-01-04', firstHalf: 'pm' });
	expect(leftOutOf(asked)).toEqual({
		weekends: 3,
		freeDays: [],
		holidays: [{ date: '2026-12-25', name: 'Weihnachten' }],
		halfHolidays: [{ date: '2026-12-24', name: 'Heiligabend' }],
		halves: ['2026-12-18'],
		notEmployed: 0
	});
});

test('a weekday without work is a free day and no weekend', () => {
	const schedules = aVacationPerson().schedules.map((one) => ({
		...one,
		minutes: { ...one.minutes, fri: 0 }
	}));
	expect(leftOutOf(days({ from: '2026-12-17', to: '2026-12-21' }, { schedules }))).toMatchObject({
		weekends: 1,
		freeDays: ['2026-12-18']
	});
});
