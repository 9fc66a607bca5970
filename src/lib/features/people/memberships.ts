import type { Membership } from '#domain/people/employee.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';

/** The membership in force on a date; null when the person is in no group then. */
export function membershipOn(memberships: readonly Membership[], date: LocalDate): Membership | null {
	return (
		memberships.find(
			(membership) => membership.from <= date && (membership.to === null || membership.to >= date)
		) ?? null
	);
}

/**
 * Moves a person to another group (or out of all groups) from a date on: what was before stays as it was,
 * what would have been after is replaced. A person is in one group at a time.
 */
export function moveToGroup(
	memberships: readonly Membership[],
	groupId: string | null,
	from: LocalDate
): readonly Membership[] {
	const before = memberships
		.filter((membership) => membership.from < from)
		.map((membership) =>
			membership.to === null || membership.to >= from ? { ...membership, to: addDays(from, -1) } : membership
		);
	return groupId === null ? before : [...before, { groupId, from, to: null }];
}
