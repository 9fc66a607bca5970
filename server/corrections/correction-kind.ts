import {
	correctionEvents,
	correctionWriteSchema,
	type Correction,
	type CorrectionWrite
} from '#domain/correction/correction.ts';
import { correctionDay, isCorrectionEvent, judgeCorrectionWrite } from '#domain/correction/write-rule.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import { findCorrection, putCorrection } from '#server/corrections/corrections.repository.ts';
import type { CorrectionRow } from '#server/corrections/corrections.table.ts';
import type { Deps } from '#server/deps.ts';
import { addNotice } from '#server/notices/notices.usecases.ts';
import { personName } from '#server/people/memberships.usecase.ts';
import type {
	RecordChange,
	RecordKind,
	RecordVerdict,
	RowToJudge,
	StoredRecord
} from '#server/sync/records/record-kind.ts';
import type { WriteContext } from '#server/sync/records/write-context.ts';
import { entriesAround, ownEntryOf, performSteps } from '#server/time-entries/perform-steps.usecase.ts';

type Stored = StoredRecord<Correction>;

/** What corrections bring along to be pushed: how they are read, judged, kept and shown. */
export function correctionKind(
	deps: Deps,
	context: WriteContext,
	{ asHr = false }: { readonly asHr?: boolean } = {}
): RecordKind<Correction, CorrectionWrite> {
	return {
		collection: 'corrections',
		form: {
			schema: correctionWriteSchema,
			events: correctionEvents,
			contentOf: ({ entryId, kind, proposed, reason, state }) => [entryId, kind, proposed, reason, state]
		},
		find(id) {
			const row = findCorrection(deps.db, id);
			return row === null ? null : storedCorrection(row);
		},
		textOf: correctionText,
		judge: (input) => judge(deps, context, input, asHr),
		placeOf(record, before) {
			const entry = ownEntryOf(deps, record.userId, record.entryId);
			const day = before?.day ?? correctionDay(record, entry) ?? context.today;
			return { day, isShown: before?.isShown === true || record.state === 'proposed' };
		},
		put: (after) => put(deps, after),
		notice: (change) => notice(deps, context, change)
	};
}

/** A correction as the database has it. */
export function storedCorrection({ id, userId, day, seq, deleted, isShown, record }: CorrectionRow): Stored {
	return { id, userId, day, seq, deleted, isShown, record: { ...record, seq } };
}

/** The JSON text that travels: the same for everybody who may see it. */
export function correctionText({ record }: Pick<Stored, 'record'>): string {
	return JSON.stringify({ ...record, _deleted: false });
}

function judge(
	deps: Deps,
	context: WriteContext,
	{ row, master, write, owner, effectiveAt }: RowToJudge<Correction, CorrectionWrite>,
	asHr: boolean
): RecordVerdict<Correction> {
	const { event } = row.mutation;
	invariant(isCorrectionEvent(event), 'A row names an event of its collection');
	// What somebody proposed stays on record: there is nothing to delete.
	if (row.isDeletion) return { outcome: 'reject', reason: { code: 'E_FORBIDDEN' } };
	const ownerId = master?.userId ?? write.userId;
	const { entryId } = master?.record ?? write;
	const { receivedAt, groups, general, actor } = context;
	const verdict = judgeCorrectionWrite({
		master: master?.record ?? null,
		next: write,
		event,
		actor: asHr ? actor : { ...actor, isHr: false },
		owner,
		entry: ownEntryOf(deps, ownerId, entryId),
		around: entriesAround(deps, ownerId, (master?.record ?? write).proposed),
		day: master?.day ?? null,
		groups,
		general,
		now: receivedAt,
		effectiveAt,
		receivedAt,
		newId: deps.ids.next()
	});
	if (verdict.outcome === 'reject') return verdict;
	const { record, steps } = verdict;
	const effect = () => performSteps(deps, context, { steps, at: receivedAt });
	return { outcome: 'accept', record, isDeletion: false, effect };
}

function put({ db }: Deps, { id, userId, day, seq, deleted, isShown, record: whole }: Stored): void {
	const { seq: _seq, ...record } = whole;
	void _seq;
	putCorrection(db, { id, userId, day, state: record.state, record, isShown, seq, deleted });
}

function notice(deps: Deps, { actor }: WriteContext, { after, event }: RecordChange<Correction>): void {
	if ((event !== 'agree' && event !== 'decline') || after.userId === actor.userId) return;
	const { id, entryId, kind, mutation } = after.record;
	addNotice(deps, {
		actorId: actor.userId,
		userId: after.userId,
		kind: event === 'agree' ? 'correction_agreed' : 'correction_declined',
		data: {
			by: actor.userId,
			byName: personName(deps, actor.userId),
			comment: mutation.comment ?? null,
			correctionId: id,
			entryId,
			correctionKind: kind,
			date: after.day
		}
	});
}
