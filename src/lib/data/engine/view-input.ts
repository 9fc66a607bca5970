import { averageFactsOf, averageReachDays } from '#domain/account/average-facts.ts';
import { summarizeDays, type DaySummary } from '#domain/account/day-summary.ts';
import type { Employee } from '#domain/people/employee.ts';
import { groupOn } from '#domain/people/visibility.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import { forecastOf, type Forecast } from '#domain/regulation/forecast.ts';
import { legalEntries } from '#domain/regulation/legal-entries.ts';
import { rulebookFor } from '#domain/regulation/profile-assignment.ts';
import type { Profile, Rulebook } from '#domain/regulation/profile.ts';
import { employmentOf, schedulesOrCompanyDefault } from '#domain/schedule/target-time.ts';
import type { Instant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import {
	dayConfirmDaysLeft,
	dayConfirmRefusal,
	dayHoldUp,
	dayWithdrawableUntil
} from '#domain/time-entry/day-acts.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isOwnConfirmation } from '#domain/time-entry/withdraw-window.ts';
import { accountTypesOf, type PersonContext } from '#lib/data/engine/person-context.ts';
import { personFactsOf } from '#lib/data/engine/person-facts.ts';

/** What every view of one person's days is built from. */
export interface ViewInput {
	readonly context: PersonContext;
	readonly employee: Employee | null;
	readonly userId: string;
	readonly entries: readonly TimeEntry[];
	readonly waiting: ReadonlySet<string>;
	/** Entries about which the person has something to decide. */
	readonly contested: ReadonlySet<string>;
	/** Days that a question about their times holds up, with the id of its decision. */
	readonly undecided: ReadonlyMap<LocalDate, string>;
	/**
	 * Legal working time of the days before, as far as averages look back; null = they are not judged here. A
	 * manager's device never does: it does not know the leave of the members.
	 */
	readonly workedBefore: ReadonlyMap<LocalDate, number> | null;
	readonly now: Instant;
}

/** Whose days, and what this device knows. */
type Who = Pick<ViewInput, 'context' | 'employee'>;

export function todayOf({ context, employee, now }: Who & Pick<ViewInput, 'now'>): LocalDate {
	return localDateOf(now, context.zoneOf(employee));
}

/** The rules that hold today. */
export function profileOf(input: Who & Pick<ViewInput, 'now'>): Profile {
	return rulebookOf(input)(todayOf(input));
}

export function rulebookOf({ context, employee }: Who): Rulebook {
	return rulebookFor({ general: context.general, groups: context.groups, person: employee });
}

/** Everything but the entries that figures and marks of a person's days are made of. */
export function termsOf(input: Who & Pick<ViewInput, 'now'>) {
	const { context, employee, now } = input;
	return {
		zone: context.zoneOf(employee),
		schedules: schedulesOrCompanyDefault(employee?.schedules, context.general),
		employment: employmentOf(employee),
		holidays: context.holidaysOf(employee?.locationId),
		profile: profileOf(input),
		profileOn: rulebookOf(input),
		permits: (date: LocalDate) => groupDataOn(input, date)?.permits,
		workTypes: accountTypesOf(context),
		now
	};
}

/** The person's absences, and what their types mean. */
export function absencesIn({ context, userId }: Pick<ViewInput, 'context' | 'userId'>) {
	return {
		absences: context.absences.filter((absence) => absence.userId === userId),
		absenceTypes: context.absenceTypes
	};
}

/** How many days before a span the averages of its days look at, at most. */
export function averageReachOf(input: Who, from: LocalDate, to: LocalDate): number {
	const rulesOn = rulebookOf(input);
	return Math.max(averageReachDays(rulesOn(from)), averageReachDays(rulesOn(to)));
}

/** One summary for each day, by the domain's rules. */
export function summariesOf(input: ViewInput, from: LocalDate, to: LocalDate): DaySummary[] {
	const terms = { ...termsOf(input), ...absencesIn(input), entries: input.entries, from, to };
	const { workedBefore } = input;
	if (workedBefore === null) return summarizeDays(terms);
	const since = addDays(from, -averageReachOf(input, from, to));
	const average = averageFactsOf({ ...terms, from: since, today: todayOf(input), workedBefore });
	return summarizeDays({ ...terms, average });
}

/**
 * What lies ahead of the person at work, by the rules of the day. The work of yesterday goes with today's: a
 * shift that began in the evening is still the same one after midnight.
 */
export function forecastFor(input: ViewInput, missingMinutes?: number): Forecast {
	const { context, employee, entries, now } = input;
	const since = addDays(todayOf(input), -1);
	const recent = entries.filter(
		(entry) => entry.stop === null || localDateOf(entry.start, entry.zone) >= since
	);
	return forecastOf({
		entries: legalEntries(recent, accountTypesOf(context)),
		zone: context.zoneOf(employee),
		profile: profileOf(input),
		profileOn: rulebookOf(input),
		holidays: context.holidaysOf(employee?.locationId),
		permits: (date) => groupDataOn(input, date)?.permits,
		now,
		missingMinutes
	});
}

function groupDataOn({ context, employee }: Who, date: LocalDate): GroupData | undefined {
	const groupId = groupOn(employee?.memberships ?? [], date);
	return context.groups.find((one) => one.id === groupId)?.data;
}

/** Whole days left to confirm what is open of a day: 0 = today is the last one, negative = overdue, null = no limit. */
export function deadlineDaysOf(input: ViewInput, day: DaySummary): number | null {
	return dayConfirmDaysLeft(actsOn(input, day));
}

/** A day as the rules of its acts look at it. */
function actsOn(
	{ context, employee, entries, now }: ViewInput,
	day: DaySummary
): Parameters<typeof dayConfirmRefusal>[0] {
	return { entries: day.entries, around: entries, facts: personFactsOf(context, employee, now) };
}

/**
 * Why a day cannot be confirmed as it is: the first code in the order of the rules, `EMPTY` without entries,
 * `E_LOCKED` when nothing is left to confirm, `E_DECISION` while two versions of its times exist; null = it can.
 */
export function confirmBlockOf(input: ViewInput, day: DaySummary): string | null {
	const holdUp = dayHoldUp(day.entries, input.undecided.has(day.date));
	return holdUp ?? dayConfirmRefusal(actsOn(input, day))?.code ?? null;
}

/** Until when the owner may take a day's confirmation back; null = no longer, or nothing is confirmed. */
export function withdrawableUntilOf(input: ViewInput, day: DaySummary): Instant | 'until-sent' | null {
	const confirmed = day.entries.filter((entry) => entry.state === 'confirmed');
	if (confirmed.length === 0 || !confirmed.every(isOwnConfirmation)) return null;
	const sent = confirmed.filter((entry) => !input.waiting.has(entry.id));
	if (sent.length === 0) return 'until-sent';
	return dayWithdrawableUntil({ ...actsOn(input, day), entries: sent });
}
