import type { Absence } from '#domain/absence/absence.ts';
import { toNumber } from '#domain/kernel/fraction.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { ExplainedDays } from '#domain/vacation/explained-days.ts';
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

/** A company's rule of thirty days, and nothing before it: the account begins in its first year. */
export function companyRuleSince(
	validFrom: LocalDate | null,
	rule?: Partial<VacationRule>
): VacationPerson['rules'] {
	return [{ id: 'company', validFrom, rule: { ...defaultVacationRule('DE'), annualDays: 30, ...rule } }];
}

/** Thirty days in a week of five, by a rule since 2025; today is Monday 2026-06-15. */
export function aVacationPerson({
	rule,
	personal,
	absences = [],
	...over
}: VacationCase = {}): VacationPerson {
	return {
		rules: companyRuleSince('2025-01-01', rule),
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

/** An explanation as one would read it aloud: its figure under the name of its rule, fractions as numbers. */
export function read({ rule, source, amount, facts, terms }: ExplainedDays): unknown {
	const known = Object.entries(facts).map(([name, fact]) => [
		name,
		typeof fact === 'object' && fact !== null ? toNumber(fact) : fact
	]);
	return {
		[rule]: toNumber(amount),
		source,
		...(known.length === 0 ? {} : { facts: Object.fromEntries(known) as unknown }),
		...(terms.length === 0 ? {} : { terms: terms.map(read) })
	};
}
