import { absenceDays, lastDayOf } from '#domain/absence/absence-days.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import { isZero, smaller, subtract, type Fraction } from '#domain/kernel/fraction.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { countVacation, type CountedDay, type SickDays } from '#domain/vacation/count.ts';
import { yearOf } from '#domain/vacation/employment-year.ts';
import type { LeaveDay } from '#domain/vacation/pools.ts';
import type { VacationAbsence, VacationPerson } from '#domain/vacation/vacation-person.ts';

/** Whether days of a type are taken from the vacation account. */
export function takesVacation(type: AbsenceTypeData | undefined): boolean {
	return type?.category === 'vacation' || type?.rule?.countsVacation === true;
}

/** Times of illness that count, with their proof. */
export function sickDaysOf(person: VacationPerson, year: number): SickDays[] {
	const { types, today } = person;
	return inYear(person, year)
		.filter((one) => types.get(one.typeId)?.category === 'sick' && standingOf(one) === 'counts')
		.flatMap((one) => {
			const hasCertificate = one.certificate !== null;
			return absenceDays(one, today).map(({ date, half }) => ({
				from: date,
				to: date,
				hasCertificate,
				isHalf: half !== null
			}));
		});
}

/**
 * The days of a year that a person's absences take from the vacation account, day by day. Approved ones come first; a day
 * costs no more than there is to work, so a request that lies over approved leave costs only what it adds.
 */
export function leaveDaysOf(
	person: VacationPerson,
	year: number,
	{ creditWithoutCertificate }: { readonly creditWithoutCertificate: boolean }
): { readonly days: LeaveDay[]; readonly creditedBack: CountedDay[] } {
	const sick = sickDaysOf(person, year);
	const left = new Map<LocalDate, Fraction>();
	const days: LeaveDay[] = [];
	const creditedBack: CountedDay[] = [];
	for (const absence of inOrder(person, year)) {
		const status = standingOf(absence) === 'counts' ? ('approved' as const) : ('pending' as const);
		const counted = countVacation({
			days: absenceDays(absence, person.today).filter(({ date }) => yearOf(date) === year),
			calendar: person,
			sick,
			creditWithoutCertificate
		});
		for (const day of counted) {
			if (!isZero(day.creditedBack)) creditedBack.push(day);
			const there = left.get(day.date) ?? day.workPart;
			const amount = smaller(day.cost, there);
			if (isZero(amount)) continue;
			left.set(day.date, subtract(there, amount));
			days.push({ date: day.date, amount, status, absenceId: absence.id });
		}
	}
	return { days, creditedBack };
}

function inOrder(person: VacationPerson, year: number): VacationAbsence[] {
	const counting = inYear(person, year).filter(
		(one) => standingOf(one) !== 'none' && takesVacation(person.types.get(one.typeId))
	);
	return counting.toSorted((a, b) => rankOf(a) - rankOf(b) || (sortKey(a) < sortKey(b) ? -1 : 1));
}

function inYear({ absences, today }: VacationPerson, year: number): VacationAbsence[] {
	return absences.filter((one) => yearOf(one.from) <= year && yearOf(lastDayOf(one, today)) >= year);
}

function rankOf(absence: VacationAbsence): number {
	return standingOf(absence) === 'counts' ? 0 : 1;
}

function sortKey({ from, id }: VacationAbsence): string {
	return `${from} ${id}`;
}
