import type { Absence } from '#domain/absence/absence.ts';
import type { Correction } from '#domain/correction/correction.ts';
import { formatDateRange, formatDateShort, formatDateYear } from '#lib/format/date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { m } from '#lib/paraglide/messages.js';
import { versionInWords } from '#lib/features/time-entry/entry-words.ts';
import { isAbsence } from './question-shape.ts';

/** What a card says about one version of an absence or a correction: only what there is to say. */
export interface RequestFact {
	readonly label: string;
	readonly value: string;
	/** The other version says something else. */
	readonly differs: boolean;
}

/** Names that the records leave to others. */
export interface RequestNames {
	readonly typeName: (typeId: string) => string;
	readonly workTypeName: (id: string | null) => string;
}

/** A state in a word. */
export function stateInWords(record: Absence | Correction): string {
	return isAbsence(record) ? absenceStateWord(record.state) : correctionStates[record.state]();
}

export function absenceStateWord(state: Absence['state']): string {
	return absenceStates[state]();
}

/** One version line by line; what differs from the other one is marked. A fact that neither has is left out. */
export function requestFacts(
	record: Absence | Correction,
	other: Absence | Correction | null,
	names: RequestNames
): readonly RequestFact[] {
	const beside = other === null ? null : new Map(linesOf(other, names));
	return linesOf(record, names).flatMap(([label, value]) => {
		const differs = beside !== null && beside.get(label) !== value;
		return value === '' && !differs ? [] : [{ label, value: value || m.inbox_f_none(), differs }];
	});
}

type Line = readonly [label: string, value: string];

function linesOf(record: Absence | Correction, names: RequestNames): Line[] {
	return isAbsence(record) ? absenceLines(record, names) : correctionLines(record, names);
}

function absenceLines(absence: Absence, { typeName }: RequestNames): Line[] {
	const { from, to, certificate, attachments } = absence;
	return [
		[m.inbox_f_type(), typeName(absence.typeId)],
		[
			m.inbox_f_days(),
			to === null ? m.common_absence_since({ date: formatDateYear(from) }) : formatDateRange(from, to)
		],
		[m.inbox_f_half(), halvesOf(absence)],
		[m.inbox_f_state(), stateInWords(absence)],
		[m.inbox_f_note(), absence.note],
		[
			m.inbox_f_certificate(),
			certificate === null ? '' : m.inbox_certificate_of({ date: formatDateYear(certificate.date) })
		],
		[m.inbox_f_attachments(), attachments.length === 0 ? '' : String(attachments.length)],
		[m.inbox_f_comment(), absence.mutation.comment ?? '']
	];
}

function halvesOf({ firstHalf, lastHalf }: Absence): string {
	const first = { am: m.inbox_half_first_am, pm: m.inbox_half_first_pm };
	const last = { am: m.inbox_half_last_am, pm: m.inbox_half_last_pm };
	return [firstHalf === null ? null : first[firstHalf](), lastHalf === null ? null : last[lastHalf]()]
		.filter((word) => word !== null)
		.join(', ');
}

function correctionLines(correction: Correction, { workTypeName }: RequestNames): Line[] {
	const { proposed } = correction;
	const day = proposed === null ? '' : formatDateShort(localDateOf(proposed.start, proposed.zone));
	return [
		[m.inbox_f_wish(), wishes[correction.kind]()],
		[m.inbox_f_time(), proposed === null ? '' : `${day}: ${versionInWords(proposed, workTypeName)}`],
		[m.inbox_f_reason(), correction.reason],
		[m.inbox_f_state(), stateInWords(correction)],
		[m.inbox_f_comment(), correction.mutation.comment ?? '']
	];
}

const wishes: Record<Correction['kind'], () => string> = {
	change: m.inbox_wish_change,
	delete: m.inbox_wish_delete,
	add: m.inbox_wish_add,
	objection: m.inbox_wish_objection
};
const correctionStates: Record<Correction['state'], () => string> = {
	proposed: m.inbox_c_proposed,
	agreed: m.inbox_c_agreed,
	declined: m.inbox_c_declined,
	withdrawn: m.inbox_c_withdrawn
};
const absenceStates: Record<Absence['state'], () => string> = {
	draft: m.common_absence_draft,
	requested: m.common_absence_requested,
	mgr_approved: m.common_absence_mgr_approved,
	approved: m.common_absence_approved,
	rejected: m.common_absence_rejected,
	withdrawn: m.common_absence_withdrawn,
	cancel_requested: m.common_absence_cancel_requested,
	cancelled: m.common_absence_cancelled
};
