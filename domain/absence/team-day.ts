import * as v from 'valibot';
import { halfSchema, type Absence } from '#domain/absence/absence.ts';
import type { AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import { idSchema } from '#domain/kernel/id.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Days on which somebody of one's team is away: who and when, never why. It never changes: other days are another one. */
export const teamDaySchema = v.object({
	/** Its own: it has nothing to do with the id of the absence. */
	id: idSchema,
	userId: idSchema,
	from: localDateSchema,
	to: localDateSchema,
	firstHalf: halfSchema,
	lastHalf: halfSchema,
	seq: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type TeamDay = Readonly<v.InferOutput<typeof teamDaySchema>>;

export type DaysAway = Pick<TeamDay, 'from' | 'to' | 'firstHalf' | 'lastHalf'>;

/** The days an absence stands for in the team's eyes; null while it does not count, or has no end. */
export function daysAway({ state, from, to, firstHalf, lastHalf }: Omit<Absence, 'seq'>): DaysAway | null {
	if (standingOf({ state }) !== 'counts' || to === null) return null;
	return { from, to, firstHalf, lastHalf };
}

/**
 * The types of absence a team is told of. Illness is not among them, not even as "away": that it begins today, has no
 * end yet, grows day by day or lies over a vacation would tell what it is. Neither is a type nobody knows.
 */
export function typesToldToTeam(types: AbsenceTypes): ReadonlySet<string> {
	return new Set([...types].filter(([, { category }]) => category !== 'sick').map(([id]) => id));
}

/** The first day a team is told of: what was over before this month is nobody's business any more. */
export function teamDaysFrom(today: LocalDate): LocalDate {
	return `${today.slice(0, 7)}-01`;
}
