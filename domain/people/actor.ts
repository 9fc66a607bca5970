import type { LocalDate } from '#domain/time/local-date.ts';

/** A group somebody manages, for a span of days (both ends inclusive, null = open). */
export interface ManagedGroup {
	readonly groupId: string;
	readonly from: LocalDate;
	readonly to: LocalDate | null;
}

/** Whoever gives a command. */
export interface Actor {
	readonly userId: string;
	readonly isHr: boolean;
	/** Groups this person manages or managed. */
	readonly manages: readonly ManagedGroup[];
	readonly archived: boolean;
}
