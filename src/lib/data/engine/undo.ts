import { err, ok, type Result } from '#domain/kernel/result.ts';
import { contentKeys, type TimeEntry } from '#domain/time-entry/time-entry.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import { entriesById } from '#lib/data/engine/entry-queries.ts';
import type { EntryChange, EntryDraft, Written } from '#lib/data/engine/entry-writer.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { CommandResult, Done, Refusal } from '#lib/data/types.ts';

/** A record without its mutation: what a change builds on. */
export function draftOf(entry: TimeEntry, change: Partial<TimeEntry> = {}): EntryDraft {
	const { mutation, ...rest } = { ...entry, ...change };
	void mutation;
	return rest;
}

/** Writes changes and hands back what takes them back: never a rewritten history, always one more act. */
export async function writeUndoable(
	shared: Shared,
	changes: readonly EntryChange[],
	at?: Instant
): CommandResult {
	const result = await shared.writer.write(changes);
	return result.ok ? ok(doneOf(shared, result.value, at)) : result;
}

/** What a command answers: what was written, and its undo. */
export function doneOf(shared: Shared, written: readonly Written[], at?: Instant): Done {
	return {
		ids: written.map((one) => one.id),
		at: at ?? msToInstant(shared.clock.correctedNow()),
		emptyIds: written.filter(({ after }) => hasNoTime(after)).map((one) => one.id),
		undo: () => takeBack(shared, written)
	};
}

function hasNoTime({ start, stop, mutation }: TimeEntry): boolean {
	if (stop === null || mutation.event === 'delete') return false;
	return instantToMinute(stop) === instantToMinute(start);
}

/** Takes back what was written, as far as nobody went on from it. */
export async function takeBack(shared: Shared, written: readonly Written[]): Promise<Result<void, Refusal>> {
	// What was deleted and came back meanwhile needs no second copy.
	const deleted = written.filter((one) => one.after.mutation.event === 'delete').map((one) => one.id);
	if ((await entriesById(shared.database, deleted)).length > 0) return err({ code: 'E_STATE' });
	// Latest first, as a person would take it back.
	const changes = [...written].reverse().map((one) => compensate(shared, one));
	const result = await shared.writer.write(changes);
	return result.ok ? ok(undefined) : err(result.error);
}

/**
 * The act against an act. It answers only for what that act left: whoever worked on the record since (a later act
 * here, another device, the manager) keeps that work.
 */
function compensate(shared: Shared, { id, before, after }: Written): EntryChange {
	const { event, id: onlyOn } = after.mutation;
	if (event === 'confirm') {
		return {
			id,
			onlyOn,
			event: 'withdraw',
			build: (current) => current && draftOf(current, { state: 'draft' })
		};
	}
	if (event === 'withdraw') {
		return {
			id,
			onlyOn,
			event: 'confirm',
			build: (current) => current && draftOf(current, { state: 'confirmed' })
		};
	}
	if (event === 'verify' || event === 'reject') {
		return {
			id,
			onlyOn,
			event: 'undo',
			build: (current) => current && draftOf(current, { state: 'confirmed' })
		};
	}
	if (event === 'delete') {
		const newId = shared.stamper.nextId();
		return { id: newId, event: 'create', build: () => draftOf(fresh(before ?? after), { id: newId }) };
	}
	if (before === null)
		return { id, onlyOn, event: 'delete', build: (current) => current && draftOf(current) };
	return {
		id,
		onlyOn,
		event: 'edit',
		build: (current) => current && draftOf(current, restored(before, after))
	};
}

/** Only what the act changed goes back: what the server decided about the record stays. */
function restored(before: TimeEntry, after: TimeEntry): Partial<TimeEntry> {
	const changed = contentKeys.filter((key) => before[key] !== after[key]);
	return { state: 'draft', ...Object.fromEntries(changed.map((key) => [key, before[key]])) };
}

/** The same times as a record the server has never seen. */
export function fresh(entry: TimeEntry): TimeEntry {
	return {
		...entry,
		state: 'draft',
		comment: null,
		route: null,
		flags: [],
		confirmedAt: null,
		seq: 0,
		receivedAt: null,
		revision: 0
	};
}
