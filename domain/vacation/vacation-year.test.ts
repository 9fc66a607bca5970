import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { toNumber, subtract } from '#domain/kernel/fraction.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import { aVacationPerson, vacationYear, type VacationCase } from '#domain/testkit/vacation-builders.ts';
import { vacationNotice } from '#domain/vacation/duty-to-inform.ts';
import { explainVacation } from '#domain/vacation/explain.ts';
import { restAtLeaving } from '#domain/vacation/leaving.ts';
import { simulateVacation } from '#domain/vacation/simulate.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import {
	defaultVacationRule,
	noPersonalVacation,
	personalVacationOf,
	ruleOfYear
} from '#domain/vacation/vacation-rule.ts';
import { vacationYearOf } from '#domain/vacation/vacation-year.ts';

function figures(given: VacationCase, year = 2026) {
	const { account, carriedIn, yearEnd } = vacationYear(given, year);
	return {
		carriedIn: carriedIn.map(({ days, expiresOn }) => [toNumber(days), expiresOn]),
		remaining: toNumber(account.remaining),
		available: toNumber(account.available),
		expired: toNumber(account.expired),
		shortfall: toNumber(account.shortfall),
		carry: toNumber(yearEnd.carry),
		lost: toNumber(yearEnd.lost)
	};
}
const informed = [{ year: 2025, on: '2025-09-01', text: '' }];
const week = { from: '2025-03-03', to: '2025-03-07' };

describe('from year to year', () => {
	test('what was not taken moves on, and expires where the employer has spoken', () => {
		const given = { absences: [week], personal: { informed }, rule: { carryLimitDays: 10 } };
		expect(figures(given)).toMatchObject({
			carriedIn: [[10, '2026-03-31']],
			expired: 10,
			remaining: 30
		});
		expect(figures(given, 2025)).toMatchObject({ remaining: 25, carry: 10, lost: 15 });
	});

	test('without the employer’s word everything moves on and nothing expires', () => {
		expect(figures({ absences: [week], rule: { carryLimitDays: 10 } })).toMatchObject({
			carriedIn: [[25, null]],
			remaining: 55
		});
	});

	test('days asked for and never decided do not lower what a finished year carries over', () => {
		const asked = { absences: [{ ...week, state: 'requested' as const }] };
		expect(figures(asked, 2025)).toMatchObject({ remaining: 30, available: 25, carry: 30, lost: 0 });
		expect(figures(asked).carriedIn).toEqual([[30, null]]);
	});

	test('in the running year days asked for are taken off what will move on', () => {
		const asked = [{ from: '2026-03-02', to: '2026-03-06', state: 'requested' as const }];
		expect(figures({ absences: asked, rule: { expiryMonthDay: null } }).carry).toBe(55);
	});

	test('what HR says was carried over goes before the rule', () => {
		const carriedInto = [{ year: 2026, days: 3, expiresOn: '2026-06-30', comment: 'from the old system' }];
		expect(figures({ personal: { carriedInto } })).toMatchObject({
			carriedIn: [[3, '2026-06-30']],
			remaining: 33
		});
	});

	test('a year of long illness expires on 31 March of the second following year', () => {
		const personal = {
			informed: [...informed, { year: 2026, on: '2026-09-01', text: '' }],
			longTermSick: [2025]
		};
		expect(figures({ personal })).toMatchObject({ carriedIn: [[30, '2027-03-31']], remaining: 60 });
		expect(figures({ personal }, 2027).carriedIn).toEqual([
			[30, '2027-03-31'],
			[30, '2027-03-31']
		]);
		expect(figures({ personal, today: '2027-04-01' }, 2027)).toMatchObject({ expired: 60, remaining: 30 });
	});

	test('nothing is carried over from before the account began', () => {
		expect(figures({}, 2025).carriedIn).toEqual([]);
		const rules = [{ id: 'company', validFrom: null, rule: defaultVacationRule('DE') }];
		expect(figures({ rules }).carriedIn).toEqual([]);
	});

	test('leave in next year uses next year’s entitlement and the projected carry-over', () => {
		const given = { absences: [{ from: '2026-09-07', to: '2026-09-11', state: 'requested' as const }] };
		expect(figures({ ...given, personal: { informed } }).carriedIn).toEqual([[30, '2026-03-31']]);
		expect(figures({ ...given, personal: { informed } }, 2027)).toMatchObject({ carriedIn: [[25, null]] });
	});
});

