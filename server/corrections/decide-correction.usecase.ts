import type { InferOutput } from 'valibot';
import type { Correction } from '#domain/correction/correction.ts';
import { canHrSeeTimeEntry } from '#domain/people/visibility.ts';
import type { decideCorrectionRequestSchema, DecisionResponse } from '#protocol/http/decide-records.ts';
import { correctionKind, storedCorrection } from '#server/corrections/correction-kind.ts';
import { findCorrection, listOpenCorrections } from '#server/corrections/corrections.repository.ts';
import type { CorrectionRow } from '#server/corrections/corrections.table.ts';
import type { Deps } from '#server/deps.ts';
import { notFound } from '#server/http/errors.ts';
import { requireHr } from '#server/people/actor.usecase.ts';
import { decideRecord } from '#server/sync/records/decide-record.ts';
import { WriteContext } from '#server/sync/records/write-context.ts';
import { ownEntryOf } from '#server/time-entries/perform-steps.usecase.ts';

type Request = InferOutput<typeof decideCorrectionRequestSchema>;

/**
 * HR decides on a correction. Agreeing corrects the entry in the same transaction; in a closed period it unlocks,
 * corrects and closes. Throws 404 for one that is not there, and for one about an entry that has not reached HR;
 * 409 for one that moved on.
 */
export function decideCorrection(
	deps: Deps,
	actorId: string,
	request: Request & { readonly id: string }
): DecisionResponse {
	const { id, event } = request;
	return deps.db.transaction(() => {
		const context = new WriteContext(deps, requireHr(deps, actorId));
		const row = findCorrection(deps.db, id);
		if (row === null || !hasReachedHr(deps, row)) throw notFound();
		const kind = correctionKind(deps, context, { asHr: true });
		const state = event === 'agree' ? 'agreed' : 'declined';
		return decideRecord(deps, { context, kind }, { ...request, state });
	});
}

/** Everybody's corrections that wait for a decision, as far as their entries have reached HR; oldest first. */
export function openCorrections(deps: Pick<Deps, 'db'>): Correction[] {
	return listOpenCorrections(deps.db)
		.filter((row) => hasReachedHr(deps, row))
		.map((row) => storedCorrection(row).record);
}

/** What the manager has still to verify is not HR's to read, its corrections included. */
function hasReachedHr(deps: Pick<Deps, 'db'>, { userId, record }: CorrectionRow): boolean {
	const entry = ownEntryOf(deps, userId, record.entryId);
	return entry === null ? record.kind === 'add' : canHrSeeTimeEntry(entry);
}
