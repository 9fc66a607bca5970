import type { Membership, WorkingSchedule } from '#domain/people/employee.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Deps } from '#server/deps.ts';
import { listMembers, type Member } from '#server/people/memberships.repository.ts';
import { findEmployee, membershipsOf } from '#server/people/people.repository.ts';

/** A person as the rules look at the owner of a record. */
export interface Owner {
	readonly memberships: readonly Membership[];
	readonly archived: boolean;
	readonly archivedAt: Instant | null;
	readonly profile: string | null;
	readonly schedules: readonly WorkingSchedule[];
	readonly locationId: string | null;
}

/** The person who owns a record; null when there is no such person. */
export function ownerOf({ db }: Pick<Deps, 'db'>, userId: string): Owner | null {
	const employee = findEmployee(db, userId);
	if (employee === null) return null;
	const { archivedAt, profile, schedules, locationId } = employee;
	return {
		memberships: membershipsOf(db, userId),
		archived: archivedAt !== null,
		archivedAt,
		profile,
		schedules,
		locationId
	};
}

/** Everybody who belongs or belonged to one of these groups, with all their memberships, by id. */
export function membersOf({ db }: Pick<Deps, 'db'>, groupIds: readonly string[]): readonly Member[] {
	return groupIds.length === 0 ? [] : listMembers(db, groupIds);
}

/** A person's name; empty for nobody. */
export function personName({ db }: Pick<Deps, 'db'>, userId: string): string {
	return findEmployee(db, userId)?.name ?? '';
}
