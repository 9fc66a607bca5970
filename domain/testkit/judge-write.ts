import { aGroup, aMutation, anActor, aTimeEntry, aWrite, generalSettings } from '#domain/testkit/builders.ts';
import { ownerFrom } from '#domain/people/owner.ts';
import type { HolidayOnDate } from '#domain/public-holiday/calendar.ts';
import type { TimeEntry, TimeEntryEvent, TimeEntryWrite } from '#domain/time-entry/time-entry.ts';
import { judgeTimeEntryWrite, type WriteInput } from '#domain/time-entry/write-rule.ts';

export const NOW = '2026-01-13T09:00:00.000Z';
/** Mara works in the group Nord. */
export const company = {
	owner: ownerFrom({ memberships: [{ groupId: 'nord', from: '2025-01-01', to: null }] }),
	groups: [{ id: 'nord', data: aGroup() }],
	general: generalSettings(),
	others: [],
	holidays: new Map<string, HolidayOnDate>(),
	workTypes: new Map(),
	now: NOW,
	effectiveAt: NOW,
	receivedAt: NOW
};

/** Judges an act on Mara's entry, by Mara unless told otherwise, on the Tuesday after it. */
export function judge(
	master: TimeEntry | null,
	event: TimeEntryEvent,
	over: Partial<WriteInput> & { write?: Partial<TimeEntryWrite> } = {}
) {
	const { write, ...rest } = over;
	const stateAfter = { confirm: 'confirmed', verify: 'verified', reject: 'rejected' } as const;
	const next = aWrite(master ?? aTimeEntry(), {
		mutation: aMutation({ event }),
		state: stateAfter[event as keyof typeof stateAfter] ?? 'draft',
		...write
	});
	return judgeTimeEntryWrite({
		...company,
		master,
		next,
		isDeletion: event === 'delete',
		event,
		actor: anActor(),
		...rest
	});
}

/** The record an accepted write leads to; fails when it was refused. */
export function recordOf(verdict: ReturnType<typeof judge>): TimeEntry {
	if (verdict.outcome === 'reject') throw new Error(`refused: ${verdict.reason.code}`);
	return verdict.record;
}
