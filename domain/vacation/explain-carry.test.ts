import { expect, test } from 'vitest';
import {
	companyRuleSince,
	read,
	vacationYear,
	type VacationCase
} from '#domain/testkit/vacation-builders.ts';
import { addsUp } from '#domain/vacation/explained-days.ts';
import { explainVacation } from '#domain/vacation/explain.ts';

/** What moves out of 2026, the account's first year, by a company's rule of ten days. */
function carryOf(given: VacationCase = {}) {
	const rules = companyRuleSince('2026-01-01', { carryLimitDays: 10 });
	const explanation = explainVacation(vacationYear({ rules, ...given }), 'carry');
	expect(addsUp(explanation)).toBe(true);
	return read(explanation);
}

const informed = [{ year: 2026, on: '2026-09-01', text: 'Please take them.' }];

test('by the company’s rule what was open moves on, less what is over its limit', () => {
	const facts = {
		limitDays: 10,
		expiresOn: '2027-03-31',
		informedOn: '2026-09-01',
		reason: 'company_rule'
	};
	expect(carryOf({ personal: { informed } })).toEqual({
		carry_over: 10,
		source: 'vacation_rule',
		facts: { year: 2026, ...facts },
		terms: [
			{ year_end: 30, source: 'BUrlG §7(3)', facts: { year: 2026 } },
			{ lost: -20, source: 'EuGH C-684/16', facts }
		]
	});
});

test('without the employer’s word everything moves on for ever, by the judgments that say so', () => {
	expect(carryOf()).toEqual({
		carry_over: 30,
		source: 'EuGH C-684/16, BAG 9 AZR 423/16',
		facts: { year: 2026, limitDays: 10, expiresOn: null, informedOn: null, reason: 'not_informed' },
		terms: [{ year_end: 30, source: 'BUrlG §7(3)', facts: { year: 2026 } }]
	});
});

test('after a long illness the limit holds all the same, and what moves on lasts for fifteen months', () => {
	expect(carryOf({ personal: { informed, longTermSick: [2026] } })).toMatchObject({
		carry_over: 10,
		source: 'EuGH C-214/10',
		facts: { expiresOn: '2028-03-31', reason: 'long_term_sick' },
		terms: [{ year_end: 30 }, { lost: -20, facts: { limitDays: 10, reason: 'long_term_sick' } }]
	});
});

test('when somebody leaves nothing moves on, and what is open is paid out', () => {
	expect(carryOf({ employment: { end: '2026-12-31' } })).toMatchObject({
		carry_over: 0,
		facts: { expiresOn: null },
		terms: [{ year_end: 30 }, { lost: -30, source: 'BUrlG §7(4)', facts: { isLeaving: true } }]
	});
});

test('who leaves with nothing open has nothing paid out', () => {
	const absences = [{ from: '2026-01-05', to: '2026-02-13' }];
	expect(carryOf({ absences, employment: { end: '2026-12-31' } })).toMatchObject({
		carry_over: 0,
		terms: [{ year_end: 0 }]
	});
});
