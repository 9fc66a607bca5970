import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceEvent } from '#domain/absence/transitions.ts';
import type { Correction, CorrectionEvent } from '#domain/correction/correction.ts';

/** Which act on which record. */
export type RequestAct =
	| { readonly source: 'absences'; readonly id: string; readonly event: AbsenceEvent }
	| { readonly source: 'corrections'; readonly id: string; readonly event: CorrectionEvent };

export interface WrittenRequest {
	readonly before: Absence | Correction | null;
	readonly after: Absence | Correction;
}

/** What one act did, so that it can be taken back, also later. */
export interface RequestDone {
	readonly act: RequestAct;
	readonly written: WrittenRequest;
}
