import { aManager, aMutation, anActor, aTimeEntry, aWrite } from '#domain/testkit/builders.ts';
import { company } from '#domain/testkit/judge-write.ts';
import { judgeReoffer, type ReofferInput, type ReofferVerdict } from '#domain/time-entry/reoffer-rule.ts';
import type { TimeEntry, TimeEntryEvent } from '#domain/time-entry/time-entry.ts';

/** Who may hold Mara's time on a device: she, the manager of her group, and somebody else. */
export const bringers = { owner: anActor(), manager: aManager(), stranger: anActor({ userId: 'tom' }) };
export type Bringer = keyof typeof bringers;

/** The version `held` on a device, whose newest act was `event`, brought back to a server without the entry. */
export function bringBack(
	who: Bringer,
	held: Partial<TimeEntry>,
	event: TimeEntryEvent,
	over: Partial<ReofferInput> = {}
): ReofferVerdict {
	const entry = aTimeEntry({ id: 'entry', mutation: aMutation({ event }), ...held });
	return judgeReoffer({
		...company,
		master: null,
		next: aWrite(entry, { mutation: entry.mutation }),
		isDeletion: false,
		event,
		actor: bringers[who],
		isMasterNewer: false,
		isActOfAnother: false,
		...over
	});
}

/** What becomes of what was brought: the state it comes back in, why it did not, or `conflict`. */
export function outcomeOf(verdict: ReofferVerdict): string {
	if (verdict.outcome === 'conflict') return 'conflict';
	if (verdict.outcome === 'accept') return verdict.record.state;
	const kept = verdict.outcome === 'accept_content' ? `${verdict.record.state} ` : '';
	return `${kept}${verdict.reason.code}`;
}
