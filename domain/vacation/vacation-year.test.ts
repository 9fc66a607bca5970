import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { compare, subtract, sum, toNumber } from '#domain/kernel/fraction.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import { runs } from '#domain/testkit/runs.ts';
import { addDays } from '#domain/time/local-date.ts';
import { addsUp } from '#domain/vacation/explained-days.ts';
import { explainVacation, vacationFigures } from '#domain/vacation/explain.ts';
import { restAtLeaving } from '#domain/vacation/leaving.ts';
import { simulateVacation } from '#domain/vacation/simulate.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import {
	defaultVacationRule,
	noPersonalVacation,
	personalVacationOf,
	ruleOfYear,
	type PersonalVacation,
	type VacationRule
} from '#domain/vacation/vacation-rule.ts';
import { vacationYearOf, type VacationYear } from '#domain/vacation/vacation-year.ts';

interface Case extends Partial<Omit<VacationPerson, 'personal' | 'absences' | 'rules'>> {
	readonly rule?: Partial<VacationRule>;
	readonly personal?: Partial<PersonalVacation>;
	readonly absences?: readonly Partial<Absence>[];
	readonly rules?: VacationPerson['rules'];
}

function person({ rule, personal, absences = [], ...over }: Case = {}): VacationPerson {
	return {
		rules: [
			{
				id: 'company',
				validFrom: '2025-01-01',
				rule: { ...defaultVacationRule('DE'), annualDays: 30, ...rule }
			}
		],
		personal: { ...noPersonalVacation, ...personal },
		employment: {},
		schedules: [aSchedule()],
		holidays: new Map(),
		absences: absences.map((one) => anAbsence(one)),
		types: absenceTypes,
		today: '2026-06-15',
		...over
	};
}
function yearOf(given: Case, year = 2026): VacationYear {
	const found = vacationYearOf(person(given), year);
	if (found === null) throw new Error('no rule');
	return found;
}
function figures(given: Case, year = 2026) {
	const { account, carriedIn, yearEnd } = yearOf(given, year);
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
		const { account, creditedBack } = yearOf({
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

describe('leaving', () => {
	test('open days are to be paid out and nothing moves on', () => {
		const given = { employment: { end: '2026-06-30' }, rules: since2026 };
		expect(toNumber(restAtLeaving(yearOf(given)).toBePaidOut)).toBe(15);
		expect(figures(given).carry).toBe(0);
		expect(figures(given, 2027)).toMatchObject({ carriedIn: [], remaining: 0 });
	});

	test('more than the shortened year gives is shown below zero, never deducted', () => {
		const absences = [{ from: '2026-03-02', to: '2026-03-27' }];
		const rest = restAtLeaving(yearOf({ employment: { end: '2026-06-30' }, rules: since2026, absences }));
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
		expect(vacationYearOf(person({ rules: [] }), 2026)).toBeNull();
	});

	test('days per week come from the contracts, or from HR where those do not say it', () => {
		const threeDays = { mon: 480, tue: 480, wed: 480, thu: 0, fri: 0, sat: 0, sun: 0 };
		const schedules = [aSchedule(), aSchedule({ validFrom: '2026-07-01', minutes: threeDays })];
		const given = { schedules, rules: since2026 };
		expect(toNumber(yearOf(given).entitlement.days)).toBeCloseTo(23.95, 2);
		expect(toNumber(yearOf({ ...given, personal: { weekDays: 2.5 } }).entitlement.days)).toBe(15);
	});
});

test('if I take these days: each year says what would be left', () => {
	const wanted = { ...anAbsence({ from: '2026-12-28', to: '2027-01-08' }), id: 'wish' };
	const years = simulateVacation(person({ rules: since2026 }), wanted);
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
	const given: Case = {
		absences,
		personal: { carriedInto: [{ year: 2026, days: 5, expiresOn: '2026-03-31', comment: 'from 2025' }] }
	};

	test('the ledger names every day and the pool it came from', () => {
		const terms = explainVacation(yearOf(given), 'remaining').terms;
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
		const { facts } = explainVacation(yearOf(given), 'entitlement');
		expect(facts).toMatchObject({ ruleId: 'company', validFrom: '2025-01-01', isPersonal: false });
	});

	test('the carry-over says what was open, what was lost and by which word', () => {
		const found = explainVacation(
			yearOf({ rule: { carryLimitDays: 10 }, personal: { informed }, absences: [week] }, 2025),
			'carry'
		);
		expect(found.terms.map(({ rule, amount }) => [rule, toNumber(amount)])).toEqual([
			['year_end', 25],
			['lost', -15]
		]);
		expect(found.facts).toMatchObject({ informedOn: '2025-09-01', expiresOn: '2026-03-31' });
	});
});

const anyAbsence: fc.Arbitrary<Partial<Absence>> = fc
	.record({
		start: fc.integer({ min: 0, max: 700 }),
		length: fc.integer({ min: 0, max: 30 }),
		typeId: fc.constantFrom('vacation', 'vacation', 'vacation', 'sick', 'special'),
		state: fc.constantFrom(
			'approved' as const,
			'requested' as const,
			'cancel_requested' as const,
			'cancelled' as const
		),
		firstHalf: fc.constantFrom(null, null, 'pm' as const),
		certificate: fc.constantFrom(null, { date: '2026-01-01' })
	})
	.map(({ start, length, ...absence }) => {
		const from = addDays('2025-02-01', start);
		return { ...absence, from, to: addDays(from, length) };
	});
const anyCase: fc.Arbitrary<Case> = fc
	.record({
		absences: fc.array(anyAbsence, { maxLength: 8 }),
		annualDays: fc.constantFrom(0, 20, 27.5, 28, 30),
		carryLimitDays: fc.constantFrom(null, 0, 5),
		expiryMonthDay: fc.constantFrom(null, '03-31', '02-31'),
		isInformed: fc.boolean(),
		isSick: fc.boolean(),
		end: fc.constantFrom(null, '2026-06-30', '2026-12-31'),
		more: fc.constantFrom(-40, -0.5, 2),
		today: fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-01-01', n))
	})
	.map(({ absences, annualDays, carryLimitDays, expiryMonthDay, isInformed, isSick, end, more, today }) => ({
		absences: absences.map((one, index) => ({ ...one, id: `absence-${index}` })),
		rule: { annualDays, carryLimitDays, expiryMonthDay },
		employment: { end },
		today,
		personal: {
			informed: isInformed ? informed : [],
			longTermSick: isSick ? [2025] : [],
			adjustments: [{ date: '2026-01-01', days: more, comment: '' }]
		}
	}));

test('every explained figure is its own figure, and its terms add up to it', () => {
	fc.assert(
		fc.property(anyCase, fc.constantFrom(2025, 2026, 2027), (given, year) => {
			const of = yearOf(given, year);
			const shown = {
				entitlement: of.entitlement.days,
				remaining: of.account.remaining,
				available: of.account.available,
				expired: of.account.expired,
				shortfall: of.account.shortfall,
				carry: of.yearEnd.carry
			};
			for (const figure of vacationFigures) {
				const explanation = explainVacation(of, figure);
				expect(explanation.amount).toEqual(shown[figure]);
				expect(addsUp(explanation)).toBe(true);
			}
		}),
		{ numRuns: runs }
	);
});

test('the order of the records changes nothing', () => {
	fc.assert(
		fc.property(anyCase, (given) => {
			const reversed = { ...given, absences: [...(given.absences ?? [])].reverse() };
			expect(yearOf(reversed, 2026)).toEqual(yearOf(given, 2026));
		}),
		{ numRuns: runs }
	);
});

test('approving what is asked for never changes what is available', () => {
	fc.assert(
		fc.property(anyCase, (given) => {
			const approved = given.absences?.map((one) =>
				one.state === 'requested' && one.typeId === 'vacation' ? { ...one, state: 'approved' as const } : one
			);
			const before = yearOf({ ...given, absences: onlyVacation(given.absences) }, 2026).account;
			const after = yearOf({ ...given, absences: onlyVacation(approved) }, 2026).account;
			const sumOf = (account: typeof before) => sum([account.available, account.expired]);
			expect(compare(sumOf(before), sumOf(after))).toBe(0);
		}),
		{ numRuns: runs }
	);
});

/** Without a carry-over from days that only one pool can give, the order of approval does not matter. */
function onlyVacation(absences: Case['absences']): NonNullable<Case['absences']> {
	return (absences ?? []).filter((one) => one.typeId === 'vacation' && (one.from ?? '') >= '2026-04-01');
}
