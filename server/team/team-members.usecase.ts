import type { Actor } from '#domain/people/actor.ts';
import { groupsShown, type TeamMember } from '#domain/people/team.ts';
import { spans } from '#domain/people/visibility.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules, type GroupRules } from '#server/groups/group-rules.usecase.ts';
import { membersOf, ownerOf, presentAmong } from '#server/people/memberships.usecase.ts';

/** People, each with the groups through which one is shown the other. */
export type GroupsByPerson = ReadonlyMap<string, readonly string[]>;

/** Those whose days off and presence an actor is shown today. */
export function teamOf(deps: Pick<Deps, 'db'>, actor: Actor, today: LocalDate): GroupsByPerson {
	const memberships = ownerOf(deps, actor.userId)?.memberships ?? [];
	const onlooker = { ...actor, memberships };
	const groups = [...memberships, ...actor.manages].filter((one) => spans(one, today));
	const ids = groups.map(({ groupId }) => groupId);
	return withGroups(peopleIn(deps, ids, []), (other) => groupsShown(onlooker, other, today));
}

/** Those who are shown a person's days off and presence today; `asBefore`: also when the person just left, or came back. */
export function onlookersOf(
	deps: Pick<Deps, 'db'>,
	userId: string,
	today: LocalDate,
	{ asBefore = false } = {}
): GroupsByPerson {
	const owner = ownerOf(deps, userId);
	if (owner === null) return new Map();
	const { memberships, archived } = owner;
	const shown = { userId, memberships, archived: archived && !asBefore };
	const groupIds = memberships.filter((one) => spans(one, today)).map(({ groupId }) => groupId);
	const groups = listGroupRules(deps).filter(({ id }) => groupIds.includes(id));
	return withGroups(peopleIn(deps, groupIds, managersOf(groups)), (one) => {
		const manages = groups.flatMap(({ id: groupId, data }) =>
			data.managers
				.filter((span) => span.userId === one.userId)
				.map(({ from, to }) => ({ groupId, from, to }))
		);
		return groupsShown({ ...one, manages }, shown, today);
	});
}

/** Everybody who is, was or will be a member or the manager of a group. */
export function peopleAround(deps: Pick<Deps, 'db'>, group: GroupRules): string[] {
	return peopleIn(deps, [group.id], managersOf([group])).map(({ userId }) => userId);
}

function managersOf(groups: readonly GroupRules[]): string[] {
	return groups.flatMap(({ data }) => data.managers.map(({ userId }) => userId));
}

/** The people of these groups and the managers, with what decides whose team they are on. */
function peopleIn(
	deps: Pick<Deps, 'db'>,
	groupIds: readonly string[],
	managerIds: readonly string[]
): TeamMember[] {
	const members = new Map(membersOf(deps, groupIds).map((one) => [one.userId, one.memberships]));
	const userIds = [...new Set([...members.keys(), ...managerIds])];
	const present = presentAmong(deps, userIds);
	return userIds.map((userId) => ({
		userId,
		archived: !present.has(userId),
		memberships: members.get(userId) ?? []
	}));
}

/** In a fixed order: it is part of what says whether a view changed. */
function withGroups(
	people: readonly TeamMember[],
	groupsOf: (one: TeamMember) => readonly string[]
): GroupsByPerson {
	const found = people.map((one) => [one.userId, groupsOf(one)] as const);
	return new Map(found.filter(([, groups]) => groups.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
