import type { Membership } from '#domain/people/employee.ts';
import type { Deps } from '#server/deps.ts';
import { AppError } from '#server/http/errors.ts';
import { changeEmployee } from '#server/people/employee-changes.usecase.ts';
import { isUnclear, withoutDaysOf } from '#domain/people/membership-spans.ts';
import { listMemberships } from '#server/people/people.repository.ts';

/**
 * Makes these spans the whole membership of a group. A person is in one group at a time: days that were
 * another group's move over. People whose spans stay the same are not touched.
 */
export function setGroupMembers(
	deps: Deps,
	actorId: string,
	groupId: string,
	spansByPerson: ReadonlyMap<string, readonly Membership[]>
): void {
	const before = Map.groupBy(listMemberships(deps.db), ({ userId }) => userId);
	const formerly = [...before].filter(([, all]) => all.some((one) => one.groupId === groupId));
	const people = new Set([...spansByPerson.keys(), ...formerly.map(([userId]) => userId)]);
	for (const userId of people) {
		const old = (before.get(userId) ?? []).map(({ groupId: id, from, to }) => ({ groupId: id, from, to }));
		const spans = (spansByPerson.get(userId) ?? []).map(({ from, to }) => ({ groupId, from, to }));
		const elsewhere = old.filter((one) => one.groupId !== groupId);
		const kept = spans.reduce<Membership[]>((rest, span) => withoutDaysOf(rest, span), elsewhere);
		const next = [...kept, ...spans].toSorted((a, b) => a.from.localeCompare(b.from));
		if (isUnclear(next)) {
			throw new AppError('people.overlapping_memberships', 409, 'A person is in one group at a time.');
		}
		if (JSON.stringify(next) === JSON.stringify(old)) continue;
		changeEmployee(deps, actorId, userId, { memberships: next, event: 'move' });
	}
}
