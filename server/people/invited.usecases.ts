import { invariant } from '#domain/kernel/invariant.ts';
import type { Deps } from '#server/deps.ts';
import { changeEmployee } from '#server/people/employee-changes.usecase.ts';
import { findEmployee } from '#server/people/people.repository.ts';

/** How a person is called, and how they sign in. */
export function nameOf({ db }: Pick<Deps, 'db'>, userId: string): { name: string; userName: string } {
	const employee = findEmployee(db, userId);
	invariant(employee, 'An account belongs to an employee');
	return { name: employee.name, userName: employee.userName };
}

/** Somebody who was only invited has come in. */
export function activateInvited(deps: Deps, userId: string): void {
	if (findEmployee(deps.db, userId)?.status !== 'invited') return;
	changeEmployee(deps, userId, userId, { fields: { status: 'active' }, event: 'activate' });
}
