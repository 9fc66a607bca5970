import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { TimeEntryKind } from '#domain/time-entry/time-entry.ts';

export const presenceStates = ['working', 'break'] as const;

/** That somebody of one's team is at work or on a break now, as far as the server knows; silence says nothing. */
export const presenceSchema = v.object({
	/** The person's. */
	id: idSchema,
	userId: idSchema,
	state: v.picklist(presenceStates),
	since: instantSchema,
	seq: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type Presence = Readonly<v.InferOutput<typeof presenceSchema>>;
export type PresenceNow = Pick<Presence, 'state' | 'since'>;

/** Whether a group shows its people and managers who is at work. Off unless it was switched on. */
export function showsPresence({ presence, archived }: Pick<GroupData, 'presence' | 'archived'>): boolean {
	return presence === true && !archived;
}

/**
 * What a person's running entries say: on a break while one runs, otherwise at work. Of clocks that run twice the
 * first one counts. null = nothing runs.
 */
export function presenceFrom(
	running: readonly { readonly kind: TimeEntryKind; readonly start: Instant }[]
): PresenceNow | null {
	const breaks = running.filter(({ kind }) => kind === 'break');
	const counting = breaks.length > 0 ? breaks : running;
	const [since] = counting.map(({ start }) => start).sort();
	if (since === undefined) return null;
	return { state: breaks.length > 0 ? 'break' : 'working', since };
}
