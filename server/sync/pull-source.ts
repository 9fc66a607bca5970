/** One page of documents, each as the JSON text that travels. */
export interface Page {
	readonly texts: readonly string[];
	/** Position of the last document; the asked one when the page is empty. */
	readonly lastSeq: number;
	readonly more: boolean;
}

/** What one actor may see of one collection, at this moment. */
export interface PullSource {
	/** Everything that decides what the actor may see, as text: when it changes, the scope changes (R9). */
	readonly view: string;
	page(after: number, limit: number): Page;
	/** The JSON text of one record, if the actor may see it. */
	find(id: string): string | null;
}

export interface Positioned {
	readonly seq: number;
}

/**
 * Fills a page from rows in the order of their positions, leaving out what `toText` answers with null.
 * Reads on until the page is full or nothing is left, so that a short page always means the end.
 */
export function fillPage<T extends Positioned>(
	after: number,
	limit: number,
	source: { read(after: number, limit: number): readonly T[]; toText(row: T): string | null }
): Page {
	const texts: string[] = [];
	let lastSeq = after;
	let cursor = after;
	for (;;) {
		const rows = source.read(cursor, limit + 1);
		for (const row of rows) {
			const text = source.toText(row);
			cursor = row.seq;
			if (text === null) continue;
			if (texts.length === limit) return { texts, lastSeq, more: true };
			texts.push(text);
			lastSeq = row.seq;
		}
		if (rows.length <= limit) return { texts, lastSeq, more: false };
	}
}

/** All that others learn of a record that is gone, or no longer theirs to see. */
export function tombstoneText(id: string, seq: number): string {
	return `{"id":${JSON.stringify(id)},"_deleted":true,"seq":${seq}}`;
}
