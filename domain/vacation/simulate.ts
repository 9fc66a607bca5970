import { yearOf } from '#domain/vacation/employment-year.ts';
import type { VacationAbsence, VacationPerson } from '#domain/vacation/vacation-person.ts';
import { vacationYearOf, type VacationYear } from '#domain/vacation/vacation-year.ts';

/** Days somebody thinks about taking, or asks for. */
export type WantedDays = Omit<VacationAbsence, 'state' | 'certificate'>;

/** One year without and with the wanted days. */
export interface SimulatedYear {
	readonly year: number;
	readonly before: VacationYear;
	readonly after: VacationYear;
}

/**
 * "If I take these days": the same account with one request more, for every year the days touch. Next year's
 * account begins with what this year is expected to carry over.
 */
export function simulateVacation(person: VacationPerson, wanted: WantedDays): SimulatedYear[] {
	const others = person.absences.filter(({ id }) => id !== wanted.id);
	const without = { ...person, absences: others };
	const request = { ...wanted, state: 'requested' as const, certificate: null };
	const withDays = { ...person, absences: [...others, request] };
	const years: SimulatedYear[] = [];
	for (let year = yearOf(wanted.from); year <= yearOf(wanted.to ?? wanted.from); year += 1) {
		const before = vacationYearOf(without, year);
		const after = vacationYearOf(withDays, year);
		if (before !== null && after !== null) years.push({ year, before, after });
	}
	return years;
}
