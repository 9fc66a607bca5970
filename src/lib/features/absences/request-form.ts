import type { Absence } from '#domain/absence/absence.ts';
import type { VacationAbsence } from '#domain/vacation/vacation-person.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Days off as they are typed. */
export interface RequestForm {
	readonly typeId: string;
	/** null = nothing chosen yet. */
	readonly from: LocalDate | null;
	/** null with a first day = open end (illness). */
	readonly to: LocalDate | null;
	readonly firstHalf: 'am' | 'pm' | null;
	readonly lastHalf: 'am' | 'pm' | null;
	readonly note: string;
	/** The first day was tapped, the next tap says the last one. */
	readonly isPicking: boolean;
}

/** What asking hands over. */
export interface RequestContent {
	readonly typeId: string;
	readonly from: LocalDate;
	readonly to: LocalDate | null;
	readonly firstHalf: 'am' | 'pm' | null;
	readonly lastHalf: 'am' | 'pm' | null;
	readonly note: string;
}

export function emptyRequest(typeId: string): RequestForm {
	return { typeId, from: null, to: null, firstHalf: null, lastHalf: null, note: '', isPicking: false };
}

/** A form with what an absence asks for. */
export function formOfAbsence(absence: RequestContent): RequestForm {
	const { typeId, from, to, firstHalf, lastHalf, note } = absence;
	return { typeId, from, to, firstHalf, lastHalf, note, isPicking: false };
}

/** The first tap says one day, the second one makes it a span, whichever comes first; the next begins anew. */
export function pickDay(form: RequestForm, date: LocalDate): RequestForm {
	if (form.from === null || !form.isPicking) {
		return fitHalves({ ...form, from: date, to: date, isPicking: true });
	}
	const [from, to] = date < form.from ? [date, form.from] : [form.from, date];
	return fitHalves({ ...form, from, to, isPicking: false });
}

/** Halves that the days no longer allow are whole days again. */
export function fitHalves(form: RequestForm): RequestForm {
	if (form.from === form.to) return { ...form, lastHalf: null };
	return {
		...form,
		firstHalf: form.firstHalf === 'am' ? null : form.firstHalf,
		lastHalf: form.to === null || form.lastHalf === 'pm' ? null : form.lastHalf
	};
}

/** Whether the end stays open, or is the first day again. */
export function withOpenEnd(form: RequestForm, isOpen: boolean): RequestForm {
	return fitHalves({ ...form, to: isOpen ? null : form.from, isPicking: false });
}

/** What the form asks for; null while no day is chosen. */
export function contentOf({ from, isPicking, ...form }: RequestForm): RequestContent | null {
	void isPicking;
	return from === null ? null : { ...form, from, note: form.note.trim() };
}

/** The same as the rules take it; `id` is that of the absence which is changed. */
export function wantedOf(
	content: RequestContent,
	id: string | null
): VacationAbsence & Pick<Absence, 'attachments'> {
	return { id: id ?? 'wanted', ...content, state: 'draft', certificate: null, attachments: [] };
}

/** Whether two forms ask for the same. */
export function isSameRequest(a: RequestForm, b: RequestForm): boolean {
	return JSON.stringify({ ...a, isPicking: false }) === JSON.stringify({ ...b, isPicking: false });
}
