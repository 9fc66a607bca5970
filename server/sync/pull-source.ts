/** One page of documents, each as the JSON text that travels. */
export interface Page {
	readonly texts: readonly string[];
	/** The position of each text. */
	readonly seqs: readonly number[];
	readonly more: boolean;
}

/** A page whose documents the database joined already, as they travel. */
export interface JoinedPage {
	/** The documents with commas between, as UTF-8. */
	readonly documents: Uint8Array;
	/** The position of the last one; null when there is none. */
	readonly last: number | null;
	readonly more: boolean;
}

/** What one actor may see of one collection, at this moment. */
export interface PullSource {
	/** Everything that decides what the actor may see, as text: when it changes, the scope changes (R9). */
	readonly view: string;
	/** Records of others may leave this view, and then come as tombstones. */
	readonly hasOthers?: boolean;
	/**
	 * The last position among the rows of this view, tombstones included, where a reading from the beginning stands;
	 * missing = that of the whole history, which tells how much everybody does.
	 */
	lastSeq?(): number;
	/** `since`: what left the view up to this position was never sent to this reader, and is not told now. */
	page(after: number, limit: number, since: number): Page | JoinedPage;
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
	const seqs: number[] = [];
	let position = after;
	for (;;) {
		const rows = source.read(position, limit + 1);
		for (const row of rows) {
			position = row.seq;
			const text = source.toText(row);
			if (text === null) continue;
			if (texts.length === limit) return { texts, seqs, more: true };
			texts.push(text);
			seqs.push(row.seq);
		}
		if (rows.length <= limit) return { texts, seqs, more: false };
	}
}

/** A page in one piece, whichever way it was read. */
export function joinPage(page: Page | JoinedPage): JoinedPage {
	if ('documents' in page) return page;
	const { texts, seqs, more } = page;
	return { documents: Buffer.from(texts.join(',')), last: seqs.at(-1) ?? null, more };
}

/** Joins two pages that begin at the same position into one, in the order of positions. */
export function mergePages(one: Page, other: Page, limit: number): Page {
	if (other.texts.length === 0 && !other.more) return one;
	const items = [...itemsOf(one), ...itemsOf(other)].sort((a, b) => a.seq - b.seq);
	// Behind the end of a page that is not the last one, rows of that side are missing.
	const ends = [one, other].filter(({ more }) => more).map(({ seqs }) => seqs.at(-1) ?? 0);
	const complete = items.filter(({ seq }) => ends.every((end) => seq <= end));
	const page = complete.slice(0, limit);
	return {
		texts: page.map(({ text }) => text),
		seqs: page.map(({ seq }) => seq),
		more: page.length < items.length || ends.length > 0
	};
}

function itemsOf({ texts, seqs }: Page): { seq: number; text: string }[] {
	return texts.map((text, index) => ({ text, seq: seqs[index] ?? 0 }));
}

/** All that others learn of a record that is gone, or no longer theirs to see. */
export function tombstoneText(id: string, seq: number): string {
	return `{"id":${JSON.stringify(id)},"_deleted":true,"seq":${seq}}`;
}
