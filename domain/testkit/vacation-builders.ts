import type { Absence } from '#domain/absence/absence.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import {
	defaultVacationRule,
	noPersonalVacation,
	type PersonalVacation,
	type VacationRule
} from '#domain/vacation/vacation-rule.ts';
import { vacationYearOf, type VacationYear } from '#domain/vacation/vacation-year.ts';

/** What is special about a person's vacation. */
export interface VacationCase extends Partial<Omit<VacationPerson, 'personal' | 'absences' | 'rules'>> {
	readonly rule?: Partial<VacationRule>;
	readonly personal?: Partial<PersonalVacation>;
	readonly absences?: readonly Partial<Absence>[];
	readonly rules?: VacationPerson['rules'];
}

/** Thirty days in a week of five, by a rule since 2025; today is Monday 2026-06-15. */
export function aVacationPerson({
	rule,
	personal,
	absences = [],
	...over
}: VacationCase = {}): VacationPerson {
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
/** The account of such a person in a year. */
export function vacationYear(given: VacationCase, year = 2026): VacationYear {
	const found = vacationYearOf(aVacationPerson(given), year);
	invariant(found !== null, 'there is a rule');
	return found;
}
