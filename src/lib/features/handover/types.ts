import type { Instant } from '#domain/time/instant.ts';

/** How many rows came to what. */
export interface Counts {
	readonly taken: number;
	readonly known: number;
	readonly refused: number;
	readonly unreadable: number;
}

/** Somebody's entries on their way to the server, as this device shows them. */
export interface CarriedShape {
	readonly id: string;
	/** Whose they are; null = not known here. */
	readonly name: string | null;
	readonly signedAt: Instant;
	readonly state: 'waiting' | 'taken' | 'refused';
	readonly answeredAt: Instant | null;
	readonly counts: Counts | null;
	readonly problem: string | null;
}

/** Where the making of one's own bundle stands. */
export type MakingShape =
	| { readonly state: 'making' }
	| { readonly state: 'nothing' | 'not_ready' | 'unsupported' }
	| {
			readonly state: 'ready';
			readonly codes: readonly string[] | null;
			/** Records that did not fit and go with another bundle. */
			readonly left: number;
	  };
