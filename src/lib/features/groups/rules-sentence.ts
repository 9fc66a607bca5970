import type { GroupData } from '#domain/reference/reference.ts';
import { m } from '#lib/paraglide/messages.js';

type Rules = Pick<
	GroupData,
	| 'verification'
	| 'timeoutDays'
	| 'onTimeout'
	| 'onViolation'
	| 'explainViolations'
	| 'withdrawHours'
	| 'presence'
>;

/** What holds for a group's people, in sentences: deadline, red marks, who agrees, taking back, who is at work. */
export function rulesSentence(
	rules: Rules,
	companyTimeoutDays: number | null,
	managerNames: readonly string[]
): string {
	const days = rules.timeoutDays ?? companyTimeoutDays;
	return [
		deadlineSentence(days, rules.onTimeout),
		violationSentence(rules),
		routeSentence(rules.verification, managerNames),
		rules.withdrawHours > 0 ? m.hr_rule_withdraw({ count: rules.withdrawHours }) : m.hr_rule_withdraw_none(),
		...(rules.presence === true ? [m.hr_rule_presence()] : [])
	].join(' ');
}

/** The short form for a table: deadline and who agrees. */
export function rulesSummary(
	rules: Rules,
	companyTimeoutDays: number | null,
	managerNames: readonly string[]
): string {
	const days = rules.timeoutDays ?? companyTimeoutDays;
	return `${deadlineSentence(days, rules.onTimeout)} ${routeSentence(rules.verification, managerNames)}`;
}

function violationSentence({ onViolation, explainViolations }: Rules): string {
	if (onViolation === 'block') return m.hr_rule_violation_block();
	return explainViolations === true ? m.hr_rule_violation_explain() : m.hr_rule_violation_warn();
}

function deadlineSentence(days: number | null, onTimeout: Rules['onTimeout']): string {
	if (days === null) return m.hr_rule_deadline_none();
	if (days === 0) {
		return onTimeout === 'block' ? m.hr_rule_deadline_same_day_block() : m.hr_rule_deadline_same_day_warn();
	}
	return onTimeout === 'block'
		? m.hr_rule_deadline_block({ count: days })
		: m.hr_rule_deadline_warn({ count: days });
}

function routeSentence(verification: boolean, names: readonly string[]): string {
	if (!verification) return m.hr_rule_route_direct();
	return names.length === 0
		? m.hr_rule_route_no_manager()
		: m.hr_rule_route_manager({ names: listNames(names) });
}

/** `Jana`, `Jana oder Theo`, `Jana, Theo oder Petra`. */
export function listNames(names: readonly string[]): string {
	const last = names.at(-1) ?? '';
	if (names.length <= 1) return last;
	return m.hr_names_or({ first: names.slice(0, -1).join(', '), last });
}
