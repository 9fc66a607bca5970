import { invariant } from '#domain/kernel/invariant.ts';
import type { Membership } from '#domain/people/employee.ts';
import { spans } from '#domain/people/visibility.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules } from '#server/groups/group-rules.usecase.ts';
import { appendJournal } from '#server/journal/journal.ts';
import {
	findEmployee,
	insertEmployee,
	membershipsOf,
	replaceMembershipsOf,
	updateEmployee,
	type NewEmployee
} from '#server/people/people.repository.ts';
import type { EmployeeRow } from '#server/people/people.table.ts';
import { companyToday } from '#server/settings/settings.usecases.ts';

export type EmployeeFields = Omit<NewEmployee, 'seq' | 'deleted'>;
export type EmployeeChange = Partial<Omit<EmployeeRow, 'id' | 'seq' | 'deleted'>>;

/** Adds a person: with the place in the history, the journal line, and word to the devices. */
export function addEmployee(
	deps: Deps,
	actorId: string,
	fields: EmployeeFields,
	memberships: readonly Membership[] = []
): void {
	const { db, history } = deps;
	invariant(db.sqlite.inTransaction, 'People change inside a transaction');
	const seq = history.next();
	insertEmployee(db, { ...fields, seq });
	replaceMembershipsOf(db, fields.id, memberships);
	record(deps, { actorId, userId: fields.id, event: 'create', before: null, seq });
}

/** Changes a person, or the person's groups; a membership is part of its employee. */
export function changeEmployee(
	deps: Deps,
	actorId: string,
	userId: string,
	{
		fields = {},
		memberships,
		event = 'edit'
	}: {
		fields?: EmployeeChange;
		memberships?: readonly Membership[];
		event?: string;
	}
): void {
	const { db, history, feed } = deps;
	invariant(db.sqlite.inTransaction, 'People change inside a transaction');
	const before = describe(deps, userId);
	invariant(before, 'Only somebody who exists can be changed');
	const seq = history.next();
	updateEmployee(db, userId, { ...fields, seq });
	if (memberships !== undefined) {
		replaceMembershipsOf(db, userId, memberships);
		// Who may see whose confirmed entries moved with the membership, on both sides.
		db.afterCommit(() => feed.resync('all'));
	}
	record(deps, { actorId, userId, event, before, seq });
}

function record(
	deps: Deps,
	line: { actorId: string; userId: string; event: string; before: Description | null; seq: number }
): void {
	const { actorId, userId, event, before, seq } = line;
	const after = describe(deps, userId);
	appendJournal(deps, {
		actorId,
		collection: 'employees',
		recordId: userId,
		userId,
		event,
		before,
		after
	});
	const userIds = before?.name === after?.name ? [userId, ...managersOf(deps, before, after)] : 'all';
	deps.db.afterCommit(() => deps.feed.publish({ collection: 'employees', seq, userIds }));
}

/**
 * Those who see more of a person than the name: today's managers of every group the person is, was or will
 * be in. Colleagues see the name only, so only a new person or another name is news to everybody.
 */
function managersOf(deps: Deps, ...versions: (Description | null)[]): string[] {
	const groupIds = new Set(versions.flatMap((one) => one?.memberships ?? []).map(({ groupId }) => groupId));
	if (groupIds.size === 0) return [];
	const today = companyToday(deps);
	return listGroupRules(deps)
		.filter(({ id }) => groupIds.has(id))
		.flatMap(({ data }) => data.managers)
		.filter((manager) => spans(manager, today))
		.map(({ userId }) => userId);
}

type Description = Omit<EmployeeRow, 'seq' | 'deleted'> & { readonly memberships: readonly Membership[] };

function describe({ db }: Pick<Deps, 'db'>, userId: string): Description | null {
	const row = findEmployee(db, userId);
	if (row === null) return null;
	const { seq: _seq, deleted: _deleted, ...fields } = row;
	return { ...fields, memberships: membershipsOf(db, userId) };
}
