import type { Absence } from '#domain/absence/absence.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import {
	judgeOtherAbsence,
	type OtherAbsenceCode,
	type YearOfRequest
} from '#domain/absence/other-absence.ts';
import { firstOverlap } from '#domain/absence/overlap.ts';
import { requestDays } from '#domain/absence/request-days.ts';
import type { AbsenceContext } from '#domain/absence/transitions.ts';
import {
	add,
	isPositive,
	larger,
	subtract,
	sum,
	toHundredths,
	toNumber,
	ZERO,
	type Fraction
} from '#domain/kernel/fraction.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import { daysBetween, type LocalDate } from '#domain/time/local-date.ts';
import type { CountedDay } from '#domain/vacation/count.ts';
import { yearOf } from '#domain/vacation/employment-year.ts';
import { takesVacation } from '#domain/vacation/leave-days.ts';
import { simulateVacation, type SimulatedYear } from '#domain/vacation/simulate.ts';
import type { VacationAbsence, VacationPerson } from '#domain/vacation/vacation-person.ts';

/** What is asked for; a change of an approved absence names what it replaces. */
export interface AbsenceRequest {
	readonly absence: VacationAbsence & Pick<Absence, 'attachments'>;
	readonly replaces?: string | null;
}

/** What a request costs and what speaks against it. */
export interface RequestFacts {
	/** Days it costs; null for illness, which costs nothing and may be reported for days without work. */
	readonly days: Fraction | null;
	/** What is left for it; null = the type has no account. */
	readonly available: Fraction | null;
	readonly overlapsOn: LocalDate | null;
	readonly typeRule: readonly OtherAbsenceCode[];
	/** The vacation accounts without and with it. */
	readonly years: readonly SimulatedYear[];
}

/** Everything the state machine asks about a request, from the person's records. */
export function requestFacts(person: VacationPerson, request: AbsenceRequest): RequestFacts {
	const { absence, replaces = null } = request;
	const { types, today } = person;
	const type = types.get(absence.typeId);
	const overlapsOn = firstOverlap({ request: absence, others: person.absences, types, today, replaces });
	const isSick = type?.category === 'sick';
	const counted = requestDays(person, absence, type);
	const days = sum(counted.map(({ cost }) => cost));
	const years = takesVacation(type) ? simulateVacation(person, absence) : [];
	return {
		days: isSick ? null : days,
		available: takesVacation(type) ? availableFor(days, absence.id, years) : null,
		overlapsOn,
		typeRule: type?.rule === undefined ? [] : typeRuleOf(person, request, { type, counted, days }),
		years
	};
}

/** The facts as the state machine takes them. */
export function requestContext(
	person: VacationPerson,
	request: AbsenceRequest,
	facts = requestFacts(person, request)
): AbsenceContext {
	const type = person.types.get(request.absence.typeId);
	const isSickReport = type?.category === 'sick';
	return {
		today: person.today,
		from: request.absence.from,
		days: facts.days === null ? null : toNumber(facts.days),
		available: facts.available === null ? null : toNumber(facts.available),
		hasOverlap: facts.overlapsOn !== null,
		typeRule: facts.typeRule,
		isSickReport,
		needsApproval: !isSickReport && type?.rule?.needsApproval !== false
	};
}

/**
 * What is left for a request: each year is asked for its own days, and only for those that the request adds
 * to what is approved. Days that only an expired pool could give are not there.
 */
function availableFor(days: Fraction, absenceId: string, years: readonly SimulatedYear[]): Fraction {
	const missing = sum(years.map((year) => missingIn(year, absenceId)).filter((one) => toHundredths(one) > 0));
	if (isPositive(missing)) return subtract(days, missing);
	return larger(days, sum(years.map(({ before }) => before.account.available)));
}

function missingIn({ before, after }: SimulatedYear, absenceId: string): Fraction {
	const added = sum(
		after.account.ledger.filter((one) => one.absenceId === absenceId).map(({ amount }) => amount)
	);
	const beyondBalance = subtract(added, before.account.available);
	const beyondPools = subtract(after.account.shortfall, before.account.shortfall);
	return larger(ZERO, larger(beyondBalance, beyondPools));
}

function typeRuleOf(
	person: VacationPerson,
	{ absence, replaces = null }: AbsenceRequest,
	of: {
		readonly type: AbsenceTypeData;
		readonly counted: readonly Pick<CountedDay, 'date' | 'cost'>[];
		readonly days: Fraction;
	}
): OtherAbsenceCode[] {
	const { type, counted, days } = of;
	const same = person.absences.filter(
		(one) =>
			one.typeId === absence.typeId &&
			one.id !== absence.id &&
			one.id !== replaces &&
			standingOf(one) !== 'none'
	);
	const taken = same.flatMap((one) => requestDays(person, one, type));
	const years = [...new Set(counted.map(({ date }) => yearOf(date)))].map((year): YearOfRequest => ({
		year,
		days: costIn(counted, year),
		used: costIn(taken, year)
	}));
	return judgeOtherAbsence({
		rule: type.rule ?? {},
		days,
		years,
		hasHalfDay: absence.firstHalf !== null || absence.lastHalf !== null,
		noticeDays: daysBetween(person.today, absence.from),
		hasAttachment: absence.attachments.length > 0
	});
}

function costIn(days: readonly Pick<CountedDay, 'date' | 'cost'>[], year: number): Fraction {
	return days.filter(({ date }) => yearOf(date) === year).reduce((total, { cost }) => add(total, cost), ZERO);
}
