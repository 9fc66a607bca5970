import type { Actor } from '#domain/people/actor.ts';
import type { Membership } from '#domain/people/employee.ts';
import { managesOwner } from '#domain/people/visibility.ts';
import type { TimeEntry, TimeEntryFlag } from '#domain/time-entry/time-entry.ts';
import type { Instant } from '#domain/time/instant.ts';
import { localDateOf } from '#domain/time/zone.ts';

/** Confirmed, and a manager has the next word. */
export function awaitsManager({ state, route }: Pick<TimeEntry, 'state' | 'route'>): boolean {
	return state === 'confirmed' && route === 'manager';
}

/** Whether it is this manager's word an entry waits for: of somebody else, whose group he manages now. */
export function awaitsWordOf(
	actor: Actor,
	entry: Pick<TimeEntry, 'state' | 'route' | 'userId' | 'start' | 'zone'>,
	ownerMemberships: readonly Membership[],
	now: Instant
): boolean {
	if (!awaitsManager(entry) || entry.userId === actor.userId) return false;
	const entryDate = localDateOf(entry.start, entry.zone);
	return managesOwner({ actor, ownerMemberships, entryDate, today: localDateOf(now, entry.zone) });
}

/** What happened to a confirmation that its manager should know before agreeing. */
const tellingFlags: ReadonlySet<TimeEntryFlag> = new Set([
	'LATE_CONFIRM',
	'LATE_SYNC',
	'CLOCK_SUSPECT',
	'WITH_VIOLATIONS',
	'ON_BEHALF',
	'REOPENED',
	'RESTORED'
]);

/** Whether entries ask to be looked at before they are agreed to, whatever their marks: words, or something odd. */
export function asksForALook(entries: readonly Pick<TimeEntry, 'explanation' | 'flags'>[]): boolean {
	return entries.some(
		({ explanation, flags }) => explanation !== '' || flags.some((flag) => tellingFlags.has(flag))
	);
}
