import { firstValueFrom } from 'rxjs';
import { err, ok } from '#domain/kernel/result.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { contentOf, hasSameContent } from '#domain/time-entry/content.ts';
import { entriesById } from '#lib/data/engine/entry-queries.ts';
import { storageProblemOf, type EntryChange, type Written } from '#lib/data/engine/entry-writer.ts';
import type { StoredDecision } from '#lib/data/engine/local-store.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { doneOf, draftOf, fresh } from '#lib/data/engine/undo.ts';
import type { CommandResult, DecisionChoice } from '#lib/data/types.ts';

/** Taking one side of a decision. The item goes, what it held stays reachable by undo. */
export function createDecisionCommands(shared: Shared) {
	const { local } = shared;

	/** Puts the items away in one transaction; undo files them again, then takes back what was written. */
	const putAway = async (
		decisions: readonly StoredDecision[],
		written: readonly Written[]
	): CommandResult => {
		await local.removeAll(decisions.map((decision) => decision.id));
		const done = doneOf(shared, written);
		return ok({
			...done,
			async undo() {
				await local.fileDecisions(decisions);
				return done.undo();
			}
		});
	};

	/** The chosen version first, the item last: whatever comes in between, nothing that was dropped is lost. */
	const settle = async (decision: StoredDecision, choice: DecisionChoice): CommandResult => {
		if (choice !== 'mine') return putAway([decision], []);
		const [current] = await entriesById(shared.database, [decision.entryId]);
		const change = changeFor(shared, decision, current ?? null);
		await local.settleAs(decision, change.id);
		const result = await shared.writer.write([change]);
		return result.ok ? putAway([decision], result.value) : result;
	};

	const resolveDecision = async (id: string, choice: DecisionChoice): CommandResult =>
		guarded(shared, async () => {
			const decision = await local.decision(id);
			return decision === null ? err({ code: 'E_STATE' }) : settle(decision, choice);
		});

	/** Several items that only tell something, read and put away together. */
	const dismissDecisions = async (ids: readonly string[]): CommandResult =>
		guarded(shared, async () => {
			const found = await Promise.all(ids.map((id) => local.decision(id)));
			return putAway(
				found.filter((decision) => decision !== null),
				[]
			);
		});

	return { resolveDecision, dismissDecisions };
}

async function guarded(shared: Shared, act: () => CommandResult): CommandResult {
	try {
		return await act();
	} catch (error) {
		const problem = storageProblemOf(error);
		if (problem === null) throw error;
		shared.onStorageProblem(problem);
		return err({ code: 'E_STORAGE', problem });
	}
}

/** Ends the questions whose chosen version was written right before the app ended; the others stay open. */
export async function endSettledDecisions({ local, database }: Shared): Promise<void> {
	const settling = (await firstValueFrom(local.decisions$())).filter((one) => one.settlingAs !== undefined);
	if (settling.length === 0) return;
	const entries = await entriesById(
		database,
		settling.map((decision) => decision.settlingAs ?? '')
	);
	const written = settling.filter(({ settlingAs, mine, mineDeleted }) => {
		const entry = entries.find((one) => one.id === settlingAs);
		return mineDeleted ? entry === undefined : entry !== undefined && hasSameContent(entry, mine);
	});
	await local.removeAll(written.map((decision) => decision.id));
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
