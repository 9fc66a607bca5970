import type { GroupData } from '#domain/reference/reference.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { TimeEntryFlag, TimeEntryState } from '#domain/time-entry/time-entry.ts';
import type { ValidationCode } from '#domain/time-entry/validation.ts';

/** Where a confirmed entry goes: straight to HR, or by way of the group's manager. */
export type TimeEntryRoute = 'direct' | 'manager';

/** What the actor is to the entry. */
export interface EventActor {
	readonly isOwner: boolean;
	readonly isHr: boolean;
	/** Manages, now, the group the owner belonged to on the entry's date. */
	readonly managesGroup: boolean;
	/** Manages any group at all: tells "not your own" from "not yours to do". */
	readonly isManager: boolean;
	readonly isArchived: boolean;
}

/** What an event's guards look at. An event that has no guard needs nothing of it. */
export interface EventContext {
	/** When the act was done, by the clock we believe. */
	readonly now?: Instant | null;
	/** When the server received it; null on a device. */
	readonly receivedAt?: Instant | null;
	readonly comment?: string | null;
	readonly isRunning?: boolean;
	readonly validation?: readonly ValidationCode[];
	readonly hasViolations?: boolean;
	readonly deadline?: Instant | null;
	readonly onTimeout?: GroupData['onTimeout'];
	readonly onViolation?: GroupData['onViolation'];
	/** The group wants the owner's words on a day with a violation, and there are none. */
	readonly isUnexplained?: boolean;
	/** The month is closed: only HR can let a confirmation in. */
	readonly isPeriodClosed?: boolean;
	/** Another reason why only HR can let a confirmation in: its owner left meanwhile, for example. */
	readonly needsReview?: boolean;
	readonly isClockSuspect?: boolean;
	/** The route a confirmation freezes into the entry. */
	readonly confirmRoute?: TimeEntryRoute;
	/** Last instant at which the owner may take a confirmation back; null = not limited yet. */
	readonly withdrawUntil?: Instant | null;
	/** Whether the decision to be undone was this actor's own. */
	readonly isOwnDecision?: boolean;
	/** When the server received that decision. */
	readonly decidedAt?: Instant | null;
	/** Whether nobody touched the entry since that decision or, for a withdrawal, since the owner's confirmation. */
	readonly isUnchangedSince?: boolean;
}

export interface TimeEntryDecision {
	readonly state: TimeEntryState | 'deleted';
	readonly route: TimeEntryRoute | null;
	/** Flags this event adds, sorted. */
	readonly flags: readonly TimeEntryFlag[];
}
