import type { WrittenRecord } from '#domain/kernel/record-version.ts';
import { effectiveTime } from '#domain/time-entry/effective-time.ts';
import type { Deps } from '#server/deps.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';
import { readPushedRecord, type PushedRecord, type RecordWrite } from '#server/sync/records/pushed-record.ts';
import { RecordBook } from '#server/sync/records/record-book.ts';
import type { RecordKind, RecordVerdict, StoredRecord } from '#server/sync/records/record-kind.ts';
import type { WriteContext } from '#server/sync/records/write-context.ts';
import { findAppliedMutations, noteSideMutations } from '#server/time-entries/applied-mutations.ts';
import type { DeviceClocks } from '#server/time-entries/device-clocks.ts';

type Reason = { readonly code: string };

/** The answer to one row, as the JSON text that travels. */
type Answer = string;

interface Taking<R extends WrittenRecord & { readonly userId: string }, W extends RecordWrite> {
	readonly deps: Deps;
	readonly context: WriteContext;
	readonly clocks: DeviceClocks;
	readonly book: RecordBook<R, W>;
}

/**
 * Takes rows of a collection that people write, inside the running transaction, one after the other. Each goes
 * through the gates of time entries, in the same order:
 *
 * 1. It can be read, or it is quarantined (R6).
 * 2. Its mutation is new. A known one changes nothing and is answered with the truth (R2).
 * 3. The actor may see the record, or it is answered as if there were none.
 * 4. It builds on the master: the mutation id the device knew is the master's (R5). Otherwise the master goes back.
 * 5. The domain's rule says yes. If only the act is refused, its content may be kept.
 */
export function pushRecords<R extends WrittenRecord & { readonly userId: string }, W extends RecordWrite>(
	deps: Deps,
	on: { readonly context: WriteContext; readonly clocks: DeviceClocks; readonly kind: RecordKind<R, W> },
	rows: readonly unknown[]
): { readonly results: readonly string[]; readonly seq: number } {
	const book = new RecordBook(deps, on.context, on.kind);
	const taking = { deps, context: on.context, clocks: on.clocks, book };
	const versions = deps.versions.records[on.kind.collection];
	const results = rows.map((row) => {
		const read = readPushedRecord(row, on.kind.form, versions);
		if (read.ok) return takeRow(taking, read.row);
		return answerText({ ...read.row, status: 'quarantined' });
	});
	return { results, seq: book.lastSeq };
}

function takeRow<R extends WrittenRecord & { readonly userId: string }, W extends RecordWrite>(
	taking: Taking<R, W>,
	row: PushedRecord<W>
): Answer {
	const { context, clocks, book } = taking;
	const stored = book.kind.find(row.id);
	const master = stored !== null && book.canSee(stored) ? stored : null;
	const masterText = master === null ? 'gone' : book.kind.textOf(master);
	const known = answerKnownMutation(taking, row, { master, masterText });
	if (known !== null) return known;
	const rejected = (reason: Reason) =>
		answerText({ id: row.id, status: 'rejected', master: masterText, reason });
	const { actor } = context;
	const ownerId = master?.userId ?? row.userId ?? actor.userId;
	if (!buildsOn(row, master)) {
		// What the actor could never write is not worth a merge.
		if (ownerId !== actor.userId && master === null) return rejected({ code: 'E_FORBIDDEN' });
		return answerText({ id: row.id, status: 'conflict', master: masterText });
	}
	const owner = context.ownerOf(ownerId);
	if (owner === null) return rejected({ code: 'E_FORBIDDEN' });
	// Made and deleted again before anybody else knew: its acts are known from now on, so no late copy revives it.
	const isNothing = row.isDeletion && (master === null || master.deleted);
	if (isNothing)
		return takeDeletionOfNothing(taking, row, { isTaken: stored !== null && master === null, rejected });
	const write = row.write ?? writeOf<R, W>(master, row);
	if (write === null) return rejected({ code: 'E_FORBIDDEN' });
	const lastSyncAt = clocks.lastActBefore(row.mutation);
	const { receivedAt } = context;
	const { effectiveAt, suspect } = effectiveTime({ mutation: row.mutation, receivedAt, lastSyncAt });
	const judged = {
		row,
		master,
		write: { ...write, userId: ownerId },
		owner,
		effectiveAt,
		isClockSuspect: suspect
	};
	const verdict = book.kind.judge(judged);
	if (verdict.outcome === 'reject') return rejected(verdict.reason);
	if (stored !== null && master === null) return rejected({ code: 'E_FORBIDDEN' });
	clocks.note(row.mutation);
	return writeVerdict(taking, row, master, verdict);
}

/** The content of a deletion is what is deleted. */
function writeOf<R extends WrittenRecord, W extends RecordWrite>(
	master: StoredRecord<R> | null,
	{ mutation }: PushedRecord<W>
): W | null {
	return master === null ? null : ({ ...master.record, mutation } as unknown as W);
}

