import type { Actor } from '#domain/people/actor.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { EntryVersion } from '#server/time-entries/entry-version.ts';
import { judgeRow, keptMutation } from '#server/time-entries/judge-row.ts';
import { DeviceClocks, type DeviceSession } from '#server/time-entries/device-clocks.ts';
import { noticeDecisions } from '#server/time-entries/decision-notices.ts';
import { answerText, type RowAnswer } from '#server/time-entries/push-answer.ts';
import { PushContext } from '#server/time-entries/push-context.ts';
import { readPushedRow, type PushedRow } from '#server/time-entries/pushed-row.ts';
import { keepAsDraft } from '#server/time-entries/keep-as-draft.ts';
import { takeReofferedRow } from '#server/time-entries/take-reoffered-row.ts';
import { knownBase } from '#server/time-entries/known-base.ts';
import { answerKnownMutation, mutationsOf } from '#server/time-entries/row-mutations.ts';
import { announceChanges } from '#server/time-entries/announce-changes.ts';
import { writeChanges } from '#server/time-entries/write-changes.ts';
import type { Rejection } from '#protocol/rejection.ts';

export interface PushOutcome {
	/** The answers in row order, each as JSON text. */
	readonly results: readonly string[];
	/** The highest position among the changes of this push; 0 when nothing was applied. */
	readonly seq: number;
	/** Who pushed, as the transaction saw it. */
	readonly actor: Actor;
}

/**
 * Takes a batch of rows of time entries. Everything happens in one transaction, and everything the
 * decision rests on is read inside it: who the actor is now, the groups, the masters. So two requests
 * never decide on the same state, and a right that was withdrawn a moment ago is withdrawn.
 *
 * A row goes through these gates, in this order; docs/sync.md tells the reasons:
 *
 * 1. It can be read, or it is quarantined: the device keeps and shows it, the others go on (R6).
 * 2. Its mutation is new. A known one changes nothing and is answered with the truth (R2); the same id
 *    with another body is refused.
 * 3. The actor may see the entry, or it is answered as if there were none. From here on an entry that
 *    exists unseen and one that does not exist take the same way, so that answers tell nothing.
 * 4. It builds on the master: the mutation id the device knew is the master's (R5). Otherwise the master
 *    goes back and the device merges.
 * 5. The domain's rule says yes to the act, by this actor, at this time. If only the act is refused, its
 *    content is kept as a draft: nothing a person wrote is lost.
 *
 * A row that a device brings back after a restore (R8) has gates of its own: `takeReofferedRow`.
 *
 * What passed is written at the end, in row order: record, mutations, journal; then notices to the
 * owners; then, after the commit, the change feed.
 */
export function pushTimeEntries(deps: Deps, session: DeviceSession, rows: readonly unknown[]): PushOutcome {
	return deps.db.transaction(() => {
		const actor = actorOf(deps, session.userId);
		const read = rows.map((row) => readPushedRow(row, deps.versions.records.time_entries));
		const readable = read.flatMap((one) => (one.ok ? [one.row] : []));
		const context = new PushContext(deps, actor, readable);
		const clocks = new DeviceClocks(deps.db, session, context.receivedAt);
		const answers = read.map((one): RowAnswer =>
			!one.ok
				? { ...one.row, status: 'quarantined' }
				: one.row.isReoffer
					? takeReofferedRow(deps, context, clocks, one.row)
					: takeRow(deps, context, clocks, one.row)
		);
		const seq = writeChanges(deps, actor.userId, context.changes);
		clocks.save();
		noticeDecisions(deps, context);
		announceChanges(deps, context, seq);
		return { results: answers.map(answerText), seq, actor };
	});
}

