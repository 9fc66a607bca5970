import { loadEngine } from '#lib/data/engine-loader.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { CommandResult, CopyDone, EntryInput, EntryPatch, Refusal } from '#lib/data/types.ts';
import type { EntryContent } from '#domain/time-entry/history.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Adds an entry by hand (work, or an explicit break). Times that break a rule are kept as a draft all the same. */
export async function addEntry(input: EntryInput): CommandResult {
	return (await loadEngine()).commands.addEntry(input);
}

/** Changes a draft or a returned entry. */
export async function editEntry(id: string, patch: EntryPatch): CommandResult {
	return (await loadEngine()).commands.editEntry(id, patch);
}

/** Deletes a draft or a returned entry; undo brings the same times back. */
export async function deleteEntry(id: string): CommandResult {
	return (await loadEngine()).commands.deleteEntry(id);
}

/** An older version counts again, or what was deleted is there again as a draft. */
export async function restoreVersion(id: string, content: EntryContent): CommandResult {
	return (await loadEngine()).commands.restoreVersion(id, content);
}

/**
 * Copies the times of a day to others as drafts, by wall time: "like yesterday". Days that are locked, or have something
 * at that time, are left out whole, and named.
 */
export async function copyDay(input: {
	readonly from: LocalDate;
	readonly to: readonly LocalDate[];
}): Promise<Result<CopyDone, Refusal>> {
	return (await loadEngine()).commands.copyDay(input);
}

/** The owner's words on the day's marks; kept on the day's first entry. */
export async function explainDay(input: { readonly date: LocalDate; readonly text: string }): CommandResult {
	return (await loadEngine()).commands.explainDay(input);
}
