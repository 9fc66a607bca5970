import { expect, test } from 'vitest';
import { aVacationPerson, companyRuleSince, type VacationCase } from '#domain/testkit/vacation-builders.ts';
import { accountSince } from '#domain/vacation/vacation-person.ts';

const since = (given: VacationCase) => accountSince(aVacationPerson(given));

test('the account begins where HR has entered a carry-over, the earliest of several', () => {
	const carriedInto = [2027, 2024, 2026].map((year) => ({ year, days: 1, expiresOn: null, comment: '' }));
	expect(since({ personal: { carriedInto } })).toBe(2024);
});

test('else with the company’s first rule or the employment, whichever is later', () => {
	const rules = [...companyRuleSince('2026-07-01'), ...companyRuleSince('2024-01-01')];
	expect(since({ rules })).toBe(2024);
	expect(since({ rules, employment: { start: '2025-03-01' } })).toBe(2025);
	expect(since({ rules, employment: { start: '2019-03-01' } })).toBe(2024);
});

test('a rule without a date does not say when it began', () => {
	const rules = [...companyRuleSince(null), ...companyRuleSince('2025-01-01')];
	expect(since({ rules })).toBe(2025);
	expect(since({ rules: companyRuleSince(null), employment: { start: '2023-03-01' } })).toBe(2023);
});

test('where nothing says when it began it begins this year', () => {
	expect(since({ rules: companyRuleSince(null), today: '2026-06-15' })).toBe(2026);
});
