import * as v from 'valibot';
import type { EmploymentSpan } from '#domain/people/employment.ts';
import { accountSince, type VacationPerson } from '#domain/vacation/vacation-person.ts';
import {
	personalVacationOf,
	vacationRuleDataSchema,
	type VacationRuleVersion
} from '#domain/vacation/vacation-rule.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';

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
	const firstAbsence = absences.reduce((first, { from }) => (from < first ? from : first), today);
	const first = `${Math.min(accountSince(person), Number(firstAbsence.slice(0, 4)))}-01-01`;
	const last = `${(until > today ? until : today).slice(0, 4)}-12-31`;
	return { ...person, holidays: records.holidaysBetween(first, addDays(last, 1)) };
}

function readRule({ id, validFrom, data }: CompanyRule): VacationRuleVersion[] {
	const rule = v.safeParse(vacationRuleDataSchema, data);
	return rule.success ? [{ id, validFrom, rule: rule.output }] : [];
}
