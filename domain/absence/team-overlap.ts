import { absenceDays, halfOn, halvesOf, type AbsenceSpan } from '#domain/absence/absence-days.ts';
import type { TeamDay } from '#domain/absence/team-day.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

type Away = Pick<TeamDay, 'userId' | 'from' | 'to' | 'firstHalf' | 'lastHalf'>;

/** Who of a team is away on which dates, among those named. */
export function awayByDate(
	team: readonly Away[],
	dates: readonly LocalDate[]
): ReadonlyMap<LocalDate, readonly string[]> {
	const found = new Map<LocalDate, readonly string[]>();
	for (const date of dates) {
		const away = team.filter(({ from, to }) => from <= date && date <= to).map(({ userId }) => userId);
		if (away.length > 0) found.set(date, [...new Set(away)]);
	}
	return found;
}

/** Who would be away at the same time as a request, and on how many people's absence it meets at most. */
export interface TeamOverlap {
	/** By the first day on which they meet. */
	readonly userIds: readonly string[];
	/** Most people away on one and the same half of a day. */
	readonly most: number;
	/** The first date of that; null where nobody is away. */
	readonly on: LocalDate | null;
}

/**
 * Who of the team is away on days that a request asks for, halves against halves. Only days that cost something are
 * asked about: that somebody's leave goes over the same weekend says nothing.
 */
export function teamOverlap(
	team: readonly Away[],
	request: AbsenceSpan,
	{ today, counts }: { readonly today: LocalDate; readonly counts: (date: LocalDate) => boolean }
): TeamOverlap {
	const userIds = new Set<string>();
	let most = 0;
	let on: LocalDate | null = null;
	for (const day of absenceDays(request, today).filter(({ date }) => counts(date))) {
		for (const half of halvesOf(day)) {
			const away = new Set(team.filter((one) => isAwayOn(one, day.date, half)).map(({ userId }) => userId));
			for (const userId of away) userIds.add(userId);
			if (away.size > most) [most, on] = [away.size, day.date];
		}
	}
	return { userIds: [...userIds], most, on };
}

function isAwayOn(one: Away, date: LocalDate, half: 'am' | 'pm'): boolean {
	return one.from <= date && date <= one.to && halvesOf({ half: halfOn(one, date) }).includes(half);
}
