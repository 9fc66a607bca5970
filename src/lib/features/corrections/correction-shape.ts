import type { CorrectionKind, CorrectionState, ProposedTime } from '#domain/correction/correction.ts';
import type { CorrectionTurn } from '#domain/correction/proposal.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { EntryForm } from '#lib/features/time-entry/entry-form.ts';
import type { EntryShape, StretchShape } from '#lib/features/time-entry/shapes.ts';

/** A time as it counts, or as somebody wants it. */
export interface TimeShape {
	readonly kind: 'work' | 'break';
	readonly start: Instant;
	readonly stop: Instant | null;
	readonly workTypeId: string | null;
	readonly workTypeName: string | null;
	readonly note: string;
}

/** A correction with its course so far. */
export interface CorrectionShape {
	readonly id: string;
	readonly kind: CorrectionKind;
	readonly state: CorrectionState;
	readonly entryId: string | null;
	readonly person: { readonly id: string; readonly name: string };
	readonly date: LocalDate;
	readonly zone: string;
	readonly current: TimeShape | null;
	readonly proposed: TimeShape | null;
	readonly reason: string;
	readonly askedAt: Instant | null;
	readonly decision: {
		readonly byName: string | null;
		readonly at: Instant;
		readonly comment: string | null;
	} | null;
	readonly isWaiting: boolean;
	readonly neighbours: readonly (StretchShape & { readonly id: string })[];
	readonly turn: CorrectionTurn | null;
}

/** What stands in the sheet that asks for a correction. */
export interface CorrectionForm {
	readonly kind: CorrectionKind;
	readonly time: EntryForm;
	readonly reason: string;
}

/** What the sheet was opened for. */
export interface CorrectionRequest {
	/** null for time that is missing. */
	readonly entry: EntryShape | null;
	readonly kinds: readonly CorrectionKind[];
	readonly form: CorrectionForm;
	/** The form holds what the person typed earlier and did not send. */
	readonly isRestored: boolean;
}

/** What the person asks for. */
export interface CorrectionWish {
	readonly kind: CorrectionKind;
	readonly entryId: string | null;
	readonly proposed: ProposedTime | null;
	readonly reason: string;
}
