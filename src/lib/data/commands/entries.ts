import { loadEngine } from '#lib/data/engine-loader.ts';
import type { CommandResult, EntryInput, EntryPatch } from '#lib/data/types.ts';
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

/** "Like yesterday": copies the times of one day to another as drafts, by wall time. */
export async function copyDay(input: { readonly from: LocalDate; readonly to: LocalDate }): CommandResult {
	return (await loadEngine()).commands.copyDay(input);
}

/** The owner's words on the day's marks; kept on the day's first entry. */
export async function explainDay(input: { readonly date: LocalDate; readonly text: string }): CommandResult {
	return (await loadEngine()).commands.explainDay(input);
}
