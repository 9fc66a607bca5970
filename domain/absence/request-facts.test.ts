import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { requestContext, requestFacts } from '#domain/absence/request-facts.ts';
import { decideAbsenceEvent } from '#domain/absence/transitions.ts';
import { toNumber } from '#domain/kernel/fraction.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import { defaultVacationRule, noPersonalVacation } from '#domain/vacation/vacation-rule.ts';

interface Case {
	readonly absences?: readonly Partial<Absence>[];
	readonly annualDays?: number;
	readonly carried?: number;
	readonly type?: AbsenceTypeData['rule'];
	readonly replaces?: string;
	readonly holidays?: VacationPerson['holidays'];
}

function person({
	absences = [],
	annualDays = 30,
	carried = 0,
	type,
	holidays = new Map()
}: Case): VacationPerson {
	const types = new Map(absenceTypes);
	if (type !== undefined) types.set('own', { label: 'own', effect: 'credit', category: 'other', rule: type });
	return {
		rules: [
			{
				id: 'company',
				validFrom: '2026-01-01',
				rule: { ...defaultVacationRule('DE'), annualDays, policy: 'twelfths' }
			}
		],
		personal: {
			...noPersonalVacation,
			carriedInto: [{ year: 2026, days: carried, expiresOn: '2026-03-31', comment: '' }],
			informed: [{ year: 2026, on: '2026-01-05', text: '' }]
		},
		employment: {},
		schedules: [aSchedule()],
		holidays,
		absences: absences.map((one) => anAbsence(one)),
		types,
		today: '2026-01-07'
	};
}

function ask(request: Partial<Absence>, given: Case = {}): string {
	const ctx = requestContext(person(given), {
		absence: anAbsence({ id: 'request', state: 'draft', ...request }),
		replaces: given.replaces ?? null
	});
	const actor = { isOwner: true, isHr: false, isManager: false, managesGroup: false, isArchived: false };
	const decided = decideAbsenceEvent({ state: 'draft', event: 'request', route: 'hr', actor, ctx });
	if (decided.ok) return [decided.value.state, ...decided.value.flags].join(' ');
	return [decided.error.code, ...(decided.error.rules ?? [])].join(' ');
}

describe('vacation', () => {
	test('a week costs what there is to work in it', () => {
		const week = { from: '2026-02-02', to: '2026-02-08' };
		expect(ask(week, { annualDays: 5 })).toBe('requested');
		expect(ask(week, { annualDays: 4 })).toBe('E_NO_BALANCE');
	});

	test('a day without work cannot be asked for', () => {
		expect(ask({ from: '2026-02-07' })).toBe('E_NO_WORKDAYS');
		const holidays = new Map([['2026-05-01', { name: 'Maifeiertag', fraction: 1, legal: true }]]);
		expect(ask({ from: '2026-05-01' }, { holidays })).toBe('E_NO_WORKDAYS');
	});

	test('days that are asked for already are no longer available', () => {
		const absences = [{ from: '2026-03-02', to: '2026-03-03', state: 'requested' as const }];
		expect(ask({ from: '2026-02-02', to: '2026-02-03' }, { annualDays: 4, absences })).toBe('requested');
		expect(ask({ from: '2026-02-02', to: '2026-02-03' }, { annualDays: 3, absences })).toBe('E_NO_BALANCE');
	});

	test('days that expire on 31 March cannot be asked for in June', () => {
		const given = { annualDays: 2, carried: 5 };
		expect(ask({ from: '2026-03-23', to: '2026-03-31' }, given)).toBe('requested');
		expect(ask({ from: '2026-06-01', to: '2026-06-03' }, given)).toBe('E_NO_BALANCE');
	});

	test('each year is asked for its own days', () => {
		const christmas = { from: '2026-12-28', to: '2027-01-08' };
		expect(ask(christmas, { annualDays: 4 })).toBe('E_NO_BALANCE');
		expect(ask(christmas, { annualDays: 5 })).toBe('requested');
		const absence = anAbsence({ id: 'request', ...christmas });
		const facts = requestFacts(person({ annualDays: 4 }), { absence });
		// Four days of 2026 leave nothing to carry over, so the six of 2027 find four.
		expect([facts.days, facts.available].map((one) => (one === null ? null : toNumber(one)))).toEqual([
			10, 8
		]);
	});

	test('an overlap is named first', () => {
		const absences = [{ from: '2026-02-02', to: '2026-02-06' }];
		expect(ask({ from: '2026-02-02', to: '2026-02-06' }, { annualDays: 5, absences })).toBe('E_OVERLAP');
	});

	test('a change of approved leave needs balance for the days it adds only', () => {
		const absences = [{ id: 'old', from: '2026-02-02', to: '2026-02-06' }];
		const longer = { from: '2026-02-02', to: '2026-02-09' };
		expect(ask(longer, { annualDays: 6, absences, replaces: 'old' })).toBe('requested');
		expect(ask(longer, { annualDays: 5, absences, replaces: 'old' })).toBe('E_NO_BALANCE');
		expect(ask({ from: '2026-02-02', to: '2026-02-04' }, { annualDays: 5, absences, replaces: 'old' })).toBe(
			'requested'
		);
	});
});

describe('illness', () => {
	test('it is approved by reporting, on any day up to today, over whatever is there', () => {
		const absences = [{ from: '2026-01-05', to: '2026-01-09' }];
		expect(ask({ typeId: 'sick', from: '2026-01-03', to: null }, { absences })).toBe('approved AUTO');
		expect(ask({ typeId: 'sick', from: '2026-01-04' })).toBe('approved AUTO');
		expect(ask({ typeId: 'sick', from: '2026-01-08' })).toBe('E_NOT_YET');
	});
});

describe('other absences', () => {
	test('the limits of the type are asked with what is used already', () => {
		const absences = [
			{ typeId: 'own', from: '2026-01-12', to: '2026-01-13' },
			{ typeId: 'own', from: '2026-04-01', state: 'rejected' as const },
			{ typeId: 'own', from: '2025-12-01' }
		];
		const given = { absences, type: { maxDaysPerYear: 4 } };
		expect(ask({ typeId: 'own', from: '2026-02-02', to: '2026-02-03' }, given)).toBe('requested');
		expect(ask({ typeId: 'own', from: '2026-02-02', to: '2026-02-04' }, given)).toBe(
			'E_TYPE_RULE OTHER_MAX_YEAR'
		);
	});

	test('a type in calendar days counts the weekend', () => {
		const type = { maxDaysPerEvent: 3, calendarDays: true };
		expect(ask({ typeId: 'own', from: '2026-02-06', to: '2026-02-08' }, { type })).toBe('requested');
		expect(ask({ typeId: 'own', from: '2026-02-06', to: '2026-02-09' }, { type })).toBe(
			'E_TYPE_RULE OTHER_MAX_EVENT'
		);
	});

	test('whole days, notice and attachment, and approval by asking', () => {
		const type = { unit: 'day', noticeDays: 7, needsAttachment: true } as const;
		expect(ask({ typeId: 'own', from: '2026-01-12', firstHalf: 'am' }, { type })).toBe(
			'E_TYPE_RULE OTHER_HALF_DAY OTHER_NOTICE OTHER_ATTACHMENT'
		);
		expect(ask({ typeId: 'own' }, { type: { needsApproval: false } })).toBe('approved AUTO');
	});

	test('a type without an account needs no balance', () => {
		expect(ask({ typeId: 'unpaid', from: '2026-01-12', to: '2026-06-30' }, { annualDays: 0 })).toBe(
			'requested'
		);
	});
});
