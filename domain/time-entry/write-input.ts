import { archivingOf } from '#domain/people/archiving.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { Owner } from '#domain/people/owner.ts';
import { managesOwner } from '#domain/people/visibility.ts';
import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { GeneralData, GroupData } from '#domain/reference/reference.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { Instant } from '#domain/time/instant.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { EventActor } from '#domain/time-entry/event-context.ts';
import type {
	TimeEntry,
	TimeEntryEvent,
	TimeEntryState,
	TimeEntryWrite
} from '#domain/time-entry/time-entry.ts';

export interface WriteInput {
	/** The record as the server has it (on a device: as far as the device knows); null when there is none. */
	readonly master: TimeEntry | null;
	/** The master is a tombstone: its content is not read, an edit by its owner brings the entry back. */
	readonly isMasterDeleted?: boolean;
	readonly next: TimeEntryWrite;
	readonly isDeletion: boolean;
	readonly event: TimeEntryEvent;
	/** In a push, HR acts as worker or manager only: the server passes `isHr: false` there. */
	readonly actor: Actor;
	readonly owner: Owner;
	/** Groups of the owner: the one of the membership on the entry's date decides. */
	readonly groups: readonly { readonly id: string; readonly data: GroupData }[];
	readonly general: GeneralData;
	/** The owner's other entries, see `neighboursOf`; read for confirmations only, may be empty otherwise. */
	readonly others: readonly TimeEntry[];
	/** The days off of the owner's place, see `placeOf`; read for confirmations only, may be empty otherwise. */
	readonly holidays: HolidayCalendar;
	/** Which work is legal working time; read for confirmations only, may be empty otherwise. */
	readonly workTypes: AccountWorkTypes;
	readonly now: Instant;
	/** When the person acted, see `effectiveTime`; on a device: now. */
	readonly effectiveAt: Instant;
	/** When the server received it; null on a device, so that nothing unsent looks received. */
	readonly receivedAt: Instant | null;
	readonly isClockSuspect?: boolean;
	/** The month of the entry is closed. */
	readonly isPeriodClosed?: boolean;
	/** For an entry with flag REOPENED: when. Without it the window of such an entry is open. */
	readonly reopenedAt?: Instant | null;
	/** Who made the decision that an undo takes back. */
	readonly decidedBy?: string | null;
}

/** Whether the owner may change an entry in this state; null = it does not exist yet. */
export function isEditable(state: TimeEntryState | null): boolean {
	return state === null || state === 'draft' || state === 'rejected';
}

/** What the actor is to the entry. The owner's own writes never look at groups or zones. */
export function eventActorOf(input: WriteInput): EventActor {
	const { actor, master, next } = input;
	const isOwner = actor.userId === (master?.userId ?? next.userId);
	return {
		isOwner,
		isHr: actor.isHr,
		managesGroup: !isOwner && managesGroup(input),
		isManager: actor.manages.length > 0,
		isArchived: isOwner ? archivingOf(input) === 'rejected' : actor.archived
	};
}

/** By the day on which the act is judged: who no longer manages decides nothing, whatever the device's clock says. */
function managesGroup({ actor, owner, master, isMasterDeleted, next, now }: WriteInput): boolean {
	const entry = master === null || isMasterDeleted === true ? next : master;
	const entryDate = localDateOf(entry.start, entry.zone);
	const today = localDateOf(now, entry.zone);
	return managesOwner({ actor, ownerMemberships: owner.memberships, entryDate, today });
}
