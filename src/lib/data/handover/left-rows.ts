import * as v from 'valibot';
import { concatMap, filter, map, mergeMap, type Observable, type Subscription } from 'rxjs';
import type { Notice } from '#domain/notice/notice.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { hasSameContent } from '#domain/time-entry/content.ts';
import { contentKeys, timeEntryWriteSchema, type TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { StoredDecision } from '#lib/data/engine/local-store.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { bareMutation } from '#lib/data/engine/stamper.ts';

const leftRowSchema = v.object({
	collection: v.literal('time_entries'),
	status: v.picklist(['conflict', 'rejected']),
	reason: v.nullable(v.looseObject({ code: v.string() })),
	mine: v.intersect([timeEntryWriteSchema, v.object({ _deleted: v.optional(v.boolean()) })])
});
type LeftRow = v.InferOutput<typeof leftRowSchema>;

export interface FollowOptions {
	readonly notices$: Observable<readonly Notice[]>;
	readonly shared: Shared;
	/** Resolves when what the server has of the entries is here. */
	readonly entriesAreThere: () => Promise<unknown>;
	readonly markRead: (noticeId: string) => Promise<void>;
}

/**
 * What could not be taken of a bundle that somebody carried comes to the author in a notice, whole. The first of
 * the author's devices that hears of it asks the questions: the phone that wrote it may be gone. What this very
 * device wrote it does not ask here: it sends it itself, and the answer to that asks.
 */
export function followHandovers(options: FollowOptions): Subscription {
	const { notices$, shared } = options;
	const begun = new Set<string>();
	return notices$
		.pipe(
			mergeMap((notices) => notices.filter(isUnread)),
			map((notice) => ({ id: notice.id, rows: leftRowsOf(notice) })),
			filter(({ id, rows }) => rows.length > 0 && !begun.has(id)),
			concatMap(async ({ id, rows }) => {
				begun.add(id);
				// Another try comes with the next start: the notice stays unread.
				await ask(options, id, rows).catch(() => shared.onStorageProblem('lost'));
			})
		)
		.subscribe();
}

function isUnread({ kind, readAt }: Notice): boolean {
	return kind === 'outbox_handed_over' && readAt === null;
}

function leftRowsOf({ data }: Notice): LeftRow[] {
	const { left } = data;
	if (!Array.isArray(left)) return [];
	return left.flatMap((one) => {
		const row = v.safeParse(leftRowSchema, one);
		return row.success ? [row.output] : [];
	});
}

async function ask(
	{ shared, entriesAreThere, markRead }: FollowOptions,
	noticeId: string,
	rows: readonly LeftRow[]
): Promise<void> {
	await entriesAreThere();
	const others = rows.filter(({ mine }) => mine.mutation.deviceId !== shared.stamper.deviceId);
	const found = await shared.database.entries.findByIds(others.map(({ mine }) => mine.id)).exec();
	const at = msToInstant(shared.clock.correctedNow());
	const decisions = others.flatMap((row) => {
		const theirs = found.get(row.mine.id)?.toJSON().data ?? null;
		const decision = decisionOf(row, theirs as TimeEntry | null, at);
		return decision === null ? [] : [decision];
	});
	await shared.local.fileDecisions(decisions);
	await markRead(noticeId);
}

/** The question; null where the server has the very same anyway. */
function decisionOf(
	{ status, reason, mine: sent }: LeftRow,
	theirs: TimeEntry | null,
	at: string
): StoredDecision | null {
	const { _deleted, ...written } = sent;
	const mineDeleted = _deleted === true;
	// The server decides the rest; of a version that it did not take nothing is known.
	const mine = { ...(theirs ?? blank), ...written } as TimeEntry;
	if (status === 'conflict' && theirs !== null && !mineDeleted && hasSameContent(mine, theirs)) return null;
	return {
		id: mine.mutation.id,
		kind: status === 'conflict' ? 'conflict' : 'rejection',
		entryId: mine.id,
		at,
		reason,
		mine,
		mineDeleted,
		theirs,
		theirsDeleted: theirs === null,
		dropped: theirs === null ? [] : contentKeys.filter((key) => mine[key] !== theirs[key]),
		confirmationDropped: false,
		actsLost: [...(mine.mutation.prior ?? []), bareMutation(mine.mutation)].map((act) => act.event)
	};
}

/** What the server would have filled in. */
const blank = {
	route: null,
	flags: [],
	confirmedAt: null,
	seq: 0,
	receivedAt: null,
	revision: 0
} as const;
