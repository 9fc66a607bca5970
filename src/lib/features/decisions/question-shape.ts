import type { Absence } from '#domain/absence/absence.ts';
import type { Correction } from '#domain/correction/correction.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Choice } from './decision-shape.ts';

interface Reason {
	readonly code: string;
	readonly [fact: string]: unknown;
}

/** What a conflict or a refusal dropped of an absence or a correction, until the person has answered. */
export interface QuestionShape {
	readonly id: string;
	readonly kind: 'conflict' | 'rejection' | 'quarantine';
	readonly source: 'absences' | 'corrections';
	readonly at: Instant;
	readonly reason: Reason | null;
	readonly mine: Absence | Correction;
	readonly mineDeleted: boolean;
	/** What counts now; null = nothing. */
	readonly now: Absence | Correction | null;
	readonly choices: readonly Choice[];
	/** Why our version cannot be handed in again as things stand. */
	readonly blocked: Reason | null;
	readonly typeLabel: string;
	readonly date: LocalDate | null;
	/** The locked time that a correction is about. */
	readonly entry: TimeEntry | null;
	readonly askedAt?: Instant | null | undefined;
}

/** What happened, as the person is told it. */
export type QuestionStory = 'two-sides' | 'overtaken' | 'forgotten' | 'refused' | 'unreadable';

/**
 * A row the server could not read; a rule that said no; something a restored server does not know any more (it had
 * acknowledged ours once); an act that came after another decision; or two versions of which either may win.
 */
export function storyOfQuestion({ kind, mine, mineDeleted, now, choices }: QuestionShape): QuestionStory {
	if (kind === 'quarantine') return 'unreadable';
	if (kind === 'rejection') return 'refused';
	if (mine.receivedAt !== null && !mineDeleted && now?.mutation.id !== mine.mutation.id) return 'forgotten';
	const isChoice = choices.includes('mine') && choices.includes('theirs');
	return isChoice && mine.state === now?.state ? 'two-sides' : 'overtaken';
}

export function isAbsence(record: Absence | Correction): record is Absence {
	return 'typeId' in record;
}
