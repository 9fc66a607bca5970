import type { AbsenceEvent } from '#domain/absence/transitions.ts';
import { m } from '#lib/paraglide/messages.js';

/* Complete by type: an event without its word does not compile. */
const words: Record<AbsenceEvent | 'decided', () => string> = {
	create: m.leave_did_create,
	edit: m.leave_did_edit,
	delete: m.leave_did_delete,
	request: m.leave_did_request,
	withdraw: m.leave_did_withdraw,
	approve: m.leave_did_approve,
	reject: m.leave_did_reject,
	cancel: m.leave_did_cancel,
	approve_cancel: m.leave_did_approve_cancel,
	reject_cancel: m.leave_did_reject_cancel,
	revoke: m.leave_did_revoke,
	decided: m.leave_did_decide
};

/** What an act on an absence is called; illness is reported and not asked for. */
export function actWord(act: string, isReport: boolean): string {
	if (isReport && act === 'request') return m.leave_did_report();
	return Object.hasOwn(words, act) ? words[act as keyof typeof words]() : m.leave_did_edit();
}
