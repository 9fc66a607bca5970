import * as v from 'valibot';
import type { EmploymentSpan } from '#domain/people/employment.ts';
import { earlierOf, laterOf, type LocalDate } from '#domain/time/local-date.ts';
import { dateOfYear } from '#domain/vacation/carry-over.ts';
import { yearOf } from '#domain/vacation/employment-year.ts';
import { accountSince, type VacationPerson } from '#domain/vacation/vacation-person.ts';
import {
	personalVacationOf,
	vacationRuleDataSchema,
	type VacationRuleVersion
} from '#domain/vacation/vacation-rule.ts';

type CompanyRule = { readonly id: string; readonly validFrom: LocalDate | null; readonly data: unknown };

/** What device and server hold about a person's vacation, as it lies in their records. */
export interface VacationRecords extends Pick<VacationPerson, 'schedules' | 'absences' | 'types' | 'today'> {
	/** References of kind `vacation_rule`. */
	readonly rules: readonly CompanyRule[];
	/** `vacationRule` of the person. */
	readonly personal: unknown;
	readonly employment: EmploymentSpan | null;
	/** The days off of the person's place between two dates, both included. */
	readonly holidaysBetween: (from: LocalDate, to: LocalDate) => VacationPerson['holidays'];
}

/**
 * The vacation account of a person from the records. A rule of the company that cannot be read is none; without a
 * rule the account limits nothing. `until`: the last day that anybody asks about.
 */
export function vacationPersonFrom(records: VacationRecords, until: LocalDate): VacationPerson {
	const { schedules, absences, types, today, employment } = records;
	const person: VacationPerson = {
		rules: records.rules.flatMap(readRule),
		personal: personalVacationOf(records.personal),
		employment: { start: employment?.from ?? null, end: employment?.to ?? null },
		schedules,
		holidays: new Map(),
		absences,
		types,
		today
	};
	const firstAbsence = absences.map(({ from }) => from).reduce(earlierOf, today);
	const first = dateOfYear(Math.min(accountSince(person), yearOf(firstAbsence)), '01-01');
	const last = dateOfYear(yearOf(laterOf(until, today)), '12-31');
	return { ...person, holidays: records.holidaysBetween(first, last) };
}

function readRule({ id, validFrom, data }: CompanyRule): VacationRuleVersion[] {
	const rule = v.safeParse(vacationRuleDataSchema, data);
	return rule.success ? [{ id, validFrom, rule: rule.output }] : [];
}