function writeVerdict<R extends WrittenRecord & { readonly userId: string }, W extends RecordWrite>(
	{ deps, context, book }: Taking<R, W>,
	row: PushedRecord<W>,
	before: StoredRecord<R> | null,
	verdict: Exclude<RecordVerdict<R>, { outcome: 'reject' }>
): Answer {
	const { id, mutation, bodyHash } = row;
	const { userId: actorId } = context.actor;
	const side = { recordId: id, actorId, bodyHash: null, reason: null };
	const ids = (mutation.prior ?? []).map((one) => one.id);
	const known = findAppliedMutations(deps, ids);
	const prior = (mutation.prior ?? []).filter((one) => !known.has(one.id));
	const priorRows = prior.map((one) => ({ ...side, id: one.id, prior: JSON.stringify(one) }));
	if (verdict.outcome === 'accept') {
		const { record, isDeletion, effect } = verdict;
		effect?.();
		book.write({ before, record, isDeletion, event: mutation.event, bodyHash });
		noteSideMutations(deps, priorRows);
		return answerText({ id, status: 'applied' });
	}
	const event = before === null || before.deleted ? 'create' : 'edit';
	const minted = serverMutation(deps.ids, { event, at: context.receivedAt });
	const after = book.write({
		before,
		record: { ...verdict.record, mutation: minted },
		isDeletion: false,
		event
	});
	const refused = { ...side, id: mutation.id, bodyHash, reason: JSON.stringify(verdict.reason), prior: null };
	noteSideMutations(deps, [...priorRows, refused]);
	return answerText({ id, status: 'rejected', master: book.kind.textOf(after), reason: verdict.reason });
}

function takeDeletionOfNothing<R extends WrittenRecord & { readonly userId: string }, W extends RecordWrite>(
	{ deps, context }: Taking<R, W>,
	row: PushedRecord<W>,
	on: { readonly isTaken: boolean; readonly rejected: (reason: Reason) => Answer }
): Answer {
	const { userId: actorId, archived } = context.actor;
	if (archived) return on.rejected({ code: 'E_ARCHIVED' });
	const isOwn = row.userId === null || row.userId === actorId;
	if (!isOwn || on.isTaken || row.mutation.event !== 'delete') return on.rejected({ code: 'E_FORBIDDEN' });
	const acts = [...(row.mutation.prior ?? []), row.mutation];
	const known = findAppliedMutations(
		deps,
		acts.map((act) => act.id)
	);
	const side = { recordId: row.id, actorId, reason: null, prior: null };
	noteSideMutations(
		deps,
		acts
			.filter((act) => !known.has(act.id))
			.map(({ id }) => ({ ...side, id, bodyHash: id === row.mutation.id ? row.bodyHash : null }))
	);
	return answerText({ id: row.id, status: 'applied' });
}

/** R5: only the mutation id of the assumed master is read. A deleted master may be known or unknown. */
function buildsOn<R extends WrittenRecord, W extends RecordWrite>(
	{ assumedId }: PushedRecord<W>,
	master: StoredRecord<R> | null
): boolean {
	if (master === null) return assumedId === null;
	return assumedId === master.record.mutation.id || (master.deleted && assumedId === null);
}

/** R2: what was applied before is not applied again; the same id for something else is refused. */
function answerKnownMutation<R extends WrittenRecord & { readonly userId: string }, W extends RecordWrite>(
	{ deps, context }: Taking<R, W>,
	{ id, mutation, bodyHash }: PushedRecord<W>,
	of: { readonly master: StoredRecord<R> | null; readonly masterText: string }
): Answer | null {
	const { userId } = context.actor;
	const { masterText: master } = of;
	const prior = mutation.prior ?? [];
	const applied = findAppliedMutations(deps, [mutation.id, ...prior.map((one) => one.id)]);
	const isReused = [...applied.values()].some(
		(one) =>
			one.recordId !== id ||
			one.actorId !== userId ||
			(one.id === mutation.id && one.bodyHash !== null && one.bodyHash !== bodyHash)
	);
	if (isReused) return answerText({ id, status: 'rejected', master, reason: { code: 'E_MUTATION_REUSED' } });
	const known = applied.get(mutation.id);
	if (known === undefined) return null;
	if (known.reason !== null)
		return answerText({ id, status: 'rejected', master, reason: JSON.parse(known.reason) as Reason });
	const hasMovedOn = of.master?.record.mutation.id !== mutation.id;
	return answerText({ id, status: 'replayed', ...(hasMovedOn ? { master } : {}) });
}

/** `master`: its text, or `gone` when for this actor there is no such record (whether it exists or not). */
function answerText(answer: {
	readonly id: string;
	readonly status: 'applied' | 'replayed' | 'conflict' | 'rejected' | 'quarantined';
	readonly master?: string;
	readonly reason?: Reason;
}): Answer {
	const { status, master, reason } = answer;
	const id = JSON.stringify(answer.id);
	const masterPart =
		master === undefined ? '' : `,"master":${master === 'gone' ? `{"id":${id},"_deleted":true}` : master}`;
	const reasonPart = reason === undefined ? '' : `,"reason":${JSON.stringify(reason)}`;
	return `{"id":${id},"status":"${status}"${masterPart}${reasonPart}}`;
}
