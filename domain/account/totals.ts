import {
	breakOf,
	effectiveWork,
	shiftsOf,
	workedOf,
	type RegulatedEntry
} from '#domain/regulation/shifts.ts';

/** Net minutes worked in finished entries: overlaps once, explicit breaks taken off. */
export function workedMinutes(entries: readonly RegulatedEntry[], zone = 'UTC'): number {
	return effectiveWork(entries, zone).reduce((sum, one) => sum + one.stop - one.start, 0);
}

/** Work and break so far, counting what runs until now (UTC instant). */
export function totalsUntil(
	entries: readonly RegulatedEntry[],
	now: string,
	zone = 'UTC'
): { readonly workedMinutes: number; readonly breakMinutes: number } {
	const stopped = entries.map((entry) => (entry.stop === null ? { ...entry, stop: now } : entry));
	const shifts = shiftsOf(effectiveWork(stopped, zone), null);
	return {
		workedMinutes: shifts.reduce((sum, shift) => sum + workedOf(shift), 0),
		breakMinutes: shifts.reduce((sum, shift) => sum + breakOf(shift), 0)
	};
}
