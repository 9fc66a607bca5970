import { describe, expect, test } from 'vitest';
import { companyRuleSince } from '#domain/testkit/vacation-builders.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import {
	defaultVacationRule,
	noPersonalVacation,
	personalVacationOf,
	ruleOfYear,
	vacationForManagers
} from '#domain/vacation/vacation-rule.ts';

function versions(...dates: (readonly [id: string, validFrom: string | null])[]): VacationPerson['rules'] {
	return dates.flatMap(([id, validFrom]) => companyRuleSince(validFrom).map((one) => ({ ...one, id })));
}

describe('the version of a company’s rule', () => {
	const two = versions(['old', '2025-01-01'], ['new', '2026-07-01']);
	const inForce = (all: VacationPerson['rules'], firstDay: string) =>
		ruleOfYear(all, noPersonalVacation, firstDay)?.ruleId;

	test('is the one in force on the first employed day, its own first day included', () => {
		expect(inForce(two, '2026-06-30')).toBe('old');
		expect(inForce(two, '2026-07-01')).toBe('new');
	});

	test('is the earliest on days before all of them', () => {
		expect(inForce(two, '2024-12-31')).toBe('old');
		expect(inForce(two.toReversed(), '2024-12-31')).toBe('old');
	});

	test('does not depend on the order of the records', () => {
		expect(inForce(two.toReversed(), '2026-06-30')).toBe('old');
		expect(inForce(two.toReversed(), '2026-07-01')).toBe('new');
	});

	test('is of two from the same date the one recorded later, before their date too', () => {
		const corrected = versions(['wrong', '2026-01-01'], ['right', '2026-01-01']);
		expect(inForce(corrected, '2026-01-01')).toBe('right');
		expect(inForce(corrected, '2025-01-01')).toBe('right');
	});

	test('without a date has always been in force, until one with a date begins', () => {
		const always = versions(['new', '2026-07-01'], ['always', null]);
		expect(inForce(always, '2026-06-30')).toBe('always');
		expect(inForce(always, '2026-07-01')).toBe('new');
	});

	test('is none where the company has no rule', () => {
		expect(inForce([], '2026-01-01')).toBeUndefined();
	});
});

describe('what HR set for a person', () => {
	const withOwn = (rule: object) =>
		ruleOfYear(companyRuleSince('2025-01-01'), personalVacationOf({ rule }), '2026-01-01');

	test('goes on top, point by point', () => {
		expect(withOwn({ annualDays: 33 })).toMatchObject({
			annualDays: 33,
			refWeekDays: 5,
			ruleId: 'company',
			validFrom: '2025-01-01',
			isPersonal: true
		});
		expect(withOwn({})).toMatchObject({ annualDays: 30, isPersonal: false });
	});

	test('leaves a point that is not filled in to the company', () => {
		expect(withOwn({ annualDays: undefined })).toMatchObject({ annualDays: 30, isPersonal: false });
	});

	test('counts as nothing where it cannot be read', () => {
		expect(personalVacationOf({ rule: { annualDays: 'many' } })).toEqual(noPersonalVacation);
		expect(personalVacationOf({ weekDays: 8 })).toEqual(noPersonalVacation);
		expect(personalVacationOf(undefined)).toEqual(noPersonalVacation);
	});

	test('has at most two decimals: more is a slip of the keyboard', () => {
		expect(personalVacationOf({ weekDays: 4.25 }).weekDays).toBe(4.25);
		expect(personalVacationOf({ weekDays: 4.255 })).toEqual(noPersonalVacation);
		expect(withOwn({ annualDays: 28.06 })?.annualDays).toBe(28.06);
		expect(withOwn({ annualDays: 28.065 })?.annualDays).toBe(30);
	});
});

test('managers read how many days somebody has, not HR’s words on them nor the years of long illness', () => {
	const personal = personalVacationOf({
		weekDays: 4.5,
		adjustments: [{ date: '2026-01-01', days: 5, comment: 'SGB IX §208' }],
		carriedInto: [{ year: 2026, days: 3, expiresOn: null, comment: 'was ill' }],
		informed: [{ year: 2025, on: '2025-09-01', text: 'Dear Mara' }],
		longTermSick: [2025]
	});
	expect(vacationForManagers(personal)).toEqual({
		rule: {},
		weekDays: 4.5,
		adjustments: [{ date: '2026-01-01', days: 5, comment: '' }],
		carriedInto: [{ year: 2026, days: 3, expiresOn: null, comment: '' }],
		informed: [{ year: 2025, on: '2025-09-01', text: '' }],
		longTermSick: []
	});
	expect(vacationForManagers(null)).toBeNull();
});

test('a company starts with what its law guarantees, taken until 31 March, lifted to four weeks, certificate needed', () => {
	expect(defaultVacationRule('DE')).toEqual({
		annualDays: 20,
		refWeekDays: 5,
		rounding: 'burlg5',
		policy: 'twelfths_floor',
		carryLimitDays: null,
		expiryMonthDay: '03-31',
		creditWithoutCertificate: false
	});
	expect(defaultVacationRule('AT').annualDays).toBe(25);
	expect(defaultVacationRule('CH').annualDays).toBe(20);
});
