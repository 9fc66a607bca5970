import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Days on which somebody of the team is away; nobody is told why. */
export interface TeamDayView {
	readonly userId: string;
	readonly name: string;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly firstHalf: 'am' | 'pm' | null;
	readonly lastHalf: 'am' | 'pm' | null;
}

/** Who of the team is at work. Whoever is not named may be at work all the same: silence says nothing. */
export interface PresenceView {
	/** A group of the person, or one that the person manages, shows who is at work. */
	readonly isShown: boolean;
	/** The others are shown the person, too. */
	readonly isMember: boolean;
	readonly people: readonly PresentPerson[];
	/** When this device last heard from the server; null = never. */
	readonly asOfTime: string | null;
}

export interface PresentPerson {
	readonly userId: string;
	readonly name: string;
	readonly state: 'working' | 'break';
	readonly since: Instant;
	readonly sinceTime: string;
	readonly isSinceToday: boolean;
}
