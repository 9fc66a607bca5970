/** Rows that one page of a long table shows. */
export const PAGE_ROWS = 100;

/** Longer lists come in pages: above this many rows a table gets slow on a tablet. */
export const PAGED_ABOVE = 200;

/** The rows of one page; everything while the list is short. Pages count from 0. */
export function pageOf<T>(
	rows: readonly T[],
	page: number
): { readonly rows: readonly T[]; readonly from: number; readonly pages: number; readonly page: number } {
	if (rows.length <= PAGED_ABOVE) return { rows, from: 0, pages: 1, page: 0 };
	const pages = Math.ceil(rows.length / PAGE_ROWS);
	const shown = Math.min(Math.max(0, page), pages - 1);
	const from = shown * PAGE_ROWS;
	return { rows: rows.slice(from, from + PAGE_ROWS), from, pages, page: shown };
}
