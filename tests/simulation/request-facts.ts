import type { Fields } from '#tests/simulation/facts.ts';

/** What people ask others for. */
export type RequestSource = 'absences' | 'corrections';
export const requestSources: readonly RequestSource[] = ['absences', 'corrections'];

export function isRequestSource(name: unknown): name is RequestSource {
	return name === 'absences' || name === 'corrections';
}

/** What the person who asks writes down. Named here once more: the oracle shares nothing with the app. */
const contentOf: Readonly<Record<RequestSource, readonly string[]>> = {
	absences: ['typeId', 'from', 'to', 'firstHalf', 'lastHalf', 'note', 'certificate', 'attachments'],
	corrections: ['kind', 'entryId', 'proposed', 'reason']
};

/** One version of an absence or a correction on the server, as journal and table tell it. */
export interface RequestVersion {
	readonly source: RequestSource;
	readonly recordId: string;
	readonly ownerId: string;
	/** By it the owner's group counts. */
	readonly day: string;
	readonly state: string;
	readonly deleted: boolean;
	/** Whether the owner's managers are told. */
	readonly isShown: boolean;
	readonly seq: number;
	readonly mutationId: string;
	readonly event: string;
	readonly actorId: string;
	readonly at: number;
	/** Of a deleted one what it was. */
	readonly fields: Fields;
}

/** Why managers learn of it no more than the days. */
export const HIDDEN_TYPE = 'krank';

/** The first of what somebody asks for that is another in the other version; null = they ask for the same. */
export function differenceOf(source: RequestSource, a: Fields, b: Fields): string | null {
	return contentOf[source].find((name) => plain(a[name]) !== plain(b[name])) ?? null;
}

/** By value, in whichever order the keys were written. */
export function plain(value: unknown): string {
	return JSON.stringify(value ?? null, (_, one: unknown) =>
		typeof one === 'object' && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one
	);
}
