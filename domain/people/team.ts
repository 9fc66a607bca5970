import type { Membership } from '#domain/people/employee.ts';
import { spans } from '#domain/people/visibility.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What decides whose team somebody is on. */
export interface TeamMember {
	readonly userId: string;
	readonly archived: boolean;
	readonly memberships: readonly Membership[];
}

/** Somebody who looks at a team: as a member of groups, as the manager of groups, or both. */
export interface TeamOnlooker extends TeamMember {
	readonly manages: readonly Membership[];
}

/**
 * The groups through which one person is shown another's days off and presence on a day: those both belong to, and
 * those the one manages and the other belongs to. None for oneself, and none where one of them has left the company.
 */
export function groupsShown(onlooker: TeamOnlooker, other: TeamMember, date: LocalDate): string[] {
	if (onlooker.userId === other.userId || onlooker.archived || other.archived) return [];
	const looksInto = new Set(
		[...onlooker.memberships, ...onlooker.manages]
			.filter((one) => spans(one, date))
			.map(({ groupId }) => groupId)
	);
	return other.memberships
		.filter((one) => spans(one, date) && looksInto.has(one.groupId))
		.map(({ groupId }) => groupId);
}