describe('what counts as taken', () => {
	test('a cancellation that is asked for still counts, what ended does not', () => {
		const state = (one: Absence['state']) =>
			figures({ absences: [{ state: one }], rules: since2026 }).available;
		expect([state('approved'), state('cancel_requested'), state('requested'), state('mgr_approved')]).toEqual(
			[29, 29, 29, 29]
		);
		expect([state('draft'), state('rejected'), state('withdrawn'), state('cancelled')]).toEqual([
			30, 30, 30, 30
		]);
	});

	test('certified illness gives vacation days back to the pool they came from', () => {
		const absences: Partial<Absence>[] = [
			{ from: '2026-02-02', to: '2026-02-06' },
			{ typeId: 'sick', from: '2026-02-04', to: '2026-02-08', certificate: { date: '2026-02-05' } }
		];
		const { account, creditedBack } = vacationYear({
			absences,
			personal: { carriedInto: [{ year: 2026, days: 4, expiresOn: '2026-03-31', comment: '' }] }
		});
		expect(creditedBack.map(({ date }) => date)).toEqual(['2026-02-04', '2026-02-05', '2026-02-06']);
		expect(toNumber(account.used.carryExpiring)).toBe(2);
		expect(toNumber(account.expired)).toBe(2);
	});

	test('a type whose days are taken from the vacation account takes them', () => {
		const types = new Map(absenceTypes);
		types.set('bridge', {
			label: 'bridge',
			effect: 'credit',
			category: 'other',
			rule: { countsVacation: true }
		});
		expect(figures({ types, absences: [{ typeId: 'bridge' }], rules: since2026 }).remaining).toBe(29);
	});

	test('a request over approved leave costs only what it adds', () => {
		const absences: Partial<Absence>[] = [
			{ from: '2026-07-06', to: '2026-07-10' },
			{ from: '2026-07-06', to: '2026-07-14', state: 'requested' }
		];
		expect(figures({ absences, rules: since2026 })).toMatchObject({ remaining: 25, available: 23 });
	});
});

const since2026: VacationPerson['rules'] = [
	{ id: 'company', validFrom: '2026-01-01', rule: { ...defaultVacationRule('DE'), annualDays: 30 } }
];

describe('the employer’s duty to inform', () => {
	const notice = (given: VacationCase, year = 2026) => {
		const { open, informedOn } = vacationNotice(vacationYear(given, year));
		return { open: open.map(({ days, until, kind }) => [kind, toNumber(days), until]), informedOn };
	};

	test('the notice says what is open and when it lapses', () => {
		const carriedInto = [{ year: 2026, days: 4, expiresOn: '2026-06-30', comment: '' }];
		const personal = { carriedInto, informed: [{ year: 2026, on: '2026-02-01', text: 'Please take them.' }] };
		expect(notice({ personal, absences: [{ from: '2026-02-02' }] })).toEqual({
			open: [
				['carried', 3, '2026-06-30'],
				['year', 30, '2027-03-31']
			],
			informedOn: '2026-02-01'
		});
		expect(notice({ personal, today: '2026-07-01' }).open).toEqual([['year', 30, '2027-03-31']]);
	});

	test('days that cannot be carried over lapse with the year, others perhaps never', () => {
		expect(notice({ rules: since2026, rule: {} }).informedOn).toBeNull();
		expect(notice({ rule: { carryLimitDays: 0 } }, 2025).open).toEqual([['year', 30, '2025-12-31']]);
		expect(notice({ rule: { expiryMonthDay: null } }, 2025).open).toEqual([['year', 30, null]]);
	});
});

describe('leaving', () => {
	test('open days are to be paid out and nothing moves on', () => {
		const given = { employment: { end: '2026-06-30' }, rules: since2026 };
		expect(toNumber(restAtLeaving(vacationYear(given)).toBePaidOut)).toBe(15);
		expect(figures(given).carry).toBe(0);
		expect(figures(given, 2027)).toMatchObject({ carriedIn: [], remaining: 0 });
	});

	test('more than the shortened year gives is shown below zero, never deducted', () => {
		const absences = [{ from: '2026-03-02', to: '2026-03-27' }];
		const rest = restAtLeaving(
			vacationYear({ employment: { end: '2026-06-30' }, rules: since2026, absences })
		);
		expect(toNumber(rest.days)).toBe(-5);
		expect(toNumber(rest.toBePaidOut)).toBe(0);
	});
});

