import type { CorrectionKind, CorrectionState } from '#domain/correction/correction.ts';
import { timeEntryStates } from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import { rejectionSentence, entryProblemSentence } from '#lib/i18n/rule-sentences.ts';
import { formatDay } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { CorrectionShape } from './correction-shape.ts';

interface Facts {
	readonly code: string;
	readonly [fact: string]: unknown;
}

const kinds: Record<CorrectionKind, () => string> = {
	change: m.correction_kind_change,
	delete: m.correction_kind_delete,
	add: m.correction_kind_add,
	objection: m.correction_kind_objection
};

/** What is asked for, in two words. */
export function kindWord(kind: CorrectionKind): string {
	return kinds[kind]();
}

const states: Record<CorrectionState, () => string> = {
	proposed: m.correction_asked,
	agreed: m.correction_state_agreed,
	declined: m.correction_state_declined,
	withdrawn: m.correction_state_withdrawn
};

/** Where a correction stands, in one word. */
export function stateWord(state: CorrectionState): string {
	return states[state]();
}

/** What became of it so far, in one line. */
export function courseLine({ state, decision, isWaiting, zone }: CorrectionShape): string {
	if (state === 'withdrawn') return m.correction_withdrawn_by_you();
	if (decision === null || state === 'proposed')
		return isWaiting ? m.correction_asked_waiting() : m.correction_waits();
	const words = { name: decision.byName ?? m.correction_somebody(), date: formatDay(decision.at, zone) };
	return state === 'agreed' ? m.correction_agreed_by(words) : m.correction_declined_by(words);
}

/** Why a correction cannot be asked for like this, and what to do instead. */
export function proposalRefusal(reason: Facts): string {
	if (reason.code === 'E_STATE') {
		const state = reason['state'];
		if (state === 'none') return m.correction_refused_unsent();
		if (state === 'review') return m.correction_refused_review();
		if (timeEntryStates.some((one) => one === state && isEditable(one))) return m.correction_refused_open();
	}
	if (reason.code === 'E_OVERLAP') return m.correction_refused_overlap();
	return m.correction_refused({ reason: plainSentence(reason) });
}

/** Why a manager cannot agree as things stand, and what to do instead. */
export function agreementRefusal(reason: Facts, { turn, person }: CorrectionShape): string {
	const { name } = person;
	if (reason.code === 'E_LOCKED') return m.correction_decide_hr();
	if (reason.code === 'E_OVERLAP') return m.correction_decide_overlap();
	if (reason.code === 'E_STATE') {
		if (turn === 'manager-first') return m.correction_decide_manager_first({ name });
		return turn === null ? m.correction_decide_gone() : m.correction_decide_open_again({ name });
	}
	return m.correction_decide_refused({ reason: plainSentence(reason) });
}

/** The sentences about the times alone: nothing is to be confirmed here. */
function plainSentence(reason: Facts): string {
	const codes = Array.isArray(reason['codes'])
		? reason['codes'].filter((code) => typeof code === 'string')
		: [];
	return codes.length > 0 ? codes.map(entryProblemSentence).join(' ') : rejectionSentence(reason);
}
