import { firstValueFrom } from 'rxjs';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { copiesOn, copyRefusal, type CopiedTime, type CopyRefusal } from '#domain/time-entry/copy-day.ts';
import { newEntry } from '#domain/time-entry/acts.ts';
import { explainedBy } from '#domain/time-entry/explained-by.ts';
import type { EntryContent } from '#domain/time-entry/history.ts';
import { entriesById, ownEntriesOn } from '#lib/data/engine/entry-queries.ts';
import type { EntryChange } from '#lib/data/engine/entry-writer.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { doneOf, draftOf, writeUndoable } from '#lib/data/engine/undo.ts';
import type { CommandResult, CopyDone, EntryInput, EntryPatch, Refusal } from '#lib/data/types.ts';

/** Entries by hand. */
export function createEntryCommands(shared: Shared) {
	const { me, database, stamper } = shared;

	const addEntry = async (input: EntryInput): CommandResult => {
		const { zone } = await firstValueFrom(shared.context$);
		const entry = newEntry({
			id: stamper.nextId(),
			userId: me.userId,
			kind: input.kind,
			start: input.start,
			stop: input.stop,
			zone,
			workTypeId: input.kind === 'break' ? null : input.workTypeId,
			note: input.note ?? '',
			origin: 'manual'
		});
		return writeUndoable(shared, [{ id: entry.id, event: 'create', build: () => entry }]);
	};

	const editEntry = (id: string, patch: EntryPatch): CommandResult =>
		writeUndoable(shared, [
			{ id, event: 'edit', build: (current) => current && draftOf(current, { ...patch, state: 'draft' }) }
		]);

	const deleteEntry = (id: string): CommandResult =>
		writeUndoable(shared, [{ id, event: 'delete', build: (current) => current && draftOf(current) }]);

	/** An older version of an open entry counts again; of a deleted one, as a new draft. Judged like any change. */
	const restoreVersion = async (id: string, content: EntryContent): CommandResult => {
		const [current] = await entriesById(database, [id]);
		if (current !== undefined) return editEntry(id, content);
		const entry = newEntry({ ...content, id: stamper.nextId(), userId: me.userId, origin: 'manual' });
		return writeUndoable(shared, [{ id: entry.id, event: 'create', build: () => entry }]);
	};

	/** To one day, or to several; those that do not take it are left out whole, and named. */
	const copyDay = async ({
		from,
		to
	}: {
		readonly from: LocalDate;
		readonly to: readonly LocalDate[];
	}): Promise<Result<CopyDone, Refusal>> => {
		const now = msToInstant(shared.clock.correctedNow());
		const dates = [...to].sort();
		const entries = await ownEntriesOn(database, me.userId, from, from);
		const [first = from, last = from] = [dates[0], dates.at(-1)];
		if (entries.every((entry) => entry.stop === null)) return err({ code: 'E_EMPTY', date: from });
		const existing = await ownEntriesOn(database, me.userId, addDays(first, -1), addDays(last, 1));
		const leftOut: { readonly date: LocalDate; readonly code: CopyRefusal }[] = [];
		const copied: LocalDate[] = [];
		const changes: EntryChange[] = [];
		for (const date of dates) {
			const code = copyRefusal({ entries, from, to: date, existing, now });
			if (code === null) {
				copied.push(date);
				changes.push(...copiesOn(entries, from, date).map((copy) => insertion(shared, copy)));
			} else leftOut.push({ date, code });
		}
		if (changes.length === 0) return err({ code: leftOut[0]?.code ?? 'E_EMPTY', leftOut });
		const done = await writeUndoable(shared, changes);
		return done.ok ? ok({ ...done.value, copied, leftOut }) : done;
	};

	const explainDay = async ({
		date,
		text
	}: {
		readonly date: LocalDate;
		readonly text: string;
	}): CommandResult => {
		const entries = await ownEntriesOn(database, me.userId, date, date);
		const first = explainedBy(entries);
		if (first === null) return err({ code: 'E_EMPTY', date });
		if (first.explanation === text) return ok(doneOf(shared, []));
		return editEntry(first.id, { explanation: text });
	};

	return { addEntry, editEntry, deleteEntry, restoreVersion, copyDay, explainDay };
}

/** A copy as a draft of its own; what it means for the rules is judged like any entry. */
function insertion(shared: Shared, { source, start, stop }: CopiedTime): EntryChange {
	const { userId, kind, zone, workTypeId, jobId } = source;
	const id = shared.stamper.nextId();
	const copy = newEntry({ id, userId, kind, start, stop, zone, workTypeId, jobId, origin: 'manual' });
	return { id, event: 'create', build: () => copy };
}
