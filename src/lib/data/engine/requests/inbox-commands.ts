import { CORRECTION_SCHEMA_VERSION } from '#domain/correction/correction.ts';
import { proposalFor } from '#domain/correction/proposal.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import { currentOf, hasMovedSince } from '#lib/data/engine/decision-commands.ts';
import type { StoredQuestion, StoredSettled } from '#lib/data/engine/local-store.ts';
import { answerFor } from '#lib/data/engine/requests/question-answer.ts';
import { doneOfRequest, takeBackRequest } from '#lib/data/engine/requests/request-commands.ts';
import { isForgotten } from '#lib/data/engine/requests/inbox-view.ts';
import { heldRecord, recordOf } from '#lib/data/engine/requests/request-doc.ts';
import { actOf, type RequestChange, type RequestWriter } from '#lib/data/engine/requests/request-writer.ts';
import {
	guarded,
	nothingWritten,
	reopenAll,
	settleAll,
	settledDecision,
	settledQuestion
} from '#lib/data/engine/settle.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { takeBack } from '#lib/data/engine/undo.ts';
import type { CommandResult, DecisionChoice, Refusal } from '#lib/data/types.ts';

export type InboxCommands = ReturnType<typeof createInboxCommands>;

/** What a person does with what a conflict or a refusal dropped, as far as it is not one act on an entry. */
export function createInboxCommands(shared: Shared, writer: RequestWriter) {
	const { local, me } = shared;

	/** Takes one side: `mine` does again what was dropped, as a new act; the others put the question away. */
	const resolveQuestion = (id: string, choice: DecisionChoice, seen?: string | null): CommandResult =>
		guarded(shared, async () => {
			const question = await local.question(id);
			if (question === null) return err({ code: 'E_STATE' });
			const current = await heldRecord(shared.database.mirror, question.source, question.recordId);
			if (hasMovedSince(seen, current)) return err({ code: 'E_MOVED_ON' });
			if (choice !== 'mine')
				return settleAll(shared, [settledQuestion(shared, question, choice)], nothingWritten(shared));
			const isThere = current !== null;
			const isKept = isThere || question.kind === 'quarantine';
			const recordId = isKept ? question.recordId : shared.stamper.nextId();
			const settlingOn = current?.mutation.id ?? null;
			await local.noteOn({ of: 'question', is: { ...question, settlingAs: recordId, settlingOn } });
			const change = answerFor(question, recordId, isThere);
			const result = await writer.write(change);
			if (!result.ok) return result;
			const done = { act: actOf(change), written: result.value };
			const settled = settledQuestion(shared, question, 'mine', done);
			return settleAll(shared, [settled], doneOfRequest(shared, writer, done));
		});

	/** Proposes our version of an entry that is locked meanwhile as its correction, in the person's own words. */
	const correctDecision = (id: string, reason: string, seen?: string | null): CommandResult =>
		guarded(shared, async () => {
			const decision = await local.decision(id);
			if (decision === null) return err({ code: 'E_STATE' });
			const current = await currentOf(shared, decision);
			if (hasMovedSince(seen, current)) return err({ code: 'E_MOVED_ON' });
			const wanted = { entry: decision.mine, isDeleted: decision.mineDeleted };
			const proposal = current === null ? null : proposalFor(current, wanted);
			if (proposal === null) return err({ code: 'E_STATE' });
			const correctionId = shared.stamper.nextId();
			const note = { ...decision, settlingAs: correctionId, settlingIn: 'corrections' } as const;
			await local.noteOn({ of: 'decision', is: note });
			const change = {
				source: 'corrections',
				id: correctionId,
				event: 'propose',
				build: () => ({
					...proposal,
					id: correctionId,
					entryId: decision.entryId,
					userId: me.userId,
					reason,
					state: 'proposed',
					schemaVersion: CORRECTION_SCHEMA_VERSION
				})
			} as const satisfies RequestChange;
			const result = await writer.write(change);
			if (!result.ok) {
				const open = { ...decision, settlingAs: undefined, settlingIn: undefined };
				await local.noteOn({ of: 'decision', is: open });
				return result;
			}
			const request = { act: actOf(change), written: result.value };
			const settled = settledDecision(shared, decision, 'correct', { request });
			return settleAll(shared, [settled], doneOfRequest(shared, writer, request));
		});

	/** Notes when the person asked somebody about open items, or that nobody was asked. The items stay open. */
	const noteAsked = async (ids: readonly string[], askedAt: Instant | null): Promise<void> => {
		for (const id of ids) {
			const [decision, question] = [await local.decision(id), await local.question(id)];
			if (decision !== null) await local.noteOn({ of: 'decision', is: { ...decision, askedAt } });
			if (question !== null) await local.noteOn({ of: 'question', is: { ...question, askedAt } });
		}
	};

	return {
		resolveQuestion,
		correctDecision,
		/** The person asked somebody, now; undo takes the note away. */
		markAsked: (ids: readonly string[]): CommandResult =>
			guarded(shared, async () => {
				const at = msToInstant(shared.clock.correctedNow());
				await noteAsked(ids, at);
				const undo = async () => {
					await noteAsked(ids, null);
					return ok(undefined);
				};
				return ok({ ...nothingWritten(shared), at, undo });
			}),
		/** Opens an item again that was decided lately, and takes back what the answer wrote. */
		reopenSettled: (id: string): CommandResult =>
			guarded(shared, async () => {
				const settled = await local.settled(id);
				if (settled === null || isForgotten(settled)) return err({ code: 'E_STATE' });
				const result = await reopenAll(shared, [settled], () => takeBackAnswer(shared, writer, settled));
				return result.ok ? ok(nothingWritten(shared)) : result;
			})
	};
}

async function takeBackAnswer(
	shared: Shared,
	writer: RequestWriter,
	{ entries, request }: StoredSettled
): Promise<Result<void, Refusal>> {
	if (request !== null) return takeBackRequest(writer, request);
	return entries.length === 0 ? ok(undefined) : takeBack(shared, entries);
}

/** Ends the questions whose answer was written right before the app ended; the others stay open. */
export async function endSettledQuestions(
	shared: Shared,
	settling: readonly StoredQuestion[]
): Promise<void> {
	const { local, database, stamper } = shared;
	for (const question of settling) {
		const key = `${question.source}|${question.settlingAs}`;
		const [doc] = await database.mirror.storageInstance.findDocumentsById([key], true);
		const mutation = recordOf(doc)?.mutation;
		const isWritten =
			mutation !== undefined && mutation.id !== question.settlingOn && mutation.deviceId === stamper.deviceId;
		if (isWritten) await local.settle([settledQuestion(shared, question, 'mine')]);
	}
}
