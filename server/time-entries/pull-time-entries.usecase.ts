import type { Actor } from '#domain/people/actor.ts';
import type { Membership } from '#domain/people/employee.ts';
import { canSeeTimeEntry, managedGroupsOn, managerSees } from '#domain/people/visibility.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntryState } from '#domain/time-entry/time-entry.ts';
import type { Deps } from '#server/deps.ts';
import { membersOf } from '#server/people/memberships.usecase.ts';
import { fillPage, mergePages, tombstoneText, type PullSource } from '#server/sync/pull-source.ts';
import {
	findTimeEntries,
	hasOwnAfter,
	joinOwnAfter,
	listHiddenAfter,
	listManagedAfter,
	type HiddenTimeEntry
} from '#server/time-entries/time-entries.repository.ts';

/**
 * What an actor may pull of the time entries: all of the own ones; as a manager also what members of the
 * managed groups have confirmed. A row that left this view comes as a tombstone once, at the position
 * where it left, so that neither the id of a draft nor work on it shows (R9).
 */
export function timeEntriesSource(
	deps: Pick<Deps, 'db'>,
	actor: Actor,
	todayOf: () => LocalDate
): PullSource {
	if (actor.manages.length === 0) return ownSource(deps, actor);
	const today = todayOf();
	const groupIds = [...managedGroupsOn(actor, today)].sort();
	const members = membersOf(deps, groupIds);
	return members.length === 0
		? ownSource(deps, actor)
		: managerSource(deps, actor, { today, groupIds, members });
}

function ownSource({ db }: Pick<Deps, 'db'>, { userId }: Actor): PullSource {
	return {
		view: userId,
		page(after, limit) {
			const { count, last, texts } = joinOwnAfter(db, userId, after, limit);
			const more = last !== null && count === limit && hasOwnAfter(db, userId, last);
			return { documents: texts, last, more };
		},
		find: (id) => {
			const row = findTimeEntries(db, [id]).get(id);
			return row?.userId === userId ? row.text : null;
		}
	};
}

interface Span {
	readonly today: LocalDate;
	readonly groupIds: readonly string[];
	readonly members: readonly { readonly userId: string; readonly memberships: readonly Membership[] }[];
}

interface Seen {
	readonly userId: string;
	readonly day: LocalDate;
	readonly state: TimeEntryState;
	readonly deleted: boolean;
}

function managerSource(
	{ db }: Pick<Deps, 'db'>,
	actor: Actor,
	{ today, groupIds, members }: Span
): PullSource {
	const membershipsOf = new Map(members.map(({ userId, memberships }) => [userId, memberships]));
	const who = { userId: actor.userId, memberIds: [...membershipsOf.keys()], states: managerSees };
	const canSee = ({ userId, day, state, deleted }: Seen): boolean => {
		if (userId === actor.userId) return true;
		if (deleted) return false;
		const ownerMemberships = membershipsOf.get(userId) ?? [];
		return canSeeTimeEntry({
			actor,
			entry: { userId, state, route: null },
			entryDate: day,
			today,
			ownerMemberships
		});
	};
	const wasSeen = ({ userId, day }: HiddenTimeEntry) =>
		canSee({ userId, day, state: 'confirmed', deleted: false });
	return {
		view: JSON.stringify([actor.userId, groupIds, members]),
		hasOthers: true,
		page(after, limit, since) {
			const visible = fillPage(after, limit, {
				read: (from, count) => listManagedAfter(db, who, from, count),
				toText: (row) => (canSee(row) ? row.text : null)
			});
			const hidden = fillPage(Math.max(after, since), limit, {
				read: (from, count) => listHiddenAfter(db, who, from, count),
				toText: (row) => (wasSeen(row) && !canSee({ userId: row.userId, ...row.now }) ? goneText(row) : null)
			});
			return mergePages(visible, hidden, limit);
		},
		find(id) {
			const row = findTimeEntries(db, [id]).get(id);
			return row !== undefined && canSee(row) ? row.text : null;
		}
	};
}

function goneText({ id, seq }: HiddenTimeEntry): string {
	return tombstoneText(id, seq);
}
