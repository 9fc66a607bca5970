import { err, ok } from '#domain/kernel/result.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { contentOf, hasSameContent } from '#domain/time-entry/content.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import { entriesById } from '#lib/data/engine/entry-queries.ts';
import type { EntryChange } from '#lib/data/engine/entry-writer.ts';
import type { StoredDecision } from '#lib/data/engine/local-store.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { doneOf, draftOf, fresh } from '#lib/data/engine/undo.ts';
import type { CommandResult, DecisionChoice } from '#lib/data/types.ts';

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

/** Taking one side of a decision. The item goes, what it held stays reachable by undo. */
export function createDecisionCommands(shared: Shared) {
	const resolveDecision = async (id: string, choice: DecisionChoice): CommandResult => {
		const decision = await shared.local.decision(id);
		if (decision === null) return err({ code: 'E_STATE' });
		const [current] = await entriesById(shared.database, [decision.entryId]);
		const changes = choice === 'mine' ? [changeFor(shared, decision, current ?? null)] : [];
		const result = await shared.writer.write(changes);
		if (!result.ok) return result;
		await shared.local.remove(id);
		const done = doneOf(shared, result.value);
		return ok({
			...done,
			async undo() {
				await shared.local.fileDecisions([decision]);
				return done.undo();
			}
		});
	};
	return { resolveDecision };
}

/** Our version once more, as a new act on what is there now; as a new record when nothing is there. */
function changeFor(shared: Shared, decision: StoredDecision, current: TimeEntry | null): EntryChange {
	const { mine, mineDeleted } = decision;
	if (current === null) {
		const id = shared.stamper.nextId();
		return { id, event: 'create', build: () => draftOf(fresh(mine), { id }) };
	}
	if (mineDeleted) return { id: mine.id, event: 'delete', build: (entry) => entry && draftOf(entry) };
	return {
		id: mine.id,
		event: 'edit',
		build: (entry) => entry && draftOf(entry, { ...contentOf(mine), state: 'draft' })
	};
}
