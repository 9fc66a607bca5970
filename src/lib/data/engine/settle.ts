import { err, ok, type Result } from '#domain/kernel/result.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { storageProblemOf, type Written } from '#lib/data/engine/entry-writer.ts';
import type { StoredDecision, StoredQuestion, StoredSettled } from '#lib/data/engine/local-store.ts';
import type { RequestDone } from '#lib/data/engine/requests/request-done.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import type { Done, Refusal, SettledChoice } from '#lib/data/types.ts';

type Answer = Result<Done, Refusal>;

/** What an answer wrote. */
export interface AnswerWrote {
	readonly entries?: readonly Written[];
	readonly request?: RequestDone;
}

/** A decision that becomes done. */
export function settledDecision(
	shared: Shared,
	is: StoredDecision,
	choice: SettledChoice,
	{ entries = [], request }: AnswerWrote = {}
): StoredSettled {
	const at = msToInstant(shared.clock.correctedNow());
	return { id: is.id, at, choice, item: { of: 'decision', is }, entries, request: request ?? null };
}

/** The same for a question. */
export function settledQuestion(
	shared: Shared,
	is: StoredQuestion,
	choice: SettledChoice,
	request: RequestDone | null = null
): StoredSettled {
	const at = msToInstant(shared.clock.correctedNow());
	return { id: is.id, at, choice, item: { of: 'question', is }, entries: [], request };
}

/** Makes items done; undo opens them again and takes back what was written. */
export async function settleAll(
	shared: Shared,
	settled: readonly StoredSettled[],
	done: Done
): Promise<Answer> {
	await shared.local.settle(settled);
	return ok({ ...done, undo: () => reopenAll(shared, settled, () => done.undo()) });
}

/**
 * The items are open again first, then what the answer wrote is taken back: whatever comes in between, nothing that was
 * dropped is lost. Where somebody went on from the answer it stands, and the items stay done.
 */
export async function reopenAll(
	shared: Shared,
	settled: readonly StoredSettled[],
	takeBack: () => Promise<Result<void, Refusal>>
): Promise<Result<void, Refusal>> {
	if (!(await shared.local.reopen(settled))) return err({ code: 'E_STATE' });
	const result = await takeBack();
	if (!result.ok) await shared.local.settle(settled);
	return result;
}

/** An answer that wrote nothing. */
export function nothingWritten({ clock }: Shared): Done {
	return {
		ids: [],
		at: msToInstant(clock.correctedNow()),
		emptyIds: [],
		undo: () => Promise.resolve(ok(undefined))
	};
}

/** Says that the device cannot keep something, instead of failing. */
export async function guarded<T>(
	shared: Shared,
	act: () => Promise<Result<T, Refusal>>
): Promise<Result<T, Refusal>> {
	try {
		return await act();
	} catch (error) {
		const problem = storageProblemOf(error);
		if (problem === null) throw error;
		shared.onStorageProblem(problem);
		return err({ code: 'E_STORAGE', problem });
	}
}
