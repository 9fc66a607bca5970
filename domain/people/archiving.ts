import { isPresent } from '#domain/kernel/present.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { Owner } from '#domain/people/owner.ts';
import { instantToMs, type Instant } from '#domain/time/instant.ts';

export type Archiving = 'accepted' | 'review' | 'rejected';

/**
 * What still counts of a person who was archived: what the server received before that; what was done
 * before and arrives later, HR decides; what was done at or after the archiving is refused.
 */
export function judgeArchived(input: {
	readonly archivedAt: Instant;
	readonly effectiveAt: Instant;
	readonly receivedAt: Instant | null;
}): Archiving {
	const archivedAt = instantToMs(input.archivedAt);
	if (input.receivedAt !== null && instantToMs(input.receivedAt) < archivedAt) return 'accepted';
	return instantToMs(input.effectiveAt) < archivedAt ? 'review' : 'rejected';
}

/**
 * How far the archiving of its owner touches a write. Who knows that somebody is archived but not since when (a
 * device) takes nothing any more.
 */
export function archivingOf(input: {
	readonly actor: Pick<Actor, 'archived'>;
	readonly owner: Pick<Owner, 'archived' | 'archivedAt'>;
	readonly effectiveAt: Instant;
	readonly receivedAt: Instant | null;
}): Archiving {
	const { actor, owner, effectiveAt, receivedAt } = input;
	if (isPresent(owner.archivedAt))
		return judgeArchived({ archivedAt: owner.archivedAt, effectiveAt, receivedAt });
	return owner.archived || actor.archived ? 'rejected' : 'accepted';
}
