import { ownerFrom, type Owner } from '#domain/people/owner.ts';
import type { Deps } from '#server/deps.ts';
import { listMembers, listStandings, type Member } from '#server/people/memberships.repository.ts';
import { findEmployee, membershipsOf } from '#server/people/people.repository.ts';

export type { Owner } from '#domain/people/owner.ts';

/** The person who owns a record; null when there is no such person. */
export function ownerOf({ db }: Pick<Deps, 'db'>, userId: string): Owner | null {
	const employee = findEmployee(db, userId);
	return employee === null ? null : ownerFrom({ ...employee, memberships: membershipsOf(db, userId) });
}

/** Everybody who belongs or belonged to one of these groups, with all their memberships, by id. */
export function membersOf({ db }: Pick<Deps, 'db'>, groupIds: readonly string[]): readonly Member[] {
	return groupIds.length === 0 ? [] : listMembers(db, groupIds);
}

/** Which of these people are with the company now. */
export function presentAmong({ db }: Pick<Deps, 'db'>, userIds: readonly string[]): ReadonlySet<string> {
	const present = listStandings(db, userIds).filter((one) => !ownerFrom(one).archived);
	return new Set(present.map(({ userId }) => userId));
}

/** A person's name; empty for nobody. */
export function personName({ db }: Pick<Deps, 'db'>, userId: string): string {
	return findEmployee(db, userId)?.name ?? '';
}
