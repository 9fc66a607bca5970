import * as v from 'valibot';
import type { Notice } from '#domain/notice/notice.ts';
import { countsInWords, whenInWords } from '#lib/features/handover/words.ts';
import { m } from '#lib/paraglide/messages.js';

const cameSchema = v.object({
	by: v.string(),
	byName: v.string(),
	taken: v.number(),
	known: v.number(),
	refused: v.number(),
	unreadable: v.number()
});

const unreadableSchema = v.object({ left: v.array(v.unknown()) });

interface Came {
	readonly id: string;
	readonly text: string;
	readonly isUnreadable: boolean;
}

/** What somebody brought to the server for this person, and what of it no server could read, as long as it is unread. */
export function cameNotices(notices: readonly Notice[], ownId: string, zone: string): readonly Came[] {
	return notices.flatMap((notice) => {
		if (notice.readAt !== null) return [];
		if (notice.kind === 'outbox_unreadable') return unreadableOf(notice);
		return notice.kind === 'outbox_handed_over' ? cameOf(notice, ownId, zone) : [];
	});
}

function cameOf({ id, at, data }: Notice, ownId: string, zone: string): Came[] {
	const came = v.safeParse(cameSchema, data);
	if (!came.success) return [];
	const { by, byName: name, ...counts } = came.output;
	const facts = { when: whenInWords(at, zone), counts: countsInWords(counts) };
	const text = by === ownId ? m.handover_came_own(facts) : m.handover_came({ name, ...facts });
	return [{ id, text, isUnreadable: false }];
}

function unreadableOf({ id, data }: Notice): Came[] {
	const rows = v.safeParse(unreadableSchema, data);
	const n = rows.success ? rows.output.left.length : 0;
	return [{ id, text: m.handover_unreadable({ n }), isUnreadable: true }];
}
