import type { Membership } from '#domain/people/employee.ts';
import type { Deps } from '#server/deps.ts';
import {
	findEmployee,
	findEmployeeByUserName,
	hasEmployees,
	listEmployees,
	listMemberships
} from '#server/people/people.repository.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';

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

/** A person whole; null for nobody. The caller asks the right. */
export function employeeOf({ db }: Pick<Deps, 'db'>, userId: string): EmployeeRow | null {
	return findEmployee(db, userId);
}

/** Everybody whole, archived people included, by name. The caller asks the right. */
export function allEmployees({ db }: Pick<Deps, 'db'>): EmployeeRow[] {
	return listEmployees(db);
}

/** Whether somebody has this user name, in any case of letters. */
export function userNameIsTaken({ db }: Pick<Deps, 'db'>, userName: string): boolean {
	return findEmployeeByUserName(db, userName) !== null;
}
