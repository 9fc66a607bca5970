/** The browser took the storage away, now or with something unsent in it. */
export function isStorageLost(storage: {
	readonly writeProblem: 'full' | 'lost' | null;
	readonly lostUnsent: number;
}): boolean {
	return storage.writeProblem === 'lost' || storage.lostUnsent > 0;
}
