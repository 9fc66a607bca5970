import { err } from '#domain/kernel/result.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { contentOf, hasSameContent } from '#domain/time-entry/content.ts';
import { entriesById } from '#lib/data/engine/entry-queries.ts';
import type { EntryChange } from '#lib/data/engine/entry-writer.ts';
import type { StoredDecision } from '#lib/data/engine/local-store.ts';
import { guarded, nothingWritten, settleAll, settledDecision } from '#lib/data/engine/settle.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { doneOf, draftOf, fresh } from '#lib/data/engine/undo.ts';
import type { CommandResult, DecisionChoice } from '#lib/data/types.ts';

/** Taking one side of a decision. The item is done then, and what it held stays reachable by undo. */
export function createDecisionCommands(shared: Shared) {
	const { local } = shared;

	/** The chosen version first, the item last: whatever comes in between, nothing that was dropped is lost. */
	const takeMine = async (decision: StoredDecision, current: TimeEntry | null): CommandResult => {
		const change = changeFor(shared, decision, current);
		await local.noteOn({ of: 'decision', is: { ...decision, settlingAs: change.id, settlingIn: undefined } });
		const result = await shared.writer.write([change]);
		if (!result.ok) return result;
		const settled = settledDecision(shared, decision, 'mine', { entries: result.value });
		return settleAll(shared, [settled], doneOf(shared, result.value));
	};

	/**
	 * `seen`: the version that was shown as what counts now (its mutation's id, null = nothing). When another one counts
	 * by now, the answer would be about something the person has not seen: `E_MOVED_ON`, and nothing changes.
	 */
	const resolveDecision = async (
		id: string,
		choice: DecisionChoice | 'adjust',
		seen?: string | null
	): CommandResult =>
		guarded(shared, async () => {
			const decision = await local.decision(id);
			if (decision === null) return err({ code: 'E_STATE' });
			const current = await currentOf(shared, decision);
			if (hasMovedSince(seen, current)) return err({ code: 'E_MOVED_ON' });
			if (choice === 'mine') return takeMine(decision, current);
			return settleAll(shared, [settledDecision(shared, decision, choice)], nothingWritten(shared));
		});

	/** Several items that only tell something, read and put away together. */
	const dismissDecisions = async (ids: readonly string[]): CommandResult =>
		guarded(shared, async () => {
			const found = await Promise.all(ids.map((id) => local.decision(id)));
			const settled = found
				.filter((decision) => decision !== null)
				.map((decision) => settledDecision(shared, decision, 'dismiss'));
			return settleAll(shared, settled, nothingWritten(shared));
		});

	return { resolveDecision, dismissDecisions };
}

/** What the device has of the entry now. */
export async function currentOf(
	{ database }: Shared,
	{ entryId }: StoredDecision
): Promise<TimeEntry | null> {
	return (await entriesById(database, [entryId]))[0] ?? null;
}

/** Whether another version counts than the one that was shown; undefined = nobody asks. */
export function hasMovedSince(
	seen: string | null | undefined,
	current: { readonly mutation: { readonly id: string } } | null
): boolean {
	return seen !== undefined && seen !== (current?.mutation.id ?? null);
}

/** Ends the questions whose chosen version was written right before the app ended; the others stay open. */
export async function endSettledDecisions(
	shared: Shared,
	settling: readonly StoredDecision[]
): Promise<void> {
	const { local, database } = shared;
	if (settling.length === 0) return;
	const ids = settling.map((decision) => decision.settlingAs ?? '');
	const entries = await entriesById(database, ids);
	const proposed = await database.mirror.findByIds(ids.map((id) => `corrections|${id}`)).exec();
	const written = settling.filter(({ settlingAs, settlingIn, mine, mineDeleted }) => {
		if (settlingIn !== undefined) return proposed.has(`${settlingIn}|${settlingAs}`);
		const entry = entries.find((one) => one.id === settlingAs);
		return mineDeleted ? entry === undefined : entry !== undefined && hasSameContent(entry, mine);
	});
	await local.settle(
		written.map((one) => settledDecision(shared, one, one.settlingIn === undefined ? 'mine' : 'correct'))
	);
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
