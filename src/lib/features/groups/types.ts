import type { GroupData } from '#domain/reference/reference.ts';

/** Somebody in or over a group, for a span of days; both ends inclusive, null = until further notice. */
export interface Span {
	readonly userId: string;
	readonly from: string;
	readonly to: string | null;
}

/** One group as HR sees it. */
export interface Group {
	readonly id: string;
	readonly name: string;
	readonly data: GroupData;
	readonly members: readonly Span[];
}

/** A person to choose from, and the group they are in today. */
export interface Candidate {
	readonly id: string;
	readonly name: string;
	readonly groupId: string | null;
	readonly isArchived: boolean;
}
