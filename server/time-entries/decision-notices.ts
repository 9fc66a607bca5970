import type { Deps } from '#server/deps.ts';
import { addNotice } from '#server/notices/notices.usecases.ts';
import { personName } from '#server/people/memberships.usecase.ts';
import type { EntryChange } from '#server/time-entries/write-changes.ts';

/** Decisions by others that the owner of an entry is told of, and the kind of the notice. */
const noticeKinds: Readonly<Record<string, string>> = {
	verify: 'entries_verified',
	reject: 'entries_returned',
	reopen: 'entries_reopened',
	undo: 'entries_decision_undone',
	enter_on_behalf: 'entries_entered',
	confirm_on_behalf: 'entries_confirmed'
};

/** One notice per owner, kind and comment, however many entries one push decided. */
export function noticeDecisions(
	deps: Deps,
	context: { readonly actor: { readonly userId: string }; readonly changes: readonly EntryChange[] }
): void {
	const decisions = context.changes.filter(
		({ after, event }) => after.parts.userId !== context.actor.userId && Object.hasOwn(noticeKinds, event)
	);
	if (decisions.length === 0) return;
	const byName = personName(deps, context.actor.userId);
	const groups = Map.groupBy(decisions, ({ after, event }) =>
		JSON.stringify([after.parts.userId, event, after.record.comment])
	);
	for (const changes of groups.values()) {
		const [first] = changes;
		if (first === undefined) continue;
		const { parts, record } = first.after;
		addNotice(deps, {
			actorId: context.actor.userId,
			userId: parts.userId,
			kind: noticeKinds[first.event] ?? first.event,
			data: {
				by: context.actor.userId,
				byName,
				comment: record.comment,
				entryIds: changes.map(({ after }) => after.parts.id),
				dates: [...new Set(changes.map(({ after }) => after.parts.day))].sort()
			}
		});
	}
}
