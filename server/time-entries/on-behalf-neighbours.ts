import type { Actor } from '#domain/people/actor.ts';
import { canHrSeeTimeEntry, canSeeTimeEntry } from '#domain/people/visibility.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import type { Owner } from '#server/people/memberships.usecase.ts';
import type { EntryVersion } from '#server/time-entries/entry-version.ts';

/** Who confirms for whom, and on which dates he may. */
export interface OnBehalf {
	readonly actor: Actor;
	readonly owner: Owner;
	/** The requested dates that are the actor's. */
	readonly open: ReadonlySet<LocalDate>;
	readonly today: LocalDate;
}

/**
 * Of somebody's entries those that may sway a confirmation on his behalf: what the actor sees anyhow, and
 * the stopped drafts of the requested dates, which he could confirm as well. Never a clock that runs, and
 * no draft of other dates: an actor may put an entry of his own choice anywhere, so what overlaps it, or
 * leaves it no rest, would be told minute by minute.
 */
export function onBehalfNeighbours(versions: readonly EntryVersion[], on: OnBehalf): TimeEntry[] {
	return versions.filter((version) => maySway(version, on)).map(({ record }) => record);
}

function maySway({ parts, record }: EntryVersion, { actor, owner, open, today }: OnBehalf): boolean {
	if (record.stop === null) return false;
	if (isEditable(parts.state) && open.has(parts.day)) return true;
	if (actor.isHr && canHrSeeTimeEntry(record)) return true;
	const { memberships: ownerMemberships } = owner;
	return canSeeTimeEntry({ actor, entry: record, entryDate: parts.day, today, ownerMemberships });
}
