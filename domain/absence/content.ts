import type { Absence } from '#domain/absence/absence.ts';

/**
 * What a person wrote about days off, in the pieces in which two versions are told apart. The days belong together:
 * a first day of one version and a last day of another would be days that nobody asked for.
 */
export const absenceParts = {
	type: ['typeId'],
	days: ['from', 'to', 'firstHalf', 'lastHalf'],
	note: ['note'],
	certificate: ['certificate'],
	attachments: ['attachments']
} as const satisfies Readonly<Record<string, readonly (keyof Absence)[]>>;

export type AbsencePart = keyof typeof absenceParts;
export const absencePartNames = Object.keys(absenceParts) as AbsencePart[];

export type AbsenceContent = Pick<Absence, (typeof absenceParts)[AbsencePart][number]>;

/** Only the fields a person wrote. */
export function absenceContentOf(absence: AbsenceContent): AbsenceContent {
	const { typeId, from, to, firstHalf, lastHalf, note, certificate, attachments } = absence;
	return { typeId, from, to, firstHalf, lastHalf, note, certificate, attachments };
}

/** Whether two versions say the same in one piece. */
export function isSamePart(part: AbsencePart, a: AbsenceContent, b: AbsenceContent): boolean {
	return absenceParts[part].every((key) => isSameValue(a[key], b[key]));
}

/** Whether two versions ask for the same days off: exactly what a decision covers. */
export function hasSameAbsence(a: AbsenceContent, b: AbsenceContent): boolean {
	return absencePartNames.every((part) => isSamePart(part, a, b));
}

/** By value, whatever the order in which a device and the server wrote the keys. */
function isSameValue(a: unknown, b: unknown): boolean {
	return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

function canonical(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(canonical);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, one]) => [key, canonical(one)])
	);
}