function takeRow(deps: Deps, context: PushContext, clocks: DeviceClocks, row: PushedRow): RowAnswer {
	const master = context.visibleVersionOf(row.id);
	const known = answerKnownMutation(context, row, master);
	if (known !== null) return known;
	const ownerId = master?.parts.userId ?? row.userId ?? context.actor.userId;
	const isOwn = ownerId === context.actor.userId;
	const rejected = (reason: Rejection): RowAnswer => ({
		id: row.id,
		status: 'rejected',
		master: context.visibleVersionOf(row.id) ?? 'gone',
		reason
	});
	if (!buildsOn(context, row, master)) {
		// What the actor could never write is not worth a merge.
		if (!isOwn && master === null) return rejected({ code: 'E_FORBIDDEN' });
		return {
			id: row.id,
			status: 'conflict',
			master: master ?? 'gone',
			base: isOwn ? knownBase(deps, context, row) : null
		};
	}
	const owner = context.ownerOf(ownerId);
	const isTaken = master === null && context.versionOf(row.id) !== null;
	if (owner === null) return rejected({ code: 'E_FORBIDDEN' });
	const write =
		row.write ?? (master === null || master.deleted ? null : { ...master.record, mutation: row.mutation });
	if (write === null) return takeDeletionOfNothing(context, row, { master, isOwn, isTaken, rejected });
	const lastSyncAt = clocks.lastActBefore(row.mutation);
	const verdict = judgeRow(deps, context, { row, master, write, ownerId, owner, lastSyncAt });
	if (verdict.outcome === 'reject') return rejected(verdict.reason as Rejection);
	if (isTaken) return rejected({ code: 'E_FORBIDDEN' });
	clocks.note(row.mutation);
	if (verdict.outcome === 'accept') {
		const record = { ...verdict.record, mutation: keptMutation(row.mutation) };
		const after =
			row.write === null ? EntryVersion.deletion(master, idsOf(row, ownerId)) : EntryVersion.accepted(record);
		context.accept({ before: master, after, event: row.event, mutations: mutationsOf(context, row, null) });
		return { id: row.id, status: 'applied' };
	}
	const after = keepAsDraft(deps, context, { row, master, ...verdict });
	return { id: row.id, status: 'rejected', master: after, reason: verdict.reason };
}

/**
 * R5: only the mutation id of the assumed master is read. A deleted master may be known or unknown: an edit brings the
 * entry back. A confirmation does not, where the device knew the entry as it was before somebody deleted it: nobody
 * confirms what they do not know of.
 */
function buildsOn(context: PushContext, row: PushedRow, master: EntryVersion | null): boolean {
	if (master === null) return row.assumedId === null;
	if (row.assumedId === master.parts.mutationId) return true;
	if (!master.deleted || row.assumedId !== null) return false;
	const prior = row.mutation.prior ?? [];
	const isKnown = prior.some(({ id }) => id === master.parts.mutationId);
	const wasThere = prior.some(({ id }) => context.appliedMutation(id) !== null);
	return row.write?.state !== 'confirmed' || isKnown || !wasThere;
}

/** Made and deleted again before anybody else knew: a tombstone, so that a late copy does not revive it. */
function takeDeletionOfNothing(
	context: PushContext,
	row: PushedRow,
	on: {
		master: EntryVersion | null;
		isOwn: boolean;
		isTaken: boolean;
		rejected: (reason: Rejection) => RowAnswer;
	}
): RowAnswer {
	if (context.actor.archived) return on.rejected({ code: 'E_ARCHIVED' });
	if (!on.isOwn || on.isTaken || row.event !== 'delete') return on.rejected({ code: 'E_FORBIDDEN' });
	const after = EntryVersion.deletion(on.master, idsOf(row, context.actor.userId));
	context.accept({ before: on.master, after, event: 'delete', mutations: mutationsOf(context, row, null) });
	return { id: row.id, status: 'applied' };
}

function idsOf(
	{ id, mutation }: PushedRow,
	userId: string
): { id: string; userId: string; mutationId: string } {
	return { id, userId, mutationId: mutation.id };
}
