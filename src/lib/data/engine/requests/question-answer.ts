import { absenceContentOf } from '#domain/absence/content.ts';
import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceEvent } from '#domain/absence/transitions.ts';
import type { Correction } from '#domain/correction/correction.ts';
import type { RequestChange } from '#lib/data/engine/requests/request-writer.ts';
import type { RequestQuestion } from '#lib/data/types.ts';

/** Our version once more, as a new act on what is there now; as a new record when nothing is there. */
export function answerFor(
	{ source, mine, mineDeleted }: RequestQuestion,
	id: string,
	isThere: boolean
): RequestChange {
	if (source === 'corrections') {
		const correction = mine as Correction;
		const event = isThere
			? (correction.mutation.event as 'agree' | 'decline' | 'withdraw' | 'propose')
			: 'propose';
		const { state } = event === 'propose' ? { state: 'proposed' as const } : correction;
		const { comment } = correction.mutation;
		return { source, id, event, comment, build: (current) => ({ ...(current ?? correction), id, state }) };
	}
	const absence = mine as Absence;
	const { event: last, comment } = absence.mutation;
	if (mineDeleted) return { source, id, event: 'delete', build: (current) => current };
	const isContent = last === 'create' || last === 'edit' || last === 'request';
	if (!isContent && isThere) {
		const { state } = absence;
		return {
			source,
			id,
			event: last as AbsenceEvent,
			comment,
			build: (current) => current && { ...current, state }
		};
	}
	const isAsking = absence.state !== 'draft';
	const event = isAsking ? 'request' : isThere ? 'edit' : 'create';
	const state = isAsking ? ('requested' as const) : ('draft' as const);
	const content = absenceContentOf(absence);
	return {
		source,
		id,
		event,
		comment,
		build: (current) => ({ ...(current ?? absence), ...content, id, state })
	};
}
