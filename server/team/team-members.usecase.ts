import type { Actor } from '#domain/people/actor.ts';
import { groupsShown, type TeamMember } from '#domain/people/team.ts';
import { spans } from '#domain/people/visibility.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules, type GroupRules } from '#server/groups/group-rules.usecase.ts';
import { membersOf, ownerOf } from '#server/people/memberships.usecase.ts';

/** People, each with the groups through which one is shown the other. */
export type GroupsByPerson = ReadonlyMap<string, readonly string[]>;

/** Those whose days off and presence an actor is shown today. */
export function teamOf(deps: Pick<Deps, 'db'>, actor: Actor, today: LocalDate): GroupsByPerson {
	const onlooker = { ...memberOf(deps, actor.userId), ...actor };
	const groups = [...onlooker.memberships, ...onlooker.manages].filter((one) => spans(one, today));
	const others = membersOf(
		deps,
		groups.map(({ groupId }) => groupId)
	);
	return withGroups(
		others.map(({ userId }) => userId),
		(userId) => groupsShown(onlooker, memberOf(deps, userId), today)
	);
}

/** Those who are shown a person's days off and presence today; `asBefore`: also when the person just left, or came back. */
export function onlookersOf(
	deps: Pick<Deps, 'db'>,
	userId: string,
	today: LocalDate,
	{ asBefore = false } = {}
): GroupsByPerson {
	const member = memberOf(deps, userId);
	const shown = asBefore ? { ...member, archived: false } : member;
	const groupIds = shown.memberships.filter((one) => spans(one, today)).map(({ groupId }) => groupId);
	const groups = listGroupRules(deps).filter(({ id }) => groupIds.includes(id));
	return withGroups(peopleAround(deps, groups), (id) => {
		const manages = groups.flatMap(({ id: groupId, data }) =>
			data.managers.filter((one) => one.userId === id).map(({ from, to }) => ({ groupId, from, to }))
		);
		return groupsShown({ ...memberOf(deps, id), manages }, shown, today);
	});
}

/** Everybody who is, was or will be a member or the manager of one of these groups. */
export function peopleAround(deps: Pick<Deps, 'db'>, groups: readonly GroupRules[]): string[] {
	const members = membersOf(
		deps,
		groups.map(({ id }) => id)
	);
	const managers = groups.flatMap(({ data }) => data.managers);
	return [...new Set([...members, ...managers].map(({ userId }) => userId))];
}

function memberOf(deps: Pick<Deps, 'db'>, userId: string): TeamMember {
	const owner = ownerOf(deps, userId);
	return { userId, archived: owner?.archived ?? true, memberships: owner?.memberships ?? [] };
}

/** In a fixed order: it is part of what says whether a view changed. */
function withGroups(
	userIds: readonly string[],
	groupsOf: (userId: string) => readonly string[]
): GroupsByPerson {
	const found = userIds.map((userId) => [userId, groupsOf(userId)] as const);
	return new Map(found.filter(([, groups]) => groups.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
