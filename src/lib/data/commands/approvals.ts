import { loadEngine } from '#lib/data/engine-loader.ts';
import type { CommandResult } from '#lib/data/types.ts';

/** Verifies confirmed entries of members, with a word to the owner if there is one; undo within a minute. */
export async function verifyEntries(ids: readonly string[], comment?: string): CommandResult {
	return (await loadEngine()).commands.verifyEntries(ids, comment);
}

/** Returns entries to their owner with a comment. */
export async function rejectEntries(ids: readonly string[], comment: string): CommandResult {
	return (await loadEngine()).commands.rejectEntries(ids, comment);
}
