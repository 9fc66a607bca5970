import { groupOn, spans } from '#domain/people/visibility.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Deps } from '#server/deps.ts';
import type { GroupRules } from '#server/groups/group-rules.usecase.ts';
import type { Owner } from '#server/people/memberships.usecase.ts';
import type { EntryVersion } from '#server/time-entries/entry-version.ts';
import { isShownToManagers, type EntryChange } from '#server/time-entries/write-changes.ts';

/** What is needed to know who sees a change. */
export interface Audience {
	readonly changes: readonly EntryChange[];
	readonly groups: readonly GroupRules[];
	readonly today: LocalDate;
	ownerOf(userId: string): Owner | null;
}

/**
 * After the commit, tells those whose view changed and nobody else: the owner of each entry; its
 * managers only if they see it now or saw it before. `lastSeq` is the position of the last change.
 */
export function announceChanges(deps: Pick<Deps, 'db' | 'feed'>, audience: Audience, lastSeq: number): void {
	const { changes } = audience;
	if (changes.length === 0) return;
	const newest = new Map<string, number>();
	changes.forEach((change, index) => {
		const seq = lastSeq - changes.length + 1 + index;
		newest.set(change.after.parts.userId, seq);
		for (const version of [change.before, change.after]) {
			if (version === null || !isShownToManagers(version)) continue;
			for (const userId of managersOf(audience, version)) newest.set(userId, seq);
		}
	});
	const bySeq = Map.groupBy(newest.keys(), (userId) => newest.get(userId) ?? lastSeq);
	deps.db.afterCommit(() => {
		for (const [seq, userIds] of bySeq) deps.feed.publish({ collection: 'time_entries', seq, userIds });
	});
}

function managersOf(audience: Audience, { parts }: EntryVersion): string[] {
	const groupId = groupOn(audience.ownerOf(parts.userId)?.memberships ?? [], parts.day);
	const group = audience.groups.find((one) => one.id === groupId);
	return (group?.data.managers ?? []).filter((one) => spans(one, audience.today)).map(({ userId }) => userId);
}
