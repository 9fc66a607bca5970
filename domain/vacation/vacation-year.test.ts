import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { fraction, toNumber } from '#domain/kernel/fraction.ts';
import { absenceTypes } from '#domain/testkit/absence-builders.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import {
	aVacationPerson,
	companyRuleSince,
	vacationYear,
	type VacationCase
} from '#domain/testkit/vacation-builders.ts';
import { vacationNotice } from '#domain/vacation/duty-to-inform.ts';
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
const since2026 = companyRuleSince('2026-01-01');
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

	test('days asked for are taken off the projection until 31 December, that day included', () => {
		const given = { absences: [{ ...week, state: 'requested' as const }] };
		expect(figures({ ...given, today: '2025-12-31' }, 2025).carry).toBe(25);
		expect(figures({ ...given, today: '2026-01-01' }, 2025).carry).toBe(30);
	});

	test('days that may be taken in a later year move on as they are, with their own last day', () => {
		const said = (expiresOn: string) => ({ year: 2026, days: 3, expiresOn, comment: 'agreed' });
		const personal = { carriedInto: [said('2026-12-31'), said('2027-01-01')] };
		expect(vacationYear({ personal }).yearEnd.protected).toMatchObject([{ expiresOn: '2027-01-01' }]);
		expect(figures({ personal }, 2027).carriedIn).toEqual([
			[3, '2027-01-01'],
			[30, null]
		]);
	});

	test('days that never expire move on with the rest, and only once', () => {
		const carriedInto = [{ year: 2026, days: 3, expiresOn: null, comment: 'agreed' }];
		expect(figures({ personal: { carriedInto } }, 2027).carriedIn).toEqual([[33, null]]);
		expect(vacationYear({ personal: { carriedInto } }).yearEnd.protected).toEqual([]);
	});

	test('of two pools with the same last day the one that is looked at first moves on with less', () => {
		const carriedInto = [1, 2].map((days) => ({ year: 2026, days, expiresOn: '2027-06-30', comment: '' }));
		const given = { personal: { carriedInto }, absences: [{ from: '2026-02-02' }] };
		const moved = vacationYear(given).yearEnd.protected;
		expect(moved.map(({ days }) => toNumber(days))).toEqual([0, 2]);
	});

	test('what was carried over says from which year it came, why, and whether it expires', () => {
		const said = { year: 2026, days: 3, comment: 'from the old system' };
		const carriedInto = [
			{ ...said, expiresOn: '2026-06-30' },
			{ ...said, expiresOn: null }
		];
		const byHr = { days: fraction(3), fromYear: 2025, reason: 'hr', comment: 'from the old system' };
		expect(vacationYear({ personal: { carriedInto } }).carriedIn).toEqual([
			{ ...byHr, name: 'carryExpiring', expiresOn: '2026-06-30' },
			{ ...byHr, name: 'carryNonExpiring', expiresOn: null }
		]);
		const byRule = { days: fraction(30), fromYear: 2025, comment: null };
		expect(vacationYear({ personal: { informed } }).carriedIn).toEqual([
			{ ...byRule, name: 'carryExpiring', expiresOn: '2026-03-31', reason: 'company_rule' }
		]);
		expect(vacationYear({}).carriedIn).toEqual([
			{ ...byRule, name: 'carryNonExpiring', expiresOn: null, reason: 'not_informed' }
		]);
	});

	test('a year is told as of today, a finished one as of its last day, one to come as of its first', () => {
		const asOf = (today: string) => vacationYear({ rules: since2026, today }).asOf;
		expect(asOf('2025-12-31')).toBe('2026-01-01');
		expect(asOf('2026-06-15')).toBe('2026-06-15');
		expect(asOf('2027-01-01')).toBe('2026-12-31');
	});

	test('nothing is carried over from before the account began', () => {
		expect(figures({}, 2025).carriedIn).toEqual([]);
		expect(figures({ rules: companyRuleSince(null) }).carriedIn).toEqual([]);
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

describe('whose account', () => {
	test('without any rule there is no account', () => {
		expect(vacationYearOf(aVacationPerson({ rules: [] }), 2026)).toBeNull();
		expect(vacationYearOf(aVacationPerson({ rules: [] }), 2027)).toBeNull();
	});

	test('without a contract there are no working days, and no vacation', () => {
		expect(vacationYear({ schedules: [], rules: since2026 }).entitlement.days).toEqual(fraction(0));
	});

	test('before the first contract the days per week of that one count, however the contracts are ordered', () => {
		const minutes = { mon: 480, tue: 480, wed: 480, thu: 0, fri: 0, sat: 0, sun: 0 };
		const schedules = [
			aSchedule({ validFrom: '2027-01-01' }),
			aSchedule({ validFrom: '2026-07-01', minutes })
		];
		expect(toNumber(vacationYear({ schedules, rules: since2026 }).entitlement.days)).toBe(18);
	});

	test('days per week come from the contracts, or from HR where those do not say it', () => {
		const threeDays = { mon: 480, tue: 480, wed: 480, thu: 0, fri: 0, sat: 0, sun: 0 };
		const schedules = [aSchedule(), aSchedule({ validFrom: '2026-07-01', minutes: threeDays })];
		const given = { schedules, rules: since2026 };
		expect(toNumber(vacationYear(given).entitlement.days)).toBeCloseTo(23.95, 2);
		expect(toNumber(vacationYear({ ...given, personal: { weekDays: 2.5 } }).entitlement.days)).toBe(15);
	});
});
