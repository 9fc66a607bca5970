import type { LocalDate } from '#domain/time/local-date.ts';
import { groupOn } from '#domain/people/visibility.ts';
import type { Person } from './types.ts';

/** What the status column says: whether and how somebody gets in. */
export type AccessState = 'active' | 'invited' | 'not_invited' | 'invite_over' | 'archived';
export type StatusFilter = 'here' | AccessState;

export interface PeopleFilter {
	readonly search: string;
	/** '' = everybody, 'none' = people without a group. */
	readonly groupId: string;
	readonly status: StatusFilter;
}

/** Somebody who never signed in is invited while the card works, and not (any more) otherwise. */
export function accessState(person: Person, now: string): AccessState {
	if (person.status !== 'invited') return person.status;
	if (person.inviteExpiresAt === null) return 'not_invited';
	return person.inviteExpiresAt > now ? 'invited' : 'invite_over';
}

/** Whom the list shows; a search finds parts of the name, the user name and the personal number. */
export function filterPeople(
	people: readonly Person[],
	filter: PeopleFilter,
	today: LocalDate,
	now: string
): readonly Person[] {
	const wanted = filter.search.trim().toLocaleLowerCase();
	return people.filter(
		(person) =>
			matchesStatus(accessState(person, now), filter.status) &&
			matchesGroup(person, filter.groupId, today) &&
			(wanted === '' ||
				person.name.toLocaleLowerCase().includes(wanted) ||
				person.userName.includes(wanted) ||
				person.personalNumber.toLocaleLowerCase().includes(wanted))
	);
}

function matchesStatus(state: AccessState, wanted: StatusFilter): boolean {
	return wanted === 'here' ? state !== 'archived' : state === wanted;
}

function matchesGroup(person: Person, groupId: string, today: LocalDate): boolean {
	if (groupId === '') return true;
	const current = groupOn(person.memberships, today) ?? 'none';
	return current === groupId;
}

/** How many people are active, invited and archived. */
export function countByStatus(people: readonly Person[]): Readonly<Record<Person['status'], number>> {
	const counts = { active: 0, invited: 0, archived: 0 };
	for (const person of people) counts[person.status] += 1;
	return counts;
}
