import { halfOn, lastDayOf, type AbsenceDay } from '#domain/absence/absence-days.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import { isZero, smaller, subtract, type Fraction } from '#domain/kernel/fraction.ts';
import { byText } from '#domain/kernel/order.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import { datesFrom, earlierOf, laterOf, type LocalDate } from '#domain/time/local-date.ts';
import { dateOfYear } from '#domain/vacation/carry-over.ts';
import { countVacation, type CountedDay, type SickDays } from '#domain/vacation/count.ts';
import type { LeaveDay } from '#domain/vacation/pools.ts';
import type { VacationAbsence, VacationPerson } from '#domain/vacation/vacation-person.ts';

/** Whether days of a type are taken from the vacation account. */
export function takesVacation(type: AbsenceTypeData | undefined): boolean {
	return type?.category === 'vacation' || type?.rule?.countsVacation === true;
}

/** Times of illness that count, with their proof. */
export function sickDaysOf(person: VacationPerson, year: number): SickDays[] {
	const { types, today } = person;
	return person.absences
		.filter((one) => types.get(one.typeId)?.category === 'sick' && standingOf(one) === 'counts')
		.flatMap((one) => {
			const hasCertificate = one.certificate !== null;
			return daysIn(year, one, today).map(({ date, half }) => ({
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
	for (const { absence, status } of inOrder(person)) {
		const counted = countVacation({
			days: daysIn(year, absence, person.today),
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

/** Approved leave before leave that is asked for; of each the one that begins earlier, then the smaller id. */
function inOrder(
	person: VacationPerson
): { readonly absence: VacationAbsence; readonly status: LeaveDay['status'] }[] {
	const leave = person.absences
		.filter((one) => takesVacation(person.types.get(one.typeId)))
		.toSorted(byText(({ from, id }) => `${from} ${id}`));
	return [
		...leave.filter((one) => standingOf(one) === 'counts').map(withStatus('approved')),
		...leave.filter((one) => standingOf(one) === 'pending').map(withStatus('pending'))
	];
}

function withStatus(status: LeaveDay['status']) {
	return (absence: VacationAbsence) => ({ absence, status });
}

/** The days of an absence that lie in a year. */
function daysIn(year: number, absence: VacationAbsence, today: LocalDate): AbsenceDay[] {
	const from = laterOf(absence.from, dateOfYear(year, '01-01'));
	const to = earlierOf(lastDayOf(absence, today), dateOfYear(year, '12-31'));
	return datesFrom(from, to).map((date) => ({ date, half: halfOn(absence, date) }));
}
