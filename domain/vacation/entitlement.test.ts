import { describe, expect, test } from 'vitest';
import { toNumber } from '#domain/kernel/fraction.ts';
import {
	isBelowStatutory,
	vacationEntitlement,
	type EntitlementInput
} from '#domain/vacation/entitlement.ts';
import { addsUp } from '#domain/vacation/explained-days.ts';
import { leastVacationOfMinor, severeDisabilityDays } from '#domain/vacation/minors.ts';
import type { VacationRule } from '#domain/vacation/vacation-rule.ts';

interface Case extends Partial<Omit<EntitlementInput, 'rule' | 'employment'>> {
	readonly start?: string;
	readonly end?: string;
	readonly rule?: Partial<VacationRule>;
}

function entitled({ start, end, rule, ...over }: Case = {}) {
	return vacationEntitlement({
		year: 2026,
		rule: { annualDays: 30, refWeekDays: 5, rounding: 'burlg5', policy: 'twelfths_floor', ...rule },
		employment: { start: start ?? null, end: end ?? null },
		weekDays: 5,
		...over
	});
}
const days = (one: Case) => toNumber(entitled(one).days);

describe('part time', () => {
	test('30 days in a week of five are 18 in a week of three', () => {
		expect(days({ weekDays: 3 })).toBe(18);
		expect(days({ weekDays: 2.5 })).toBe(15);
	});

	test('a week without working days gives none', () => {
		expect(days({ weekDays: 0 })).toBe(0);
	});

	test('from five to three days on 1 July 2026, each counts for its calendar days and nothing is rounded', () => {
		const changes = [{ from: '2026-07-01', weekDays: 3 }];
		expect(days({ changes })).toBeCloseTo((30 * 181 + 18 * 184) / 365, 10);
		expect(days({ changes, rule: { rounding: 'ceil' } })).toBeCloseTo(23.95, 2);
	});

	test('a leap year is divided by its 366 days', () => {
		const changes = [{ from: '2028-07-01', weekDays: 3 }];
		expect(days({ year: 2028, changes })).toBeCloseTo((30 * 182 + 18 * 184) / 366, 10);
	});

	test('a change outside the employed days changes nothing', () => {
		const changes = [{ from: '2026-07-01', weekDays: 3 }];
		expect(days({ changes, end: '2026-06-30' })).toBe(15);
	});
});

describe('joining or leaving and other days per week in one year', () => {
	const changes = [{ from: '2026-07-01', weekDays: 3 }];
	const twelfths = { policy: 'twelfths', rounding: 'none' } as const;

	test('who joins on 1 April gets each number of days for its calendar days of employment', () => {
		const joined = { changes, start: '2026-04-01' };
		expect(days({ ...joined, rule: twelfths })).toBeCloseTo((30 * 91 + 18 * 184) / 365, 10);
	});

	test('who leaves on 30 September as well', () => {
		const left = { changes, end: '2026-09-30' };
		expect(days({ ...left, rule: twelfths })).toBeCloseTo((30 * 181 + 18 * 92) / 365, 10);
	});

	test('it is not rounded, and the steps add up', () => {
		const joined = {
			changes,
			start: '2026-04-01',
			rule: { policy: 'twelfths', rounding: 'burlg5' }
		} as const;
		expect(days(joined)).toBeCloseTo((30 * 91 + 18 * 184) / 365, 10);
		expect(addsUp(entitled(joined).explanation)).toBe(true);
	});
});

