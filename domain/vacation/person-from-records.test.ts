import { describe, expect, test } from 'vitest';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import { companyRuleSince } from '#domain/testkit/vacation-builders.ts';
import { vacationPersonFrom, type VacationRecords } from '#domain/vacation/person-from-records.ts';
import { noPersonalVacation } from '#domain/vacation/vacation-rule.ts';

const [company] = companyRuleSince('2025-01-01');
const readable = { id: 'company', validFrom: '2025-01-01', data: company?.rule };

/** What was read, and between which dates days off were asked for. */
function fromRecords(over: Partial<VacationRecords> = {}, until = '2026-03-01') {
	let asked: unknown = null;
	const person = vacationPersonFrom(
		{
			rules: [readable],
			personal: {},
			employment: null,
			schedules: [aSchedule()],
			absences: [],
			types: absenceTypes,
			today: '2026-06-15',
			holidaysBetween: (from, to) => {
				asked = [from, to];
				return new Map([['2026-05-01', { name: 'May Day', fraction: 1, legal: true }]]);
			},
			...over
		},
		until
	);
	return { person, asked };
}

test('what the records say is what the account is made of', () => {
	const absences = [anAbsence()];
	expect(fromRecords({ absences, personal: { weekDays: 4.5 } }).person).toEqual({
		rules: [company],
		personal: { ...noPersonalVacation, weekDays: 4.5 },
		employment: { start: null, end: null },
		schedules: [aSchedule()],
		holidays: new Map([['2026-05-01', { name: 'May Day', fraction: 1, legal: true }]]),
		absences,
		types: absenceTypes,
		today: '2026-06-15'
	});
});

test('a rule of the company that cannot be read is none, the others count', () => {
	const unreadable = { id: 'broken', validFrom: '2026-01-01', data: { annualDays: 'many' } };
	expect(fromRecords({ rules: [unreadable, readable] }).person.rules.map(({ id }) => id)).toEqual([
		'company'
	]);
	expect(fromRecords({ rules: [unreadable] }).person.rules).toEqual([]);
});

test('first and last day of employment count, an open end stays open', () => {
	const employment = (from: string, to: string | null) =>
		fromRecords({ employment: { from, to } }).person.employment;
	expect(employment('2026-02-01', '2026-08-31')).toEqual({ start: '2026-02-01', end: '2026-08-31' });
	expect(employment('2026-02-01', null)).toEqual({ start: '2026-02-01', end: null });
});

describe('days off are asked for in whole years', () => {
	test('from the one in which the account begins to the current one', () => {
		expect(fromRecords().asked).toEqual(['2025-01-01', '2026-12-31']);
	});

	test('from an earlier one when an absence lies in it', () => {
		const absences = [anAbsence({ from: '2026-01-12' }), anAbsence({ from: '2023-12-27' })];
		expect(fromRecords({ absences }).asked).toEqual(['2023-01-01', '2026-12-31']);
		expect(fromRecords({ absences: absences.toReversed() }).asked).toEqual(['2023-01-01', '2026-12-31']);
	});

	test('to a later one when somebody asks about it', () => {
		expect(fromRecords({}, '2027-01-08').asked).toEqual(['2025-01-01', '2027-12-31']);
	});
});
