import { firstValueFrom } from 'rxjs';
import { err, ok } from '#domain/kernel/result.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { addDays, daysBetween, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, localTimeOf, wallTimeToMs } from '#domain/time/zone.ts';
import { newEntry } from '#domain/time-entry/acts.ts';
import { explainedBy } from '#domain/time-entry/explained-by.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { ownEntriesOn } from '#lib/data/engine/entry-queries.ts';
import type { EntryChange } from '#lib/data/engine/entry-writer.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { doneOf, draftOf, writeUndoable } from '#lib/data/engine/undo.ts';
import type { CommandResult, EntryInput, EntryPatch } from '#lib/data/types.ts';

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

	const copyDay = async ({
		from,
		to
	}: {
		readonly from: LocalDate;
		readonly to: LocalDate;
	}): CommandResult => {
		const entries = await ownEntriesOn(database, me.userId, from, from);
		const finished = entries.filter((entry) => entry.stop !== null);
		if (finished.length === 0) return err({ code: 'E_EMPTY', date: from });
		return writeUndoable(
			shared,
			finished.map((entry) => copyTo(shared, entry, from, to))
		);
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

	return { addEntry, editEntry, deleteEntry, copyDay, explainDay };
}

/** The same wall clock times on another day; what a copy means for the rules is judged like any entry. */
function copyTo(shared: Shared, entry: TimeEntry, from: LocalDate, to: LocalDate): EntryChange {
	const moved = (instant: string) => {
		const date = addDays(to, daysBetween(from, localDateOf(instant, entry.zone)));
		return msToInstant(wallTimeToMs(date, localTimeOf(instant, entry.zone), entry.zone));
	};
	const copy = newEntry({
		id: shared.stamper.nextId(),
		userId: entry.userId,
		kind: entry.kind,
		start: moved(entry.start),
		stop: entry.stop === null ? null : moved(entry.stop),
		zone: entry.zone,
		workTypeId: entry.workTypeId,
		jobId: entry.jobId,
		origin: 'manual'
	});
	return { id: copy.id, event: 'create', build: () => copy };
}
