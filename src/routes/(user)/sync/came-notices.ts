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

/** What somebody brought to the server for this person, as long as it is unread. */
export function cameNotices(notices: readonly Notice[], ownId: string, zone: string) {
	return notices
		.filter(({ kind, readAt }) => kind === 'outbox_handed_over' && readAt === null)
		.flatMap(({ id, at, data }) => {
			const came = v.safeParse(cameSchema, data);
			if (!came.success) return [];
			const { by, byName: name, ...counts } = came.output;
			const facts = { when: whenInWords(at, zone), counts: countsInWords(counts) };
			return [{ id, text: by === ownId ? m.handover_came_own(facts) : m.handover_came({ name, ...facts }) }];
		});
}
