/** What the one chip on every screen says. */
export interface SyncChipState {
	readonly kind:
		| 'opening'
		| 'loading'
		| 'synced'
		| 'synced-until'
		| 'sending'
		| 'waiting'
		| 'waiting-long'
		| 'decision'
		| 'sign-in'
		| 'refused'
		| 'storage'
		| 'lost'
		| 'skew'
		| 'update-app';
	/** Waiting items, decisions or refusals, depending on the kind. */
	readonly count: number;
	/** UTC instant: last success, or the oldest waiting write. */
	readonly at: string | null;
	readonly skewMinutes: number;
}