describe('the rule of a year', () => {
	const versions: VacationPerson['rules'] = [
		{ id: 'old', validFrom: '2025-01-01', rule: { ...defaultVacationRule('DE'), annualDays: 28 } },
		{ id: 'new', validFrom: '2026-07-01', rule: { ...defaultVacationRule('DE'), annualDays: 30 } }
	];

	test('the version of the first employed day counts, before all versions the earliest', () => {
		expect(ruleOfYear(versions, noPersonalVacation, '2026-01-01')?.ruleId).toBe('old');
		expect(ruleOfYear(versions, noPersonalVacation, '2026-07-01')?.ruleId).toBe('new');
		expect(ruleOfYear(versions, noPersonalVacation, '2024-01-01')?.ruleId).toBe('old');
	});

	test('what HR set for the person goes on top', () => {
		const own = personalVacationOf({ rule: { annualDays: 33 } });
		expect(ruleOfYear(versions, own, '2026-01-01')).toMatchObject({ annualDays: 33, isPersonal: true });
		expect(personalVacationOf({ rule: { annualDays: 'many' } })).toEqual(noPersonalVacation);
	});

	test('without any rule there is no account', () => {
		expect(vacationYearOf(aVacationPerson({ rules: [] }), 2026)).toBeNull();
	});

	test('days per week come from the contracts, or from HR where those do not say it', () => {
		const threeDays = { mon: 480, tue: 480, wed: 480, thu: 0, fri: 0, sat: 0, sun: 0 };
		const schedules = [aSchedule(), aSchedule({ validFrom: '2026-07-01', minutes: threeDays })];
		const given = { schedules, rules: since2026 };
		expect(toNumber(vacationYear(given).entitlement.days)).toBeCloseTo(23.95, 2);
		expect(toNumber(vacationYear({ ...given, personal: { weekDays: 2.5 } }).entitlement.days)).toBe(15);
	});
});

test('if I take these days: each year says what would be left', () => {
	const wanted = { ...anAbsence({ from: '2026-12-28', to: '2027-01-08' }), id: 'wish' };
	const years = simulateVacation(aVacationPerson({ rules: since2026 }), wanted);
	expect(
		years.map(({ year, before, after }) => [
			year,
			toNumber(subtract(before.account.available, after.account.available))
		])
	).toEqual([
		[2026, 4],
		[2027, 10]
	]);
});

describe('explanations', () => {
	const absences: Partial<Absence>[] = [
		{ from: '2026-02-02', to: '2026-02-04', firstHalf: 'pm' },
		{ from: '2026-08-03', to: '2026-08-04', state: 'requested' }
	];
	const given: VacationCase = {
		absences,
		personal: { carriedInto: [{ year: 2026, days: 5, expiresOn: '2026-03-31', comment: 'from 2025' }] }
	};

	test('the ledger names every day and the pool it came from', () => {
		const terms = explainVacation(vacationYear(given), 'remaining').terms;
		expect(terms.map(({ rule, amount, facts }) => [rule, toNumber(amount), facts.date ?? null])).toEqual([
			['entitlement', 30, null],
			['carry_over', 5, null],
			['day_of_leave', -0.5, '2026-02-02'],
			['day_of_leave', -1, '2026-02-03'],
			['day_of_leave', -1, '2026-02-04'],
			['expiry', -2.5, null]
		]);
	});

	test('a figure says which version of which rule it was made by', () => {
		const { facts } = explainVacation(vacationYear(given), 'entitlement');
		expect(facts).toMatchObject({ ruleId: 'company', validFrom: '2025-01-01', isPersonal: false });
	});

	test('the carry-over says what was open, what was lost and by which word', () => {
		const found = explainVacation(
			vacationYear({ rule: { carryLimitDays: 10 }, personal: { informed }, absences: [week] }, 2025),
			'carry'
		);
		expect(found.terms.map(({ rule, amount }) => [rule, toNumber(amount)])).toEqual([
			['year_end', 25],
			['lost', -15]
		]);
		expect(found.facts).toMatchObject({ informedOn: '2025-09-01', expiresOn: '2026-03-31' });
	});
});
