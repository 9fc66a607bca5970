/** The words of an entry that its owner records. Named here once more: the oracle shares nothing with the app. */
export const contentNames = [
	'kind',
	'start',
	'stop',
	'zone',
	'workTypeId',
	'jobId',
	'note',
	'explanation'
] as const;
export type ContentName = (typeof contentNames)[number];

/** What every push claims in the fields that only the server decides: nothing of it may ever be stored. */
export const FORGED = 'claimed-by-a-client';

/** A record as it travels, as far as the oracle reads it. */
export type Fields = Readonly<Record<string, unknown>>;

/** One version of an entry on the server, as the journal and the table tell it. */
export interface Version {
	readonly recordId: string;
	readonly ownerId: string;
	readonly day: string;
	readonly state: string;
	readonly deleted: boolean;
	readonly seq: number;
	readonly mutationId: string;
	readonly event: string;
	readonly actorId: string;
	readonly at: number;
	readonly fields: Fields | null;
	readonly text: string;
}

/** Something a person did on a device, durable there. */
export interface Act {
	readonly id: string;
	/** `act`: a person's; `merge`: what the device made of two versions. */
	readonly kind: 'act' | 'merge';
	readonly database: string;
	readonly recordId: string;
	readonly event: string;
	readonly state: string;
	readonly deleted: boolean;
	readonly fields: Fields;
	readonly changed: ReadonlySet<ContentName>;
	/** What stood there before it; null when there was nothing. */
	readonly before: Fields | null;
	/** Earlier acts it stands for, oldest first. */
	readonly priorIds: readonly string[];
}

export function mutationOf(fields: Fields): {
	readonly id: string;
	readonly event: string;
	readonly priorIds: readonly string[];
} {
	const mutation = fields['mutation'] as { id: string; event: string; prior?: { id: string }[] };
	return { id: mutation.id, event: mutation.event, priorIds: (mutation.prior ?? []).map((one) => one.id) };
}

export function sameContent(a: Fields, b: Fields): boolean {
	return contentNames.every((name) => (a[name] ?? null) === (b[name] ?? null));
}
