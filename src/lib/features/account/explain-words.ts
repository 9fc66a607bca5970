import type { AccountExplanation, AccountRule, AccountRuleFacts } from '#domain/account/account-rules.ts';
import { formatDate, formatDateYear, formatDayMonth, formatTime } from '#lib/format/date.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { m } from '#lib/paraglide/messages.js';

/** What the ids in an explanation are called. */
export interface Names {
	readonly absences: ReadonlyMap<string, string>;
	readonly workTypes: ReadonlyMap<string, string>;
	readonly people: ReadonlyMap<string, string>;
}

type Words = {
	readonly [Rule in AccountRule]: (facts: AccountRuleFacts[Rule], names: Names) => string;
};

/* Complete by type: a rule without its words does not compile. */
const words: Words = {
	closing: ({ to }) => m.account_rule_closing({ date: formatDateYear(to) }),
	opening: ({ date }) => m.account_rule_opening({ date: formatDateYear(date) }),
	delta: () => m.account_rule_delta(),
	adjustments: () => m.account_rule_adjustments(),
	adjustment: ({ date, comment, author }, { people }) => {
		const name = people.get(author);
		const said = { date: formatDayMonth(date), comment };
		return name === undefined
			? m.account_rule_adjustment(said)
			: m.account_rule_adjustment_by({ ...said, name });
	},
	forfeited: ({ date }) => m.account_rule_forfeited({ date: formatDayMonth(date) }),
	beforeClose: () => m.account_rule_before_close(),
	cap: () => m.account_rule_cap(),
	target: () => m.account_rule_target(),
	targetOfDay: ({ date }) => formatDate(date),
	contract: ({ validFrom, comment }) =>
		comment.trim() === ''
			? m.account_rule_contract({ date: formatDateYear(validFrom) })
			: m.account_rule_contract_comment({ date: formatDateYear(validFrom), comment }),
	holiday: ({ name, fraction }) =>
		fraction < 1 ? m.account_rule_holiday_half({ name }) : m.account_rule_holiday({ name }),
	neutralAbsence: ({ absenceId }, { absences }) =>
		m.account_rule_neutral({ name: absences.get(absenceId) ?? m.account_absence() }),
	worked: () => m.account_rule_worked(),
	workedOfDay: ({ date }) => formatDate(date),
	stretch: ({ from, to }) => m.account_rule_stretch({ from: formatTime(from), to: formatTime(to) }),
	credited: () => m.account_rule_credited(),
	creditedOfDay: ({ date, rounding }) =>
		rounding === null ? formatDate(date) : m.account_rule_rounded({ date: formatDate(date) }),
	workTypePercent: ({ workTypeId, minutes, percent }, { workTypes }) => {
		const name = workTypes.get(workTypeId ?? '') ?? m.account_work();
		if (percent === 100) return name;
		return m.account_rule_percent({ name, worked: formatDuration(minutes), percent });
	},
	absenceCredit: () => m.account_rule_absence_credit(),
	absenceCreditOfDay: ({ date }) => formatDate(date),
	creditedAbsence: ({ absenceId, fraction }, { absences }) => {
		const name = absences.get(absenceId) ?? m.account_absence();
		return fraction < 1 ? m.account_rule_absence_half({ name }) : name;
	},
	break: () => m.account_rule_break(),
	breakOfShift: ({ date }) => formatDate(date),
	gap: ({ from, to }) => m.account_rule_stretch({ from: formatTime(from), to: formatTime(to) })
};

/** What one line of an explanation is, in words. */
export function wordsFor(explanation: AccountExplanation, names: Names): string {
	const say = words[explanation.rule] as (facts: AccountExplanation['facts'], names: Names) => string;
	return say(explanation.facts, names);
}
