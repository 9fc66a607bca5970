import type { Actor } from '#domain/people/actor.ts';
import { presenceFrom, showsPresence } from '#domain/people/presence.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntryKind } from '#domain/time-entry/time-entry.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules } from '#server/groups/group-rules.usecase.ts';
import { companyToday } from '#server/settings/settings.usecases.ts';
import { fillPage, tombstoneText, type PullSource } from '#server/sync/pull-source.ts';
import { findPresence, lastPresence, listPresenceAfter, putPresence } from '#server/team/team.repository.ts';
import type { PresenceRow } from '#server/team/team.table.ts';
import { onlookersOf, teamOf, type GroupsByPerson } from '#server/team/team-members.usecase.ts';

/** A person's entry that runs. */
export interface RunningEntry {
	readonly kind: TimeEntryKind;
	readonly start: string;
}

/**
 * Notes whether a person is at work, from the entries that run now, inside the transaction that wrote them. Whoever is
 * shown it hears of it after the commit: nobody, unless the person's group switched it on. It has no line in the journal:
 * the entries' have everything.
 */
export function keepPresence(
	deps: Pick<Deps, 'db' | 'clock' | 'history' | 'feed'>,
	userId: string,
	running: readonly RunningEntry[]
): void {
	const { db, history, feed } = deps;
	const now = presenceFrom(running);
	const before = findPresence(db, userId);
	const wasHere = before !== null && !before.deleted;
	if (now === null ? !wasHere : wasHere && before.state === now.state && before.since === now.since) return;
	const seq = history.next();
	const { state, since } = now ?? { state: 'working', since: '' };
	putPresence(db, { userId, state, since, deleted: now === null, seq });
	const userIds = shownThrough(deps, () => onlookersOf(deps, userId, companyToday(deps)));
	if (userIds.length > 0) db.afterCommit(() => feed.publish({ collection: 'presence', seq, userIds }));
}

/**
 * Who of an actor's team is at work, through groups that switched it on. Which people these are is part of the view:
 * where it is switched off, devices start again and drop what they held.
 */
export function presenceSource(deps: Pick<Deps, 'db'>, actor: Actor, today: LocalDate): PullSource {
	const { db } = deps;
	const team = shownThrough(deps, () => teamOf(deps, actor, today));
	return {
		view: JSON.stringify(team),
		hasOthers: true,
		lastSeq: () => lastPresence(db, team),
		page: (after, limit, since) =>
			fillPage(after, limit, {
				read: (from, count) => listPresenceAfter(db, team, from, count),
				toText: (row) => (row.deleted && row.seq <= since ? null : textOf(row))
			}),
		find(id) {
			const row = team.includes(id) ? findPresence(db, id) : null;
			return row === null || row.deleted ? null : textOf(row);
		}
	};
}

/** Those with whom one has a group in common that shows who is at work. */
function shownThrough(deps: Pick<Deps, 'db'>, people: () => GroupsByPerson): string[] {
	const open = new Set(
		listGroupRules(deps)
			.filter(({ data }) => showsPresence(data))
			.map(({ id }) => id)
	);
	// Most companies show it nowhere: then nobody is looked for.
	if (open.size === 0) return [];
	return [...people()].filter(([, groups]) => groups.some((id) => open.has(id))).map(([userId]) => userId);
}

function textOf({ userId, state, since, seq, deleted }: PresenceRow): string {
	if (deleted) return tombstoneText(userId, seq);
	return JSON.stringify({ id: userId, userId, state, since, seq, _deleted: false });
}
