import type { CorrectionKind, CorrectionState } from '#domain/correction/correction.ts';
import type { CorrectionTurn } from '#domain/correction/proposal.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntryKind } from '#domain/time-entry/time-entry.ts';
import type { EmployeeName } from '#lib/data/views/shared-types.ts';
import type { NeighbourEntry } from '#lib/data/views/types.ts';

/** A time as it counts, or as somebody wants it. */
export interface CorrectedTime {
	readonly kind: TimeEntryKind;
	readonly start: Instant;
	/** null = still running. */
	readonly stop: Instant | null;
	readonly workTypeId: string | null;
	/** What the work type is called; null = not known here. */
	readonly workTypeName: string | null;
	readonly note: string;
}

/** A wish to put locked time right, with its course so far. */
export interface CorrectionView {
	readonly id: string;
	readonly kind: CorrectionKind;
	readonly state: CorrectionState;
	/** null for time that is missing. */
	readonly entryId: string | null;
	/** Whose time it is. */
	readonly person: EmployeeName;
	/** The day it is about. */
	readonly date: LocalDate;
	readonly zone: string;
	/** What counts now; null where there is nothing, or nothing any more. */
	readonly current: CorrectedTime | null;
	readonly proposed: CorrectedTime | null;
	readonly reason: string;
	/** null where nobody noted it. */
	readonly askedAt: Instant | null;
	/** The last word on it. */
	readonly decision: {
		/** null = this device does not know the person. */
		readonly byName: string | null;
		readonly at: Instant;
		readonly comment: string | null;
	} | null;
	/** Not yet on the server. */
	readonly isWaiting: boolean;
	/** What else the day holds, for its ribbon. */
	readonly neighbours: readonly NeighbourEntry[];
	/** Who can put it right; null where no entry is there any more. */
	readonly turn: CorrectionTurn | null;
}
