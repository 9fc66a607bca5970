import { instantToMs, type Instant } from '#domain/time/instant.ts';

/**
 * What still counts of a person who was archived: what the server received before that; what was done
 * before and arrives later, HR decides; what was done at or after the archiving is refused.
 */
export function judgeArchived(input: {
	readonly archivedAt: Instant;
	readonly effectiveAt: Instant;
	readonly receivedAt: Instant | null;
}): 'accepted' | 'review' | 'rejected' {
	const archivedAt = instantToMs(input.archivedAt);
	if (input.receivedAt !== null && instantToMs(input.receivedAt) < archivedAt) return 'accepted';
	return instantToMs(input.effectiveAt) < archivedAt ? 'review' : 'rejected';
}
