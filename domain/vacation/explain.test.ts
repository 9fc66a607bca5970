import { describe, expect, test } from 'vitest';
import {
	companyRuleSince,
	read,
	vacationYear,
	type VacationCase
} from '#domain/testkit/vacation-builders.ts';
import { addsUp } from '#domain/vacation/explained-days.ts';
import { explainVacation, type VacationFigure } from '#domain/vacation/explain.ts';

function explained(figure: VacationFigure, given: VacationCase, year = 2026) {
	const explanation = explainVacation(vacationYear(given, year), figure);
	expect(addsUp(explanation)).toBe(true);
	return read(explanation);
}

const since2026 = companyRuleSince('2026-01-01');
const wholeYear = { from: '2026-01-01', to: '2026-12-31', weekDays: 5, fullMonths: 12 };
const companyRule = { ruleId: 'company', validFrom: '2025-01-01', isPersonal: false };
const thirtyDays = {
	entitlement: 30,
	source: 'BUrlG §§3-5',
	facts: { year: 2026, ...wholeYear, ...companyRule },
	terms: [{ annual_days: 30, source: 'vacation_rule', facts: { refWeekDays: 5, policy: 'twelfths_floor' } }]
};
const twoDaysCarried: VacationCase['personal'] = {
	carriedInto: [{ year: 2026, days: 2, expiresOn: '2026-03-31', comment: 'from the old system' }]
};
const carriedByHr = {
	carry_over: 2,
	source: 'hr',
	facts: { fromYear: 2025, expiresOn: '2026-03-31', reason: 'hr', comment: 'from the old system' }
};

test('the entitlement names the version of the company’s rule, and that the person has an own one on top', () => {
	const found = explained('entitlement', { personal: { rule: { annualDays: 33 } } });
	expect(found).toEqual({
		entitlement: 33,
		source: 'BUrlG §§3-5',
		facts: { year: 2026, ...wholeYear, ...companyRule, isPersonal: true },
		terms: [{ annual_days: 33, source: 'vacation_rule', facts: { refWeekDays: 5, policy: 'twelfths_floor' } }]
	});
});

describe('what remains', () => {
	test('is the entitlement and what was carried over, less every approved day and the pools it came from', () => {
		const trip = { id: 'trip', from: '2026-02-02', to: '2026-02-04', firstHalf: 'pm' as const };
		const day = { absenceId: 'trip', status: 'approved' };
		expect(explained('remaining', { personal: twoDaysCarried, absences: [trip] })).toEqual({
			remaining: 29.5,
			source: 'BUrlG §7',
			facts: { year: 2026, asOf: '2026-06-15' },
			terms: [
				thirtyDays,
				carriedByHr,
				{
					day_of_leave: -0.5,
					source: 'BUrlG §7',
					facts: { ...day, date: '2026-02-02', asked: 0.5, 'carryExpiring 2026-03-31': 0.5 }
				},
				{
					day_of_leave: -1,
					source: 'BUrlG §7',
					facts: { ...day, date: '2026-02-03', asked: 1, 'carryExpiring 2026-03-31': 1 }
				},
				{
					day_of_leave: -1,
					source: 'BUrlG §7',
					facts: { ...day, date: '2026-02-04', asked: 1, 'carryExpiring 2026-03-31': 0.5, annual: 0.5 }
				}
			]
		});
	});

	test('loses what was not taken by its last day, and not before that day is over', () => {
		const absences = [{ id: 'day', from: '2026-02-02' }];
		const taken = {
			day_of_leave: -1,
			source: 'BUrlG §7',
			facts: {
				date: '2026-02-02',
				absenceId: 'day',
				status: 'approved',
				asked: 1,
				'carryExpiring 2026-03-31': 1
			}
		};
		const on = (today: string) => explained('remaining', { personal: twoDaysCarried, absences, today });
		expect(on('2026-03-31')).toMatchObject({ remaining: 31, terms: [thirtyDays, carriedByHr, taken] });
		expect(on('2026-04-01')).toMatchObject({
			remaining: 30,
			terms: [
				thirtyDays,
				carriedByHr,
				taken,
				{ expiry: -1, source: 'EuGH C-684/16', facts: { expiresOn: '2026-03-31', carried: 2, taken: 1 } }
			]
		});
	});

	test('never begins below zero: corrections that take off more than there was leave nothing', () => {
		const corrected = (days: number) =>
			explained('remaining', {
				rules: since2026,
				personal: { adjustments: [{ date: '2026-05-01', days, comment: 'moved to the other company' }] }
			});
		const correction = (days: number) => ({
			entitlement: 30 + days,
			terms: [
				{ annual_days: 30 },
				{
					adjustment: days,
					source: 'hr',
					facts: { date: '2026-05-01', comment: 'moved to the other company' }
				}
			]
		});
		expect(corrected(-40)).toMatchObject({
			remaining: 0,
			terms: [correction(-40), { adjustment: 10, source: 'hr', facts: { reason: 'not below zero' } }]
		});
		expect(corrected(-30)).toMatchObject({ remaining: 0, terms: [correction(-30)] });
	});
});

