import { err, ok } from '#domain/kernel/result.ts';
import type { EntryChange, Written } from '#lib/data/engine/entry-writer.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { doneOf, draftOf } from '#lib/data/engine/undo.ts';
import type { CommandResult, Refusal } from '#lib/data/types.ts';

/** A manager's decisions. Each entry stands for itself: one that changed meanwhile does not hold up the others. */
export function createApprovalCommands(shared: Shared) {
	const decide = async (changes: readonly EntryChange[]): CommandResult => {
		const outcomes = await shared.writer.writeGroups(changes.map((change) => [change]));
		const written: Written[] = [];
		let refusal: Refusal | null = null;
		for (const outcome of outcomes) {
			if (outcome.ok) written.push(...outcome.value);
			else refusal ??= outcome.error;
		}
		if (written.length > 0) return ok(doneOf(shared, written));
		return err(refusal ?? { code: 'E_STATE' });
	};

	const verifyEntries = (ids: readonly string[], comment?: string): CommandResult =>
		decide(
			ids.map((id) => ({
				id,
				event: 'verify' as const,
				...(comment === undefined || comment.trim() === '' ? {} : { comment }),
				build: (current) => current && draftOf(current, { state: 'verified' })
			}))
		);

	const rejectEntries = (ids: readonly string[], comment: string): CommandResult =>
		decide(
			ids.map((id) => ({
				id,
				event: 'reject' as const,
				comment,
				build: (current) => current && draftOf(current, { state: 'rejected', comment })
			}))
		);

	return { verifyEntries, rejectEntries };
}
