import { loadEngine } from '#lib/data/engine-loader.ts';
import type { CommandResult } from '#lib/data/types.ts';
import type { Instant } from '#domain/time/instant.ts';

interface AtTime {
	/** "Different time": when it really happened; now when left out. */
	readonly at?: Instant;
}

/** Begins work now, or at another time today. The promise settles once the entry is durable on the device. */
export async function clockIn(input: AtTime & { readonly workTypeId: string | null }): CommandResult {
	return (await loadEngine()).commands.clockIn(input);
}

/** Ends the running work entry and begins a break. */
export async function startBreak(input: AtTime = {}): CommandResult {
	return (await loadEngine()).commands.startBreak(input);
}

/** Ends the running break and goes on with the work type from before it. */
export async function resume(input: AtTime = {}): CommandResult {
	return (await loadEngine()).commands.resume(input);
}

/** Ends whatever runs: work or break. */
export async function clockOut(input: AtTime = {}): CommandResult {
	return (await loadEngine()).commands.clockOut(input);
}

/** A new stretch of another work type begins at this minute. */
export async function switchWorkType(input: { readonly workTypeId: string | null }): CommandResult {
	return (await loadEngine()).commands.switchWorkType(input);
}
