import type { ContentKey, TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export type Choice = 'mine' | 'theirs' | 'dismiss';

/** Something a conflict or a rejection dropped, until the person has decided. */
export interface DecisionShape {
	readonly id: string;
	readonly kind: 'conflict' | 'rejection' | 'quarantine' | 'locked';
	readonly entryId: string;
	readonly date: LocalDate;
	readonly at: Instant;
	readonly zone: string;
	readonly reason: { readonly code: string; readonly [fact: string]: unknown } | null;
	readonly mine: TimeEntry;
	readonly mineDeleted: boolean;
	readonly theirs: TimeEntry | null;
	readonly theirsDeleted: boolean;
	readonly dropped: readonly ContentKey[];
	readonly confirmationDropped: boolean;
	readonly choices: readonly Choice[];
}

/** Whether the person chooses between two versions; else there is one story to read. */
export function hasTwoSides(decision: DecisionShape): boolean {
	const isChoice = decision.choices.includes('mine') && decision.choices.includes('theirs');
	const differs = decision.dropped.length > 0 || decision.mineDeleted !== decision.theirsDeleted;
	return decision.kind === 'conflict' && isChoice && differs;
}
