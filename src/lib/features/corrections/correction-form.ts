import type { ProposedTime } from '#domain/correction/correction.ts';
import { differingParts } from '#domain/correction/proposal.ts';
import type { EntryForm, FormReading } from '#lib/features/time-entry/entry-form.ts';
import type { EntryShape } from '#lib/features/time-entry/shapes.ts';
import type { CorrectionForm, CorrectionWish } from './correction-shape.ts';

/** The time that a filled form asks for; null while it cannot be read as a time. */
export function proposedOf(
	form: EntryForm,
	reading: FormReading,
	{ zone, jobId }: { readonly zone: string; readonly jobId: string | null }
): ProposedTime | null {
	const { start, stop, refusals } = reading;
	if (refusals.length > 0 || start === null || stop === null) return null;
	const { kind, workTypeId, note } = form;
	const isWork = kind === 'work';
	return {
		kind,
		start,
		stop,
		zone,
		workTypeId: isWork ? workTypeId : null,
		jobId: isWork ? jobId : null,
		note: note.trim()
	};
}

/** The time of a locked entry; null while it runs. */
export function timeOfEntry(entry: EntryShape): ProposedTime | null {
	const { kind, start, stop, zone, workType, jobId, note } = entry;
	return stop === null ? null : { kind, start, stop, zone, workTypeId: workType?.id ?? null, jobId, note };
}

/** What is asked for; null while the form says nothing, or nothing that differs. */
export function wishOf(
	form: CorrectionForm,
	proposed: ProposedTime | null,
	entry: EntryShape | null
): CorrectionWish | null {
	const { kind, reason } = form;
	const wish = { kind, entryId: entry?.id ?? null, reason: reason.trim() };
	if (kind === 'delete' || kind === 'objection') return { ...wish, proposed: null };
	if (proposed === null) return null;
	const before = entry === null ? null : timeOfEntry(entry);
	if (before !== null && differingParts(before, proposed).length === 0) return null;
	return { ...wish, proposed };
}
