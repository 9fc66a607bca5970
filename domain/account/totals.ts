import { attributeMinutes } from '#domain/account/attribution.ts';
import {
	breakOf,
	effectiveWork,
	shiftsOf,
	workedOf,
	type RegulatedEntry
} from '#domain/regulation/shifts.ts';

/** Net minutes worked in finished entries: overlaps once, explicit breaks taken off. */
export function workedMinutes(entries: readonly RegulatedEntry[], zone = 'UTC'): number {
	return [...attributeMinutes({ entries, zone, mode: 'start' }).values()].reduce((sum, one) => sum + one, 0);
}

/** Minutes of all gaps inside the shifts of these entries, short ones included. */
export function breakMinutes(
	entries: readonly RegulatedEntry[],
	restMinutes: number | null,
	zone = 'UTC'
): number {
	return shiftsOf(effectiveWork(entries, zone), restMinutes).reduce((sum, shift) => sum + breakOf(shift), 0);
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