describe('joining and leaving with 30 days in a week of five', () => {
	test.each([
		['joins on 15 May: seven months, and the waiting period ends in the year', { start: '2026-05-15' }, 20],
		['joins on 1 July: the waiting period ends in the next year', { start: '2026-07-01' }, 15],
		['joins on 30 June: the waiting period ends on 30 December', { start: '2026-06-30' }, 20],
		['joins on 1 April', { start: '2026-04-01' }, 23],
		['joins on 1 January: a whole year', { start: '2026-01-01' }, 30],
		['leaves on 30 June', { end: '2026-06-30' }, 15],
		['leaves on 31 July: the law gives the whole four weeks', { end: '2026-07-31' }, 20],
		['leaves on 31 December: a whole year', { end: '2026-12-31' }, 30],
		['left before the year', { end: '2025-12-31' }, 0],
		['joins after the year', { start: '2027-01-01' }, 0],
		['stays less than a month', { start: '2026-03-05', end: '2026-04-03' }, 0],
		['joined in October and leaves in February', { start: '2025-10-01', end: '2026-02-28' }, 5]
	])('%s', (_title, span, expected) => {
		expect(days(span)).toBe(expected);
	});

	test('who joined last year gets the whole year, even while still waiting', () => {
		expect(days({ start: '2025-11-01' })).toBe(30);
	});
});

describe('policies', () => {
	test('twelfths alone have no floor', () => {
		expect(days({ start: '2026-05-15', rule: { policy: 'twelfths' } })).toBe(18);
	});

	test('the law’s rule for all days gives everything from the second half of the year on', () => {
		expect(days({ end: '2026-07-31', rule: { policy: 'burlg' } })).toBe(30);
		expect(days({ end: '2026-06-30', rule: { policy: 'burlg' } })).toBe(15);
	});

	test('a contract below four weeks is lifted to them, unless the policy has no floor', () => {
		expect(days({ rule: { annualDays: 15 } })).toBe(20);
		const isBelow = (annualDays: number) =>
			isBelowStatutory(entitled({ rule: { annualDays, policy: 'twelfths' } }));
		expect([19.99, 20, 20.01].map(isBelow)).toEqual([true, false, false]);
	});
});

describe('rounding', () => {
	const joinedAugust = { start: '2026-08-01' };
	const rounded = (rounding: VacationRule['rounding'], over: Case = joinedAugust) =>
		days({ ...over, rule: { annualDays: 28, rounding } });

	test('by law half a day and more becomes a day, less stays', () => {
		expect(rounded('burlg5')).toBe(12);
		expect(rounded('burlg5', { start: '2026-09-01' })).toBeCloseTo(28 / 3, 12);
	});

	test('nothing is rounded beforehand: 3.496 does not become 3.5', () => {
		expect(days({ start: '2026-10-15', rule: { annualDays: 20.976, rounding: 'burlg5' } })).toBeCloseTo(
			3.496,
			10
		);
	});

	test('a company may round otherwise', () => {
		expect(rounded('none')).toBeCloseTo(35 / 3, 12);
		expect(rounded('ceil', { start: '2026-09-01' })).toBe(10);
		expect(rounded('half_up', { start: '2026-09-01' })).toBe(9);
		expect(rounded('ceil_half', { start: '2026-09-01' })).toBe(9.5);
	});

	test('the law’s rounding leaves whole years alone, a company’s own does not', () => {
		expect(rounded('burlg5', { weekDays: 3 })).toBeCloseTo(16.8, 12);
		expect(rounded('ceil', { weekDays: 3 })).toBe(17);
	});
});

test('adjustments of the year come on top, unrounded', () => {
	const adjustments = [
		{ date: '2026-03-01', days: 5, comment: 'SGB IX §208' },
		{ date: '2026-09-01', days: -0.5, comment: 'agreed' },
		{ date: '2027-01-01', days: 3, comment: 'next year' }
	];
	expect(days({ adjustments })).toBe(34.5);
});

test('young people get at least 30, 27 or 25 Werktage by their age on 1 January', () => {
	const least = (birthDate: string, weekDays = 5) =>
		toNumber(leastVacationOfMinor({ birthDate, year: 2026, weekDays }));
	expect(least('2010-01-02')).toBe(25);
	expect(least('2010-01-01')).toBe(22.5);
	expect(least('2009-01-01')).toBeCloseTo(25 * (5 / 6), 12);
	expect(least('2008-01-01')).toBe(0);
	expect(least('2008-01-02', 6)).toBe(25);
});

test('severe disability gives one more week', () => {
	expect(toNumber(severeDisabilityDays(4))).toBe(4);
});
