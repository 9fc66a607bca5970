import * as v from 'valibot';
import { storageProblemOf } from '#lib/data/engine/entry-writer.ts';
import { concatMap, filter, map, mergeMap, type Observable, type Subscription } from 'rxjs';
import type { Notice } from '#domain/notice/notice.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { recordOf } from '#lib/data/engine/requests/request-doc.ts';
import { RequestQuestions } from '#lib/data/engine/requests/request-questions.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { decisionOf, questionOf } from '#lib/data/handover/left-questions.ts';
import { leftRowSchema, type LeftRow } from '#lib/data/handover/left-row.ts';

/** What was done to somebody else's record: the notice of the carrying counts it, nothing of it is kept here. */
const namedRowSchema = v.object({ id: v.string(), event: v.string() });

export interface FollowOptions {
	readonly notices$: Observable<readonly Notice[]>;
	readonly shared: Shared;
	/** Resolves when what the server has of the records is here. */
	readonly recordsAreThere: () => Promise<unknown>;
	readonly markRead: (noticeId: string) => Promise<void>;
}

interface Left {
	readonly id: string;
	readonly rows: readonly LeftRow[];
	/** Some of it this app cannot read: then the notice stays for one that can. */
	readonly hasMore: boolean;
}

/**
 * What could not be taken of a bundle that somebody carried comes to the author in notices, whole. The first of
 * the author's devices that hears of it asks the questions: the phone that wrote it may be gone. What still waits on
 * this very device it does not ask here: it sends it itself, and the answer to that asks.
 */
export function followHandovers(options: FollowOptions): Subscription {
	const { notices$, shared } = options;
	const begun = new Set<string>();
	return notices$
		.pipe(
			mergeMap((notices) => notices.filter(isUnread)),
			map(leftIn),
			filter(({ id, rows, hasMore }) => (rows.length > 0 || !hasMore) && !begun.has(id)),
			concatMap(async (left) => {
				begun.add(left.id);
				// Another try comes with the next start: the notice stays unread.
				await ask(options, left).catch((error: unknown) =>
					shared.onStorageProblem(storageProblemOf(error) ?? 'full')
				);
			})
		)
		.subscribe();
}

function isUnread({ kind, readAt }: Notice): boolean {
	return kind === 'outbox_left' && readAt === null;
}

function leftIn({ id, data }: Notice): Left {
	const left: readonly unknown[] = Array.isArray(data['left']) ? data['left'] : [];
	const read = left.map((one) => v.safeParse(leftRowSchema, one));
	const isNamed = (index: number) => v.is(namedRowSchema, left[index]);
	return {
		id,
		rows: read.flatMap((row) => (row.success ? [row.output] : [])),
		hasMore: read.some((row, index) => !row.success && !isNamed(index))
	};
}

async function ask(
	{ shared, recordsAreThere, markRead }: FollowOptions,
	{ id, rows, hasMore }: Left
): Promise<void> {
	await recordsAreThere();
	await askAboutEntries(shared, rows);
	await askAboutRequests(shared, rows);
	if (!hasMore) await markRead(id);
}

async function askAboutEntries(shared: Shared, left: readonly LeftRow[]): Promise<void> {
	const rows = left.filter((row) => row.collection === 'time_entries');
	const found = await shared.database.entries.findByIds(rows.map(({ mine }) => mine.id)).exec();
	const at = msToInstant(shared.clock.correctedNow());
	const decisions = rows.flatMap((row) => {
		const held = found.get(row.mine.id)?.toJSON() as EntryDoc | undefined;
		if (isSentHere(shared, row, held)) return [];
		const decision = decisionOf(row, (held?.data ?? null) as TimeEntry | null, at);
		return decision === null ? [] : [decision];
	});
	await shared.local.fileDecisions(decisions);
}

async function askAboutRequests(shared: Shared, left: readonly LeftRow[]): Promise<void> {
	const rows = left.filter((row) => row.collection !== 'time_entries');
	const { mirror, local } = shared.database;
	const found = await mirror.findByIds(rows.map(({ collection, mine }) => `${collection}|${mine.id}`)).exec();
	const at = msToInstant(shared.clock.correctedNow());
	const questions = rows.flatMap((row) => {
		const held = found.get(`${row.collection}|${row.mine.id}`);
		const record = recordOf(held ?? null);
		if (isSentHere(shared, row, held && { pending: held.pending, data: record })) return [];
		const question = questionOf(row, record, at);
		return question === null ? [] : [question];
	});
	await new RequestQuestions(local).file(questions);
}

/** The write waits here. A device whose storage was emptied since has its name, and not what it wrote. */
function isSentHere(
	{ stamper }: Shared,
	{ mine: { mutation } }: LeftRow,
	held: { readonly pending: number; readonly data: Pick<TimeEntry, 'mutation'> | null } | undefined
): boolean {
	if (mutation.deviceId !== stamper.deviceId || held === undefined || held.pending === 0) return false;
	const acts = [held.data?.mutation, ...(held.data?.mutation.prior ?? [])];
	return acts.some((act) => act?.id === mutation.id);
}
