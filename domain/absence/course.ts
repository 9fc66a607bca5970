import type { Absence } from '#domain/absence/absence.ts';
import { isOwnersEvent } from '#domain/absence/transitions.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';

/** One step in the course of an absence. */
export interface CourseStep {
	readonly at: Instant;
	/** Who decided; null = the person whose absence it is. */
	readonly by: string | null;
	/** What was done; `decided` where only that somebody decided is known. */
	readonly act: string;
	readonly comment: string | null;
}

type Recorded = Pick<Absence, 'mutation' | 'decisions'>;

/**
 * What became of an absence, the newest first: every decision with its words, and the owner's last acts. The record
 * keeps its newest act by name and of earlier ones the decisions only, so of those it is not said what they were.
 */
export function courseOf({ mutation, decisions }: Recorded): CourseStep[] {
	const isOwners = isOwnersEvent(mutation.event);
	const decided = decisions.map(({ by, at, comment }, index) => {
		const isNewest = !isOwners && index === decisions.length - 1;
		return { by, at, comment, act: isNewest ? mutation.event : 'decided' };
	});
	const acts = isOwners ? [...(mutation.prior ?? []), mutation] : [];
	const done = acts.map(({ event, deviceTime, offsetMs, comment }) => ({
		by: null,
		at: msToInstant(instantToMs(deviceTime) + offsetMs),
		comment: comment ?? null,
		act: event
	}));
	return [...decided, ...done].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
