import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { add, compare, fraction, sum, ZERO } from '#domain/kernel/fraction.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import { runs } from '#domain/testkit/runs.ts';
import { vacationYear, type VacationCase } from '#domain/testkit/vacation-builders.ts';
import { addDays } from '#domain/time/local-date.ts';
import { carryOver } from '#domain/vacation/carry-over.ts';
import { countVacation } from '#domain/vacation/count.ts';
import { vacationEntitlement, type EntitlementInput } from '#domain/vacation/entitlement.ts';
import { addsUp } from '#domain/vacation/explained-days.ts';
import { explainVacation, vacationFigures } from '#domain/vacation/explain.ts';
import { vacationRoundings } from '#domain/vacation/rounding.ts';
import { vacationPolicies } from '#domain/vacation/vacation-rule.ts';

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
const anyCase: fc.Arbitrary<VacationCase> = fc
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
			informed: isInformed ? [2025, 2026].map((year) => ({ year, on: `${year}-09-01`, text: '' })) : [],
			longTermSick: isSick ? [2025] : [],
			adjustments: [{ date: '2026-01-01', days: more, comment: '' }]
		}
	}));

test('every explained figure is its own figure, and its terms add up to it', () => {
	fc.assert(
		fc.property(anyCase, fc.constantFrom(2025, 2026, 2027), (given, year) => {
			const of = vacationYear(given, year);
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
			expect(vacationYear(reversed, 2026)).toEqual(vacationYear(given, 2026));
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
			const before = vacationYear({ ...given, absences: onlyVacation(given.absences) }, 2026).account;
			const after = vacationYear({ ...given, absences: onlyVacation(approved) }, 2026).account;
			const sumOf = (account: typeof before) => sum([account.available, account.expired]);
			expect(compare(sumOf(before), sumOf(after))).toBe(0);
		}),
		{ numRuns: runs }
	);
});

/** Without a carry-over from days that only one pool can give, the order of approval does not matter. */
function onlyVacation(absences: VacationCase['absences']): NonNullable<VacationCase['absences']> {
	return (absences ?? []).filter((one) => one.typeId === 'vacation' && (one.from ?? '') >= '2026-04-01');
}

const anyDay = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(from, n));
const anyEntitlement: fc.Arbitrary<EntitlementInput> = fc
	.record({
		annualDays: fc.constantFrom(0, 20, 24, 26.25, 28, 30),
		rounding: fc.constantFrom(...vacationRoundings),
		policy: fc.constantFrom(...vacationPolicies),
		weekDays: fc.constantFrom(0, 1, 2.5, 3, 5, 6),
		start: fc.option(anyDay('2023-06-01', 600)),
		end: fc.option(anyDay('2023-12-01', 500)),
		changes: fc.array(
			fc.record({ from: anyDay('2023-12-01', 420), weekDays: fc.integer({ min: 0, max: 7 }) }),
			{
				maxLength: 3
			}
		)
	})
	.map(({ annualDays, rounding, policy, start, end, ...more }) => ({
		...more,
		year: 2024,
		rule: { annualDays, refWeekDays: 5, rounding, policy },
		employment: { start, end }
	}));

test('an entitlement is never negative, its steps add up, and with the floor it is never below the law’s four weeks', () => {
	fc.assert(
		fc.property(anyEntitlement, (input) => {
			const { days, statutoryFloor, fullMonths, explanation } = vacationEntitlement(input);
			expect(compare(days, ZERO)).toBeGreaterThanOrEqual(0);
			expect(addsUp(explanation)).toBe(true);
			expect(fullMonths).toBeLessThanOrEqual(12);
			if (input.rule.policy === 'twelfths_floor')
				expect(compare(days, statutoryFloor)).toBeGreaterThanOrEqual(0);
		}),
		{ numRuns: runs }
	);
});

test('the order in which changes of the week are given does not matter', () => {
	const changes = fc.uniqueArray(anyDay('2024-01-01', 365), { maxLength: 4 });
	fc.assert(
		fc.property(anyEntitlement, changes, (input, dates) => {
			const all = dates.map((from, index) => ({ from, weekDays: index + 1 }));
			const one = vacationEntitlement({ ...input, changes: all });
			expect(vacationEntitlement({ ...input, changes: all.toReversed() })).toEqual(one);
		}),
		{ numRuns: runs }
	);
});

test('a day never costs more than was asked for, nor more than there is to work', () => {
	const day = fc.record({ date: anyDay('2026-01-01', 60), half: fc.constantFrom(null, 'am' as const) });
	const holidays = fc.dictionary(anyDay('2026-01-01', 60), fc.constantFrom(0.5, 1), { maxKeys: 10 });
	const sick = fc.array(
		fc.record({ from: anyDay('2026-01-01', 60), hasCertificate: fc.boolean(), isHalf: fc.boolean() })
	);
	fc.assert(
		fc.property(fc.array(day, { maxLength: 20 }), holidays, sick, (days, free, illness) => {
			const calendar = {
				schedules: [aSchedule()],
				holidays: new Map(
					Object.entries(free).map(([date, part]) => [date, { name: '', fraction: part, legal: true }])
				)
			};
			const counted = countVacation({
				days,
				calendar,
				sick: illness.map((one) => ({ ...one, to: one.from }))
			});
			const healthy = countVacation({ days, calendar });
			counted.forEach(({ requested, workPart, cost, creditedBack }, index) => {
				const full = add(cost, creditedBack);
				expect(compare(full, requested)).toBeLessThanOrEqual(0);
				expect(compare(full, workPart)).toBeLessThanOrEqual(0);
				expect(full).toEqual(healthy[index]?.cost);
			});
		}),
		{ numRuns: runs }
	);
});

test('what moves on and what is lost is what was open; nothing is lost without the employer’s word', () => {
	const input = fc.record({
		remaining: fc.integer({ min: 0, max: 900 }).map((n) => fraction(n, 30)),
		fromYear: fc.integer({ min: 2023, max: 2028 }),
		limitDays: fc.option(fc.constantFrom(0, 2.5, 5, 30)),
		expiryMonthDay: fc.option(fc.constantFrom('02-29', '02-31', '03-31', '12-31')),
		isInformed: fc.boolean(),
		isLongTermSick: fc.boolean()
	});
	fc.assert(
		fc.property(input, (given) => {
			const { carry, lost, expiresOn } = carryOver(given);
			expect(add(carry, lost)).toEqual(given.remaining);
			if (!given.isInformed) expect([lost, expiresOn]).toEqual([ZERO, null]);
			if (expiresOn !== null) expect(addDays(expiresOn, 0)).toBe(expiresOn);
		}),
		{ numRuns: runs }
	);
});
