import type { Employee, Membership, WorkingSchedule } from '#domain/people/employee.ts';
import type { Instant } from '#domain/time/instant.ts';

/** A person as the rules look at the owner of a record: what the app and the server both ask them with. */
export interface Owner {
	readonly memberships: readonly Membership[];
	readonly archived: boolean;
	/** When; a device does not know it, and then everything of an archived owner is refused. */
	readonly archivedAt: Instant | null;
	/** The owner's own regulation profile, if any. */
	readonly profile: string | null;
	/** The owner's contract versions: a version may bring a profile of its own. */
	readonly schedules: readonly WorkingSchedule[];
	/** Where the owner works; null = at the company's own place, see `placeOf`. */
	readonly locationId: string | null;
}

/** The facts about an owner, from a record that may say only part of them. */
export function ownerFrom(
	person: (Partial<Employee> & { readonly archivedAt?: Instant | null }) | null
): Owner {
	const archivedAt = person?.archivedAt ?? null;
	return {
		memberships: person?.memberships ?? [],
		archived: archivedAt !== null || person?.status === 'archived',
		archivedAt,
		profile: person?.profile ?? null,
		schedules: person?.schedules ?? [],
		locationId: person?.locationId ?? null
	};
}
