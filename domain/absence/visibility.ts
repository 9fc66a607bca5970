import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { reasonShown } from '#domain/sick/sick-information.ts';

/** The type of an absence whose reason is not told. */
export const ABSENT_TYPE_ID = 'absent';

/**
 * Whether the managers of the owner are shown an absence: from the moment it is asked for or reported. A draft is
 * private, and stays so when it is cancelled without ever having been asked for (the person was archived).
 */
export function isShownToManagers(
	state: Absence['state'],
	before: { readonly isShown: boolean } | null
): boolean {
	if (state === 'draft') return false;
	return state !== 'cancelled' || before?.isShown === true;
}

/** What HR knows of others' absences: requests and what became of them, never a draft. */
export function isShownToHr({ state }: Pick<Absence, 'state'>): boolean {
	return state !== 'draft';
}

/** Types of absence whose reason managers do not learn. */
export function hiddenReasons(types: AbsenceTypes, companyShowsReason: boolean): ReadonlySet<string> {
	const hidden = [...types].filter(
		([, { category }]) => reasonShown({ category, viewer: 'manager', companyShowsReason }) === 'absent'
	);
	return new Set(hidden.map(([id]) => id));
}

/**
 * An absence as the person's managers get it. Illness tells about health, so unless the company shows them the
 * reason they see "absent": which days, nothing else that would tell it, the words of the person and of the act
 * included. A type that is not known (any more) may have been one of illness.
 */
export function absenceForManager<A extends Omit<Absence, 'seq'>>(
	absence: A,
	{ types, hidden }: { readonly types: AbsenceTypes; readonly hidden: ReadonlySet<string> }
): A {
	const isTold = types.has(absence.typeId) && !hidden.has(absence.typeId);
	if (isTold) return absence;
	const { comment, prior, proof, ...mutation } = absence.mutation;
	void [comment, prior, proof];
	return {
		...absence,
		typeId: ABSENT_TYPE_ID,
		note: '',
		certificate: null,
		attachments: [],
		flags: [],
		decisions: absence.decisions.map((one) => ({ ...one, comment: null })),
		mutation
	};
}
