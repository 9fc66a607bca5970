import type { Membership } from '#domain/people/employee.ts';
import { spans } from '#domain/people/visibility.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Whether two people are in one group on a day: then each knows the other by name. */
export function shareGroup(
	own: readonly Membership[],
	others: readonly Membership[],
	date: LocalDate
): boolean {
	const groups = new Set(own.filter((one) => spans(one, date)).map(({ groupId }) => groupId));
	return others.some((one) => groups.has(one.groupId) && spans(one, date));
}

/**
 * Who manages or managed one of the groups a person is, was or will be in: their names stand under decisions of
 * any time, so they are known without an end.
 */
export function managersKnownTo(
	memberships: readonly Membership[],
	groups: readonly { readonly id: string; readonly data: Pick<GroupData, 'managers'> }[]
): string[] {
	return groups
		.filter(({ id }) => memberships.some(({ groupId }) => groupId === id))
		.flatMap(({ data }) => data.managers.map(({ userId }) => userId));
}
