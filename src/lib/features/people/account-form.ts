import { judgeAdjustment } from '#domain/account/account-change.ts';
import type { OpeningBalance } from '#domain/account/opening.ts';
import type { EmploymentSpan } from '#domain/people/employment.ts';
import { balanceToMinutes, minutesToBalance } from './hours.ts';
import type { Person } from './types.ts';

/** The part of the panel about employment and the work time account: texts, not yet values. */
export interface AccountDraft {
	/** '' = open. */
	readonly employedFrom: string;
	readonly employedTo: string;
	/** '' = nothing was brought along. */
	readonly openingDate: string;
	readonly openingHours: string;
	/** A new adjustment, empty while none is booked. */
	readonly bookDate: string;
	readonly bookHours: string;
	readonly bookComment: string;
}

export type AccountField = keyof AccountDraft;
export type AccountProblem =
	| 'required'
	| 'date'
	| 'dates_order'
	| 'balance'
	| 'book_comment'
	| 'before_opening'
	| 'own_account'
	| 'booked_meanwhile';

/** What the server is asked to change of them. */
export interface AccountChange {
	employment?: EmploymentSpan | null;
	opening?: OpeningBalance | null;
	adjustment?: { date: string; minutes: number; comment: string; after: number };
}

export function accountDraftOf(person: Person | null): AccountDraft {
	const { employment, opening } = person ?? { employment: null, opening: null };
	return {
		employedFrom: employment?.from ?? '',
		employedTo: employment?.to ?? '',
		openingDate: opening?.date ?? '',
		openingHours: opening === null ? '' : minutesToBalance(opening.minutes),
		bookDate: '',
		bookHours: '',
		bookComment: ''
	};
}

/** Whether somebody began to book an adjustment. */
export function isBooking({ bookDate, bookHours, bookComment }: AccountDraft): boolean {
	return [bookDate, bookHours, bookComment].some((text) => text.trim() !== '');
}

/** What is missing or cannot be. */
export function accountProblems(draft: AccountDraft): Partial<Record<AccountField, AccountProblem>> {
	const problems: Partial<Record<AccountField, AccountProblem>> = {};
	if (draft.employedTo !== '' && draft.employedFrom === '') problems.employedFrom = 'date';
	else if (draft.employedTo !== '' && draft.employedTo < draft.employedFrom)
		problems.employedTo = 'dates_order';
	const hasHours = draft.openingHours.trim() !== '';
	if (hasHours && draft.openingDate === '') problems.openingDate = 'date';
	if (draft.openingDate !== '' && balanceToMinutes(draft.openingHours) === null)
		problems.openingHours = hasHours ? 'balance' : 'required';
	if (isBooking(draft)) Object.assign(problems, bookingProblems(draft));
	return problems;
}

function bookingProblems(draft: AccountDraft): Partial<Record<AccountField, AccountProblem>> {
	const minutes = balanceToMinutes(draft.bookHours);
	if (draft.bookDate === '') return { bookDate: 'date' };
	if (minutes === null) return { bookHours: 'balance' };
	const refusal = judgeAdjustment(
		{ date: draft.bookDate, minutes, comment: draft.bookComment },
		openingIn(draft)
	);
	if (refusal === null) return {};
	if (refusal.code === 'E_COMMENT_REQUIRED') return { bookComment: 'book_comment' };
	return refusal['field'] === 'date' ? { bookDate: 'before_opening' } : { bookHours: 'balance' };
}

/** What differs from the person as opened. */
export function accountChange(person: Person | null, base: AccountDraft, draft: AccountDraft): AccountChange {
	const change: AccountChange = {};
	const { employedFrom: from, employedTo: to } = draft;
	if (from !== base.employedFrom || to !== base.employedTo)
		change.employment = from === '' ? null : { from, to: to === '' ? null : to };
	if (person === null) return change;
	const opening = openingIn(draft);
	const before = openingIn(base);
	if (opening?.date !== before?.date || opening?.minutes !== before?.minutes) change.opening = opening;
	if (isBooking(draft) && !isSameBooking(base, draft))
		change.adjustment = {
			date: draft.bookDate,
			minutes: balanceToMinutes(draft.bookHours) ?? 0,
			comment: draft.bookComment.trim(),
			after: person.adjustments.length
		};
	return change;
}

/** What was typed on while an adjustment was being saved leaves it in the panel: it is booked already. */
function isSameBooking(base: AccountDraft, draft: AccountDraft): boolean {
	return (['bookDate', 'bookHours', 'bookComment'] as const).every((key) => base[key] === draft[key]);
}

function openingIn({ openingDate: date, openingHours }: AccountDraft): OpeningBalance | null {
	const minutes = balanceToMinutes(openingHours);
	return date === '' || minutes === null ? null : { date, minutes };
}
