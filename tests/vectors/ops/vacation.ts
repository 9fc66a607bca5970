import { absenceDays } from '#domain/absence/absence-days.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import { absenceStates } from '#domain/absence/absence.ts';
import { fractionOf, toNumber } from '#domain/kernel/fraction.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { addDays, weekdays } from '#domain/time/local-date.ts';
import { carryOver } from '#domain/vacation/carry-over.ts';
import { countVacation, totalOf, type SickDays } from '#domain/vacation/count.ts';
import { vacationEntitlement } from '#domain/vacation/entitlement.ts';
import { bookVacation, type LeaveDay, type Pool } from '#domain/vacation/pools.ts';
import { vacationRoundings } from '#domain/vacation/rounding.ts';
import { vacationPolicies } from '#domain/vacation/vacation-rule.ts';
import type { WeekDaysFrom } from '#domain/vacation/week-days.ts';
import {
	holidaysOf,
	listOf,
	objectOf,
	optionalNumber,
	optionalText,
	textOf,
	type Given,
	type Json
} from '#tests/vectors/given.ts';

export const vacationOps = {
	'vacation.entitlement': (given: Given): Json => {
		const weekDays = optionalNumber(given, 'weekDays') ?? 5;
		const found = vacationEntitlement({
			year: numberOf(given, 'year'),
			rule: {
				annualDays: numberOf(given, 'annualDays'),
				refWeekDays: optionalNumber(given, 'refWeekDays') ?? 5,
				rounding: oneOf(vacationRoundings, given.rounding ?? 'burlg5'),
				policy: oneOf(vacationPolicies, given.policy ?? 'twelfths_floor')
			},
			employment: { start: optionalText(given, 'start'), end: optionalText(given, 'end') },
			weekDays,
			changes: changesOf(given, weekDays)
		});
		return {
			days: toNumber(found.days),
			fullMonths: found.fullMonths,
			statutoryFloor: toNumber(found.statutoryFloor)
		};
	},
	'vacation.count': (given: Given): Json => {
		const isHalf = given.half === true;
		const from = textOf(given, 'from');
		const to = optionalText(given, 'to') ?? from;
		const span = {
			from,
			to,
			firstHalf: given.firstDayHalf === true ? ('pm' as const) : null,
			lastHalf: given.lastDayHalf === true ? ('am' as const) : null
		};
		const days = to < from ? [] : absenceDays(span, to);
		const counted = totalOf(
			countVacation({
				days: days.map((day) => (isHalf ? { ...day, half: 'am' as const } : day)),
				calendar: { schedules: schedulesOf(given), holidays: holidaysOf(given) },
				sick: listOf(given, 'sick').map(sickOf),
				creditWithoutCertificate: given.creditWithoutCertificate === true
			})
		);
		return {
			days: toNumber(counted.days),
			byYear: Object.fromEntries([...counted.byYear].map(([year, cost]) => [String(year), toNumber(cost)])),
			creditedBack: toNumber(counted.creditedBack)
		};
	},
	'vacation.account': (given: Given): Json => {
		const expiresOn = given.employerInformed === false ? null : optionalText(given, 'expiry');
		const poolOf = (name: Pool['name'], days: number | null): Pool => ({
			name,
			days: fractionOf(days ?? 0),
			expiresOn: name === 'carryExpiring' ? expiresOn : null
		});
		const account = bookVacation({
			pools: [
				poolOf('carryExpiring', optionalNumber(given, 'carryExpiring')),
				poolOf('carryNonExpiring', optionalNumber(given, 'carryNonExpiring')),
				poolOf('annual', optionalNumber(given, 'annualDays'))
			],
			days: listOf(given, 'days').flatMap(leaveDayOf),
			asOf: textOf(given, 'asOf')
		});
		return {
			usedCarryExpiring: toNumber(account.used.carryExpiring),
			usedCarryNonExpiring: toNumber(account.used.carryNonExpiring),
			usedAnnual: toNumber(account.used.annual),
			expired: toNumber(account.expired),
			remaining: toNumber(account.remaining),
			pending: toNumber(account.pending),
			available: toNumber(account.available),
			shortfall: toNumber(account.shortfall)
		};
	},
	'vacation.carry': (given: Given): Json => {
		const carried = carryOver({
			remaining: fractionOf(numberOf(given, 'remaining')),
			fromYear: numberOf(given, 'fromYear'),
			limitDays: optionalNumber(given, 'limitDays'),
			expiryMonthDay:
				given.expiryMonthDay === null ? null : (optionalText(given, 'expiryMonthDay') ?? '03-31'),
			isInformed: given.employerInformed !== false,
			isLongTermSick: given.longTermSick === true
		});
		return {
			carry: toNumber(carried.carry),
			lost: toNumber(carried.lost),
			expiresOn: carried.expiresOn
		};
	}
};

/** Stretches of the year with their days per week: from dates, or one after the other by their length. */
function changesOf(given: Given, weekDays: number): WeekDaysFrom[] {
	let next = `${numberOf(given, 'year')}-01-01`;
	return listOf(given, 'periods').map((period) => {
		const from = optionalText(period, 'from') ?? optionalText(period, 'validFrom') ?? next;
		const to = optionalText(period, 'to');
		next = to === null ? addDays(from, optionalNumber(period, 'days') ?? 0) : addDays(to, 1);
		return { from, weekDays: optionalNumber(period, 'weekDays') ?? weekDays };
	});
}

function numberOf(given: Given, key: string): number {
	const value = optionalNumber(given, key);
	if (value === null) throw new Error(`given.${key} is not a number`);
	return value;
}

function oneOf<T extends string>(all: readonly T[], value: unknown): T {
	const found = all.find((one) => one === value);
	if (found === undefined) throw new Error(`unknown ${String(value)}`);
	return found;
}

/** Contracts of a case, or eight hours on the weekdays it names. */
function schedulesOf(given: Given): WorkingSchedule[] {
	const contracts = listOf(given, 'contracts');
	const minutesOf = (named: (weekday: string) => number) =>
		Object.fromEntries(weekdays.map((weekday) => [weekday, named(weekday)])) as WorkingSchedule['minutes'];
	if (contracts.length > 0) {
		return contracts.map((contract) => ({
			validFrom: textOf(contract, 'validFrom'),
			minutes: minutesOf((weekday) => optionalNumber(objectOf(contract, 'minutes'), weekday) ?? 0),
			comment: optionalText(contract, 'comment') ?? ''
		}));
	}
	const named = Array.isArray(given.weekdays) ? (given.weekdays as string[]) : weekdays.slice(0, 5);
	return [
		{
			validFrom: '0001-01-01',
			minutes: minutesOf((weekday) => (named.includes(weekday as never) ? 480 : 0)),
			comment: ''
		}
	];
}

function sickOf(sick: Json): SickDays {
	const from = textOf(sick, 'from');
	return {
		from,
		to: optionalText(sick, 'to') ?? from,
		hasCertificate: sick.certificate === true,
		isHalf: sick.half === true || sick.fraction === 0.5
	};
}

/** Only what counts or waits is in the account. */
function leaveDayOf(day: Json): LeaveDay[] {
	// A case may say `pending` for what waits, whoever decides next.
	const status = textOf(day, 'status') === 'pending' ? 'requested' : textOf(day, 'status');
	const standing = standingOf({ state: oneOf(absenceStates, status) });
	if (standing === 'none') return [];
	return [
		{
			date: textOf(day, 'date'),
			amount: fractionOf(optionalNumber(day, 'amount') ?? 1),
			status: standing === 'counts' ? 'approved' : 'pending'
		}
	];
}
