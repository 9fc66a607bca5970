import type { LocalDate } from '#domain/time/local-date.ts';
import { vacationPersonFrom } from '#domain/vacation/person-from-records.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';

/** A person's vacation account by what this device holds: rule and screen ask with the same facts. */
export function vacationPersonOf(
	context: PersonContext,
	userId: string,
	{ today, until }: { readonly today: LocalDate; readonly until: LocalDate }
): VacationPerson {
	const person = context.employees.get(userId) ?? null;
	const calendar = context.holidaysOf(person?.locationId);
	return vacationPersonFrom(
		{
			rules: context.references.filter(({ kind }) => kind === 'vacation_rule'),
			personal: person?.vacationRule ?? null,
			employment: person?.employment ?? null,
			schedules: person?.schedules ?? [],
			absences: context.absences.filter((one) => one.userId === userId),
			types: context.absenceTypes,
			today,
			holidaysBetween: () => calendar
		},
		until
	);
}
