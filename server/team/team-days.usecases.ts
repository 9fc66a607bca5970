import type { Absence } from '#domain/absence/absence.ts';
import { daysAway, teamDaysFrom, typesToldToTeam, type DaysAway } from '#domain/absence/team-day.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { absenceTypesOf } from '#server/absences/absence-types.usecase.ts';
import type { Deps } from '#server/deps.ts';
import { fillPage, tombstoneText, type PullSource } from '#server/sync/pull-source.ts';
import {
	findTeamDay,
	findTeamDayOf,
	lastTeamDay,
	listTeamDaysAfter,
	putTeamDay
} from '#server/team/team.repository.ts';
import type { TeamDayRow } from '#server/team/team.table.ts';
import { teamOf } from '#server/team/team-members.usecase.ts';

/** An absence as it is now; a deleted one counts no more. */
export interface WrittenAbsence {
	readonly id: string;
	readonly userId: string;
	readonly deleted: boolean;
	readonly record: Omit<Absence, 'seq'>;
}

/**
 * Keeps what the team is shown in step with an absence that was just written, inside its transaction. Acts that change
 * nothing of it (a note, a request to cancel) move nothing, so nobody hears of them. Other days, or another type, are
 * a row of their own. It has no line in the journal: the absence's has everything.
 */
export function keepTeamDay(
	deps: Deps,
	{ id: absenceId, userId, deleted, record }: WrittenAbsence,
	onlookers: () => readonly string[]
): void {
	const { db, history, ids, feed } = deps;
	const days = deleted ? null : daysAway(record);
	const before = findTeamDayOf(db, absenceId);
	const { typeId } = record;
	if (before !== null && days !== null && before.typeId === typeId && isSame(before, days)) return;
	const told = typesToldToTeam(absenceTypesOf(deps));
	const put = (row: TeamDayRow) => {
		putTeamDay(db, row);
		// Nobody is told that somebody's illness begins or ends.
		if (!told.has(row.typeId)) return;
		const userIds = onlookers();
		db.afterCommit(() => feed.publish({ collection: 'team_days', seq: row.seq, userIds }));
	};
	if (before !== null) put({ ...before, deleted: true, seq: history.next() });
	if (days === null) return;
	put({ id: ids.next(), absenceId, userId, typeId, ...days, deleted: false, seq: history.next() });
}

function isSame(one: DaysAway, other: DaysAway): boolean {
	return (
		one.from === other.from &&
		one.to === other.to &&
		one.firstHalf === other.firstHalf &&
		one.lastHalf === other.lastHalf
	);
}

/**
 * When the people of an actor's team are away: today's colleagues, as a manager today's members. Only what is not over
 * since last month, and of the types a team is told of; both are part of the view, so what drops out of it is dropped
 * by the devices too. What stopped to count comes as a tombstone, to those who were shown it.
 */
export function teamDaysSource(deps: Pick<Deps, 'db'>, actor: Actor, today: LocalDate): PullSource {
	const { db } = deps;
	const people = teamOf(deps, actor, today);
	const team = [...people.keys()];
	const told = typesToldToTeam(absenceTypesOf(deps));
	const start = teamDaysFrom(today);
	const isShown = (row: TeamDayRow) => people.has(row.userId) && told.has(row.typeId) && row.to >= start;
	return {
		view: JSON.stringify([team, start, [...told].sort()]),
		hasOthers: true,
		lastSeq: () => lastTeamDay(db, team, [...told]),
		page: (after, limit, since) =>
			fillPage(after, limit, {
				read: (from, count) => listTeamDaysAfter(db, team, from, count),
				toText(row) {
					if (!isShown(row) || (row.deleted && row.seq <= since)) return null;
					return textOf(row);
				}
			}),
		find(id) {
			const row = findTeamDay(db, id);
			return row === null || row.deleted || !isShown(row) ? null : textOf(row);
		}
	};
}

function textOf({ id, userId, from, to, firstHalf, lastHalf, seq, deleted }: TeamDayRow): string {
	if (deleted) return tombstoneText(id, seq);
	return JSON.stringify({ id, userId, from, to, firstHalf, lastHalf, seq, _deleted: false });
}
