import { isPresent } from '#domain/kernel/present.ts';
import type { PriorMutation } from '#domain/kernel/mutation.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';

/** How far a corrected device time may lie outside what is possible before it is not believed. */
export const SKEW_TOLERANCE_MS = 2 * MS_PER_MINUTE;

/**
 * When something was really done: the device's time plus the offset measured at its last sync. A time
 * more than 2 min after receipt or more than 2 min before the device's last sync is not believed: the
 * time of receipt counts instead, so that setting a clock back beats no deadline.
 */
export function effectiveTime(input: {
	readonly mutation: Pick<PriorMutation, 'deviceTime' | 'offsetMs'>;
	readonly receivedAt: Instant;
	readonly lastSyncAt?: Instant | null;
	readonly skewToleranceMs?: number;
}): { readonly effectiveAt: Instant; readonly suspect: boolean } {
	const { mutation, receivedAt, lastSyncAt } = input;
	const tolerance = input.skewToleranceMs ?? SKEW_TOLERANCE_MS;
	const effective = instantToMs(mutation.deviceTime) + mutation.offsetMs;
	const isTooLate = effective > instantToMs(receivedAt) + tolerance;
	const isTooEarly =
		effective < 0 || (isPresent(lastSyncAt) && effective < instantToMs(lastSyncAt) - tolerance);
	if (isTooLate || isTooEarly) return { effectiveAt: receivedAt, suspect: true };
	return { effectiveAt: msToInstant(effective), suspect: false };
}
