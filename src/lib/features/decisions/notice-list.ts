const FIRST = 10;

/**
 * In which order notices are shown, how many at first, and which are put away together. What can be saved as a file lies
 * nowhere else: it stands first, always, and is put away by itself alone.
 */
export function noticeList<T extends { readonly id: string; readonly hasFile: boolean }>(
	notices: readonly T[],
	showsAll: boolean
): { readonly shown: readonly T[]; readonly together: readonly string[] } {
	const kept = notices.filter((one) => one.hasFile);
	const others = notices.filter((one) => !one.hasFile);
	const ordered = [...kept, ...others];
	return {
		shown: showsAll ? ordered : ordered.slice(0, Math.max(FIRST, kept.length)),
		together: others.length > 1 ? others.map((one) => one.id) : []
	};
}
