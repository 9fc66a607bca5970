import { describe, expect, test } from 'vitest';
import { read } from '#domain/testkit/vacation-builders.ts';
import { vacationEntitlement, type EntitlementInput } from '#domain/vacation/entitlement.ts';
import { addsUp } from '#domain/vacation/explained-days.ts';

interface Case extends Partial<Omit<EntitlementInput, 'rule'>> {
	readonly rule?: Partial<EntitlementInput['rule']>;
}

/** The steps from thirty days in a week of five to the entitlement of 2026. */
function explained({ rule, ...over }: Case) {
	const { explanation } = vacationEntitlement({
		year: 2026,
		rule: { annualDays: 30, refWeekDays: 5, rounding: 'burlg5', policy: 'twelfths_floor', ...rule },
		employment: {},
		weekDays: 5,
		...over
	});
	expect(addsUp(explanation)).toBe(true);
	return read(explanation);
}
const thirty = {
	annual_days: 30,
	source: 'vacation_rule',
	facts: { refWeekDays: 5, policy: 'twelfths_floor' }
};

test('every step says by which law, and what it read', () => {
	const adjustments = [
		{ date: '2026-06-01', days: 4, comment: 'SGB IX §208' },
		{ date: '2027-01-01', days: 1, comment: 'next year' }
	];
	expect(explained({ employment: { start: '2026-05-15' }, weekDays: 4, adjustments })).toEqual({
		entitlement: 20,
		source: 'BUrlG §§3-5',
		facts: { year: 2026, from: '2026-05-15', to: '2026-12-31', weekDays: 4, fullMonths: 7 },
		terms: [
			thirty,
			{ part_time: -6, source: 'BUrlG §3', facts: { '2026-05-15…2026-12-31': 4 } },
			{
				twelfths: -10,
				source: 'BUrlG §5(1)',
				facts: { fullMonths: 7, joins: true, leaves: false }
			},
			{ statutory_floor: 2, source: 'BUrlG §§3, 4, 5', facts: { floor: 16 } },
			{ adjustment: 4, source: 'hr', facts: { date: '2026-06-01', comment: 'SGB IX §208' } }
		]
	});
});

describe('rounding is a step of its own', () => {
	const employment = { end: '2026-05-31' };

	test('by the law', () => {
		expect(explained({ employment, rule: { annualDays: 28 } })).toMatchObject({
			entitlement: 12,
			terms: [
				{ annual_days: 28 },
				{ twelfths: -49 / 3, facts: { fullMonths: 5, joins: false, leaves: true } },
				{ rounding: 1 / 3, source: 'BUrlG §5(2)', facts: { rounding: 'burlg5' } }
			]
		});
	});

	test('or by the company', () => {
		expect(explained({ employment, rule: { annualDays: 28, rounding: 'ceil_half' } })).toMatchObject({
			entitlement: 12,
			terms: [
				{ annual_days: 28 },
				{ twelfths: -49 / 3 },
				{ rounding: 1 / 3, source: 'vacation_rule', facts: { rounding: 'ceil_half' } }
			]
		});
	});
});

describe('another number of days per week in the year', () => {
	const changes = [{ from: '2026-07-01', weekDays: 3 }];
	const weeks = { '2026-01-01…2026-06-30': 5, '2026-07-01…2026-12-31': 3 };

	test('is told with the days from which to which it counts', () => {
		expect(explained({ changes })).toMatchObject({
			entitlement: (30 * 181 + 18 * 184) / 365,
			terms: [thirty, { part_time: (-12 * 184) / 365, source: 'BUrlG §3', facts: weeks }]
		});
	});

	test('says with its calendar days also how much of the year it was, so there are no twelfths', () => {
		const rule = { policy: 'twelfths' as const };
		const entitlement = (30 * 91 + 18 * 184) / 365;
		expect(explained({ changes, rule, employment: { start: '2026-04-01' } })).toMatchObject({
			entitlement,
			terms: [
				{ annual_days: 30, facts: { refWeekDays: 5, policy: 'twelfths' } },
				{
					part_time: (30 * 91 + 18 * 184 - 30 * 365) / 365,
					facts: { '2026-04-01…2026-06-30': 5, '2026-07-01…2026-12-31': 3 }
				}
			]
		});
	});
});

test('who is not employed in the year has no month of it', () => {
	const nothing = { twelfths: -30, source: 'BUrlG §5(1)', facts: { fullMonths: 0 } };
	expect(explained({ employment: { end: '2024-06-30' } })).toMatchObject({
		entitlement: 0,
		facts: { weekDays: 0, fullMonths: 0 },
		terms: [thirty, nothing]
	});
	expect(explained({ employment: { start: '2028-02-01' } })).toMatchObject({ terms: [thirty, nothing] });
});

test('a rule of no days is named all the same', () => {
	expect(explained({ rule: { annualDays: 0, policy: 'twelfths' } })).toMatchObject({
		entitlement: 0,
		terms: [{ annual_days: 0, source: 'vacation_rule' }]
	});
});