test('what is available is what remains, less every day that is asked for', () => {
	const absences = [
		{ id: 'trip', from: '2026-07-06', to: '2026-07-07' },
		{ id: 'wish', from: '2026-08-03', state: 'requested' as const }
	];
	expect(explained('available', { rules: since2026, absences })).toMatchObject({
		available: 27,
		source: 'BUrlG §7',
		facts: { year: 2026, asOf: '2026-06-15' },
		terms: [
			{
				remaining: 28,
				terms: [
					{ entitlement: 30 },
					{ day_of_leave: -1, facts: { date: '2026-07-06' } },
					{ day_of_leave: -1, facts: { date: '2026-07-07' } }
				]
			},
			{
				day_of_leave: -1,
				source: 'BUrlG §7',
				facts: { date: '2026-08-03', absenceId: 'wish', status: 'pending', asked: 1, annual: 1 }
			}
		]
	});
});

describe('what expired', () => {
	test('is told pool by pool', () => {
		const carriedInto = [
			{ year: 2026, days: 2, expiresOn: '2026-04-30', comment: '' },
			{ year: 2026, days: 3, expiresOn: '2026-03-31', comment: '' },
			{ year: 2026, days: 4, expiresOn: '2026-09-30', comment: '' },
			{ year: 2026, days: 5, expiresOn: null, comment: '' }
		];
		const absences = [{ from: '2026-02-02' }];
		expect(explained('expired', { personal: { carriedInto }, absences })).toEqual({
			expired: 4,
			source: 'EuGH C-684/16',
			facts: { year: 2026, asOf: '2026-06-15' },
			terms: [
				{ expiry: 2, source: 'EuGH C-684/16', facts: { expiresOn: '2026-03-31', carried: 3, taken: 1 } },
				{ expiry: 2, source: 'EuGH C-684/16', facts: { expiresOn: '2026-04-30', carried: 2, taken: 0 } }
			]
		});
	});

	test('of two pools with the same last day each keeps its own count', () => {
		const informed = [2025, 2026].map((year) => ({ year, on: `${year}-09-01`, text: '' }));
		const absences = [{ from: '2027-02-01', to: '2027-02-12' }];
		const personal = { informed, longTermSick: [2025] };
		expect(explained('expired', { personal, absences, today: '2027-04-01' }, 2027)).toMatchObject({
			expired: 50,
			terms: [
				{ expiry: 20, facts: { taken: 10 } },
				{ expiry: 30, facts: { taken: 0 } }
			]
		});
	});

	test('is nothing, without terms, where every day was taken in time', () => {
		const absences = [{ from: '2026-02-02', to: '2026-02-03' }];
		expect(explained('expired', { personal: twoDaysCarried, absences })).toEqual({
			expired: 0,
			source: 'EuGH C-684/16',
			facts: { year: 2026, asOf: '2026-06-15' }
		});
	});
});

test('a shortfall names the days that no pool covers, and no other', () => {
	const rules = companyRuleSince('2026-01-01', { annualDays: 1.5, policy: 'twelfths' });
	const absences = [
		{ id: 'trip', from: '2026-07-06', to: '2026-07-07' },
		{ id: 'wish', from: '2026-08-03', state: 'requested' as const }
	];
	expect(explained('shortfall', { rules, absences })).toEqual({
		shortfall: 1.5,
		source: 'BUrlG §7',
		facts: { year: 2026 },
		terms: [
			{
				day_of_leave: 0.5,
				source: 'BUrlG §7',
				facts: { date: '2026-07-07', absenceId: 'trip', status: 'approved' }
			},
			{
				day_of_leave: 1,
				source: 'BUrlG §7',
				facts: { date: '2026-08-03', absenceId: 'wish', status: 'pending' }
			}
		]
	});
});
