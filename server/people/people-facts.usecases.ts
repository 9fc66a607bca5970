import type { Membership } from '#domain/people/employee.ts';
import type { Deps } from '#server/deps.ts';
import { findEmployee, hasEmployees, listMemberships } from '#server/people/people.repository.ts';

/** All memberships of all people, oldest first. */
export function allMemberships({ db }: Pick<Deps, 'db'>): (Membership & { userId: string })[] {
	return listMemberships(db);
}

/** Whether there is such a person, archived or not. */
export function personExists({ db }: Pick<Deps, 'db'>, userId: string): boolean {
	return findEmployee(db, userId) !== null;
}

/** Whether nobody is there yet. */
export function isWithoutPeople({ db }: Pick<Deps, 'db'>): boolean {
	return !hasEmployees(db);
}
