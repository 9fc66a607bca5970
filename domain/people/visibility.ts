import type { Actor } from '#domain/people/actor.ts';
import type { Membership } from '#domain/people/employee.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** The group a person belongs to on a date; null when none. Later memberships win where two meet. */
export function groupOn(memberships: readonly Membership[], date: LocalDate): string | null {
	let found: Membership | null = null;
	for (const one of memberships) {
		if (!spans(one, date)) continue;
		if (found === null || one.from >= found.from) found = one;
	}
	return found?.groupId ?? null;
}

/** Whether a span of days (both ends inclusive, null = open) holds a date. */
export function spans(
	span: { readonly from: LocalDate; readonly to: LocalDate | null },
	date: LocalDate
): boolean {
	return span.from <= date && (span.to === null || date <= span.to);
}

/** The groups somebody manages on a date. */
export function managedGroupsOn(actor: Actor, date: LocalDate): ReadonlySet<string> {
	return new Set(actor.manages.filter((one) => spans(one, date)).map((one) => one.groupId));
}

/**
 * Whether an actor manages the person an entry belongs to. The group is the one of the entry's date,
 * the manager the one of the day on which he acts: a person who changed groups last week is still
 * judged by the old group's manager for the time before.
 */
export function managesOwner(input: {
	readonly actor: Actor;
	readonly ownerMemberships: readonly Membership[];
	readonly entryDate: LocalDate;
	readonly today: LocalDate;
}): boolean {
	const groupId = groupOn(input.ownerMemberships, input.entryDate);
	if (groupId === null) return false;
	return input.actor.manages.some((one) => one.groupId === groupId && spans(one, input.today));
}

/** The states in which an entry is shown to the managers of its owner. */
export const managerSees: readonly TimeEntry['state'][] = ['confirmed', 'verified', 'rejected', 'closed'];

/**
 * Who may read a time entry: its owner always; a manager of the group the owner belonged to on the
 * entry's date, once it is confirmed. Drafts are private. HR reads by HTTP, see `canHrSeeTimeEntry`.
 */
export function canSeeTimeEntry(input: {
	readonly actor: Actor;
	readonly entry: Pick<TimeEntry, 'userId' | 'state' | 'route'>;
	readonly entryDate: LocalDate;
	readonly today: LocalDate;
	readonly ownerMemberships: readonly Membership[];
}): boolean {
	const { actor, entry } = input;
	if (actor.userId === entry.userId) return true;
	return managerSees.includes(entry.state) && managesOwner(input);
}

/**
 * What HR may read of others: what reached HR. On the direct route from confirmed on, with manager
 * verification only what the manager verified; before that HR knows the count, not the entries.
 */
export function canHrSeeTimeEntry(entry: Pick<TimeEntry, 'state' | 'route'>): boolean {
	if (entry.state === 'closed' || entry.state === 'review' || entry.state === 'verified') return true;
	return entry.state === 'confirmed' && entry.route !== 'manager';
}
