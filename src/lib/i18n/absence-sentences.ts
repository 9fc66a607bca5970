import type { OtherAbsenceCode } from '#domain/absence/other-absence.ts';
import type { AbsenceRejection, AbsenceRuleCode } from '#domain/absence/transitions.ts';
import { m } from '#lib/paraglide/messages.js';

/* Complete by type: a code without its words does not compile. */
const sentences: Record<AbsenceRuleCode | OtherAbsenceCode, () => string> = {
	E_ARCHIVED: m.rules_absence_e_archived,
	E_SELF: m.rules_absence_e_self,
	E_FORBIDDEN: m.rules_absence_e_forbidden,
	E_LOCKED: m.rules_absence_e_locked,
	E_STATE: m.rules_absence_e_state,
	E_STARTED: m.rules_absence_e_started,
	E_NOT_YET: m.rules_absence_e_not_yet,
	E_INVALID: m.rules_absence_e_invalid,
	E_OVERLAP: m.rules_absence_e_overlap,
	E_NO_BALANCE: m.rules_absence_e_no_balance,
	E_TYPE_RULE: m.rules_absence_e_type_rule,
	E_NO_WORKDAYS: m.rules_absence_e_no_workdays,
	E_COMMENT_REQUIRED: m.rules_absence_e_comment_required,
	OTHER_MAX_EVENT: m.rules_absence_other_max_event,
	OTHER_MAX_YEAR: m.rules_absence_other_max_year,
	OTHER_HALF_DAY: m.rules_absence_other_half_day,
	OTHER_NOTICE: m.rules_absence_other_notice,
	OTHER_ATTACHMENT: m.rules_absence_other_attachment
};

/** Why an act on an absence was refused, and what to do next. Rules of the type are named one by one. */
export function absenceRejectionSentence({ code, rules = [] }: AbsenceRejection): string {
	if (rules.length > 0) return rules.map((rule) => sentences[rule]()).join(' ');
	return sentences[code]();
}

/** The same for a reason as it came from the server or was kept; null when absences know no such reason. */
export function absenceReasonSentence(reason: {
	readonly code: string;
	readonly [fact: string]: unknown;
}): string | null {
	const rules = Array.isArray(reason['rules']) ? reason['rules'].filter(isKnown) : [];
	if (!isKnown(reason.code)) return null;
	return rules.length > 0 ? rules.map((rule) => sentences[rule]()).join(' ') : sentences[reason.code]();
}

function isKnown(code: unknown): code is keyof typeof sentences {
	return typeof code === 'string' && Object.hasOwn(sentences, code);
}
