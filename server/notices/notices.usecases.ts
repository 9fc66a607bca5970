import { msToInstant } from '#domain/time/instant.ts';
import type { Deps } from '#server/deps.ts';
import { notFound } from '#server/http/errors.ts';
import { appendJournal } from '#server/journal/journal.ts';
import { findNotice, listNoticesAfter, putNotice } from '#server/notices/notices.repository.ts';
import type { NoticeRow } from '#server/notices/notices.table.ts';
import { fillPage, tombstoneText, type PullSource } from '#server/sync/pull-source.ts';

export interface NewNotice {
	/** Whose act it tells of. */
	readonly actorId: string;
	/** Who is told. */
	readonly userId: string;
	readonly kind: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** Tells a person something; inside the transaction of what it tells of. */
export function addNotice(deps: Deps, { actorId, userId, kind, data }: NewNotice): void {
	const at = msToInstant(deps.clock.now());
	const notice = { id: deps.ids.next(), userId, kind, at, data: { ...data }, readAt: null, deleted: false };
	write(deps, { ...notice, seq: deps.history.next() }, { actorId, event: 'create', before: null });
}

/** The person has read it. A second time changes nothing. Throws 404 for a notice that is not the person's. */
export function readNotice(deps: Deps, userId: string, id: string): void {
	deps.db.transaction(() => {
		const before = findNotice(deps.db, userId, id);
		if (before === null) throw notFound();
		if (before.readAt !== null) return;
		const after = { ...before, readAt: msToInstant(deps.clock.now()), seq: deps.history.next() };
		write(deps, after, { actorId: userId, event: 'read', before });
	});
}

/** A person's own notices. */
export function noticesSource({ db }: Pick<Deps, 'db'>, userId: string): PullSource {
	return {
		view: userId,
		page: (after, limit) =>
			fillPage(after, limit, {
				read: (from, count) => listNoticesAfter(db, userId, from, count),
				toText: noticeText
			}),
		find(id) {
			const row = findNotice(db, userId, id);
			return row && noticeText(row);
		}
	};
}

function noticeText({ deleted, ...notice }: NoticeRow): string {
	return deleted ? tombstoneText(notice.id, notice.seq) : JSON.stringify({ ...notice, _deleted: false });
}

function write(
	deps: Deps,
	row: NoticeRow,
	{ actorId, event, before }: { actorId: string; event: string; before: NoticeRow | null }
): void {
	const { id, userId, seq } = row;
	putNotice(deps.db, row);
	appendJournal(deps, { actorId, collection: 'notices', recordId: id, userId, event, before, after: row });
	deps.db.afterCommit(() => deps.feed.publish({ collection: 'notices', seq, userIds: [userId] }));
}
