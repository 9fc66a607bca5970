import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { compare, negate, subtract, sum, toNumber, ZERO } from '#domain/kernel/fraction.ts';
import { aVacationPerson, type VacationCase } from '#domain/testkit/vacation-builders.ts';
import { addsUp } from '#domain/vacation/explained-days.ts';
import { explainYearFigure, yearFigures, type YearFigures } from '#domain/vacation/year-figures.ts';

const week = (from: string, to: string, over: Partial<Absence> = {}): Partial<Absence> => ({
	from,
	to,
	...over
});

/** Monday to Friday in February, next week, and next month; today is Monday 2026-06-15. */
const year: VacationCase = {
	absences: [
		week('2026-02-02', '2026-02-06'),
		week('2026-06-15', '2026-06-16'),
		week('2026-07-06', '2026-07-10', { state: 'requested' }),
		week('2026-08-03', '2026-08-04', { state: 'rejected' })
	],
	personal: {
		carriedInto: [{ year: 2026, days: 4, expiresOn: '2026-09-30', comment: 'from the old system' }],
		informed: [{ year: 2026, on: '2026-01-05', text: '' }]
	}
};

function plain({ taken, planned, requested, account }: YearFigures) {
	const { granted = ZERO, carried = ZERO, expired = ZERO, left = ZERO, shortfall = ZERO } = account ?? {};
	const all = { taken, planned, requested, granted, carried, expired, left, shortfall };
	return Object.fromEntries(Object.entries(all).map(([name, days]) => [name, toNumber(days)]));
}

const figures = (given: VacationCase, of = 2026) => yearFigures(aVacationPerson(given), of);

test('days up to today are taken, later ones planned, undecided ones requested, refused ones nothing', () => {
	expect(plain(figures(year))).toEqual({
		...{ taken: 6, planned: 1, requested: 5 },
		...{ granted: 30, carried: 4, expired: 0, left: 22, shortfall: 0 }
	});
});

test('what is left and expires stands with its last day, less what was booked from it', () => {
	const later = { ...year, absences: [week('2026-02-02', '2026-02-04')] };
	expect(figures(later).account?.expiring.map(({ days, on }) => [toNumber(days), on])).toEqual([
		[1, '2026-09-30']
	]);
	expect(figures(year).account?.expiring).toEqual([]);
});

test('what expired is neither left nor expiring', () => {
	const over: VacationCase = { ...year, absences: [], today: '2026-10-01' };
	expect(plain(figures(over))).toMatchObject({ carried: 4, expired: 4, left: 30 });
	expect(figures(over).account?.expiring).toEqual([]);
});

test('more days than there are leave nothing, and say how many nothing covers', () => {
	const many: VacationCase = {
		rule: { annualDays: 3, policy: 'twelfths' },
		personal: { carriedInto: [{ year: 2026, days: 0, expiresOn: null, comment: '' }] },
		absences: [week('2026-02-02', '2026-02-06')]
	};
	expect(plain(figures(many))).toMatchObject({ taken: 5, granted: 3, left: 0, shortfall: 2 });
});

test('without a rule of the company days are counted and nothing is limited', () => {
	const none = figures({ ...year, rules: [] });
	expect(none.account).toBeNull();
	expect(plain(none)).toMatchObject({ taken: 6, planned: 1, requested: 5 });
	const person = aVacationPerson({ ...year, rules: [] });
	expect(explainYearFigure(person, 2026, 'left')).toBeNull();
	expect(explainYearFigure(person, 2026, 'taken')?.terms).toHaveLength(6);
});

describe('the figures of a year', () => {
	const cases: Record<string, VacationCase> = {
		'a plain year': year,
		'after the expiry': { ...year, today: '2026-12-01' },
		'more than there is': { ...year, rule: { annualDays: 2, policy: 'twelfths' } },
		'a year to come': { ...year, today: '2025-06-16' }
	};
	test.each(Object.entries(cases))('add up: %s', (_, given) => {
		const { taken, planned, requested, account } = figures(given);
		const { granted, carried, expired, left, shortfall } = account ?? {
			...{ granted: ZERO, carried: ZERO, expired: ZERO, left: ZERO, shortfall: ZERO }
		};
		const gone = sum([expired, taken, planned, requested]);
		const rest = sum([granted, carried, negate(gone)]);
		expect(compare(rest, subtract(left, shortfall))).toBe(0);
	});

	test.each(['granted', 'carried', 'expired', 'left', 'taken', 'planned', 'requested'] as const)(
		'are explained by terms that add up to what is shown: %s',
		(figure) => {
			const person = aVacationPerson({ ...year, today: '2026-10-01' });
			const shown = yearFigures(person, 2026);
			const explained = explainYearFigure(person, 2026, figure);
			const amounts = { ...shown, ...shown.account };
			const amount = amounts[figure];
			expect(explained && addsUp(explained)).toBe(true);
			expect(toNumber(explained?.amount ?? ZERO)).toBe(toNumber(amount ?? ZERO));
		}
	);
});

test('a day that counts is explained with its date and its absence', () => {
	const person = aVacationPerson({ absences: [{ id: 'spring', ...week('2026-02-02', '2026-02-03') }] });
	expect(explainYearFigure(person, 2026, 'taken')?.terms.map(({ facts }) => facts)).toEqual([
		{ date: '2026-02-02', absenceId: 'spring', status: 'approved' },
		{ date: '2026-02-03', absenceId: 'spring', status: 'approved' }
	]);
});
