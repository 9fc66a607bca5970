import type { ChangeProposal } from '#domain/correction/proposal.ts';
import type { ContentKey, TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
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
	/** What counts now on this device, whatever stood there when it was asked; null = nothing. */
	readonly now: TimeEntry | null;
	/** It is not what stood there then. */
	readonly hasMovedOn: boolean;
	readonly dropped: readonly ContentKey[];
	readonly confirmationDropped: boolean;
	readonly choices: readonly Choice[];
	/** Our version as a correction of what is locked now. */
	readonly proposal: ChangeProposal | null;
	/** When somebody was asked about it. */
	readonly askedAt?: Instant | null | undefined;
}

/** A manager's decisions on one person's week that were not taken over, because it had changed. */
export interface BouncedShape {
	readonly id: string;
	/** The items of the decisions list it stands for. */
	readonly decisionIds: readonly string[];
	readonly personName: string;
	/** ISO week number. */
	readonly week: number;
	readonly href: string;
}

/** What happened, as the person is told it. */
export type DecisionStory =
	'two-sides' | 'locked' | 'confirm-again' | 'refused' | 'unreadable' | 'taken-over';

/**
 * Two versions of which either may win; the entry was locked meanwhile; a confirmation that no longer
 * covers what it saw; a rule that said no; a row the server could not read; or the other version
 * already counts and there is nothing left to choose.
 */
export function storyOf(decision: DecisionShape): DecisionStory {
	if (decision.kind === 'quarantine') return 'unreadable';
	const isChoice = decision.choices.includes('mine') && decision.choices.includes('theirs');
	const differs = decision.dropped.length > 0 || decision.mineDeleted !== (decision.now === null);
	if (decision.kind === 'conflict' && isChoice && differs) return 'two-sides';
	const isLocked = decision.now !== null && !isEditable(decision.now.state);
	if (decision.kind === 'locked' || (isLocked && !isChoice)) return 'locked';
	if (decision.kind === 'rejection') return 'refused';
	return decision.confirmationDropped ? 'confirm-again' : 'taken-over';
}
