import { hasSameContent } from '#domain/time-entry/content.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import { mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { StoredDecision } from '#lib/data/engine/local-store.ts';
import type { DecisionChoice, RequestQuestion } from '#lib/data/types.ts';

/**
 * What a person may choose, given what the record is now. A decision about somebody else's record, or about one
 * that is locked, can only be put away; our own content can be written again where it would change something.
 */
export function choicesOf(
	decision: StoredDecision,
	current: TimeEntry | null,
	userId: string
): DecisionChoice[] {
	const { mine, mineDeleted, kind } = decision;
	if (mine.userId !== userId) return ['dismiss'];
	if (kind === 'quarantine') return ['mine', 'dismiss'];
	if (current === null) return mineDeleted ? ['dismiss'] : ['mine', 'theirs'];
	if (!isEditable(current.state)) return ['dismiss'];
	return mineDeleted || !hasSameContent(current, mine) ? ['mine', 'theirs'] : ['dismiss'];
}

/**
 * Whether what stood against our version when it was asked is not what counts now. A joined version, which has what was
 * not in dispute from us, is still the same question.
 */
export function hasMovedOn({ kind, theirs, dropped }: StoredDecision, current: TimeEntry | null): boolean {
	if (kind === 'quarantine') return false;
	if (theirs === null || current === null) return theirs !== current;
	if (theirs.mutation.id === current.mutation.id) return false;
	const isSameLock = isEditable(theirs.state) === isEditable(current.state);
	return !isSameLock || dropped.some((key) => theirs[key] !== current[key]);
}

/**
 * Whether times hang on the answer: what this device wrote is not what counts now, and may still be. Not so where
 * only a confirmation was dropped: whoever confirms again has seen what counts now.
 */
export function isOpenQuestion(decision: StoredDecision, current: TimeEntry | null, userId: string): boolean {
	const { kind, dropped, mineDeleted, theirsDeleted } = decision;
	const differs = kind !== 'conflict' || dropped.length > 0 || mineDeleted !== theirsDeleted;
	return differs && choicesOf(decision, current, userId).includes('mine');
}

/**
 * The days that cannot be confirmed before a question about them is answered, each with the id of its decision.
 * An entry that was moved to another day holds up both.
 */
export function undecidedDays(
	decisions: readonly StoredDecision[],
	entries: readonly TimeEntry[],
	userId: string
): ReadonlyMap<LocalDate, string> {
	const days = new Map<LocalDate, string>();
	for (const decision of decisions) {
		const current = entries.find((entry) => entry.id === decision.entryId) ?? null;
		if (!isOpenQuestion(decision, current, userId)) continue;
		for (const { start, zone } of current === null ? [decision.mine] : [decision.mine, current])
			days.set(localDateOf(start, zone), decision.id);
	}
	return days;
}

/**
 * How much is asked, of entries and of absences and corrections. Entries of another person's week came back together
 * and are one question.
 */
export function countQuestions(
	decisions: readonly StoredDecision[],
	questions: readonly RequestQuestion[],
	userId: string
): { readonly decisions: number; readonly refusals: number } {
	const keyOf = ({ id, mine }: StoredDecision) =>
		mine.userId === userId ? id : `${mine.userId}:${mondayOf(localDateOf(mine.start, mine.zone))}`;
	const count = (isCounted: (one: { readonly kind: string }) => boolean) =>
		new Set(decisions.filter(isCounted).map(keyOf)).size + questions.filter(isCounted).length;
	return {
		decisions: count(({ kind }) => kind === 'conflict'),
		refusals: count(({ kind }) => kind !== 'conflict')
	};
}
