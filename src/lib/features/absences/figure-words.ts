import { toNumber, type Fraction } from '#domain/kernel/fraction.ts';
import type { ExplainedDays } from '#domain/vacation/explained-days.ts';
import type { YearFigure } from '#domain/vacation/year-figures.ts';
import { formatDateShort, formatDateYear } from '#lib/format/date.ts';
import { formatDaysExact } from '#lib/format/number.ts';
import { m } from '#lib/paraglide/messages.js';

const figures: Record<YearFigure, () => string> = {
	granted: m.leave_granted,
	carried: m.leave_carried,
	taken: m.leave_taken,
	planned: m.leave_planned,
	requested: m.leave_requested,
	expired: m.leave_expired,
	left: m.leave_left
};

/** What a figure of the vacation account is called. */
export function figureName(figure: YearFigure): string {
	return figures[figure]();
}

/** `9,33`: days as they are shown, to the hundredth. */
export function days(amount: Fraction): string {
	return formatDaysExact(toNumber(amount));
}

/** `9,33 Tage`, in the singular for exactly one. */
export function daysWord(amount: Fraction): string {
	return toNumber(amount) === 1 ? m.leave_one_day() : m.leave_days({ n: days(amount) });
}

const text = (value: ExplainedDays['facts'][string] | undefined): string =>
	typeof value === 'string' ? value : '';
const number = (value: ExplainedDays['facts'][string] | undefined): string => {
	if (typeof value === 'number') return formatDaysExact(value);
	return typeof value === 'object' && value !== null ? days(value) : '';
};

type Sentence = (facts: ExplainedDays['facts']) => string;
const carried: Record<string, Sentence> = {
	not_informed: ({ fromYear }) => m.leave_why_carry_not_informed({ year: String(fromYear) }),
	long_term_sick: ({ fromYear }) => m.leave_why_carry_sick({ year: String(fromYear) }),
	hr: ({ fromYear }) => m.leave_why_carry_hr({ year: String(fromYear) }),
	company_rule: ({ fromYear }) => m.leave_why_carry({ year: String(fromYear) })
};

const sentences: Record<ExplainedDays['rule'], Sentence> = {
	entitlement: () => m.leave_granted(),
	annual_days: () => m.leave_why_annual(),
	part_time: () => m.leave_why_part_time(),
	twelfths: () => m.leave_why_twelfths(),
	rounding: () => m.leave_why_rounding(),
	statutory_floor: () => m.leave_why_floor(),
	adjustment: () => m.leave_why_adjustment(),
	carry_over: (facts) => carried[text(facts['reason'])]?.(facts) ?? m.leave_carried(),
	day_of_leave: ({ date }) => formatDateShort(text(date)),
	expiry: ({ expiresOn }) => m.leave_why_expiry({ date: formatDateYear(text(expiresOn)) }),
	expired: () => m.leave_expired(),
	remaining: () => m.leave_why_remaining(),
	available: () => m.leave_left(),
	shortfall: () => m.leave_shortfall(),
	year_end: () => m.leave_why_year_end(),
	lost: () => m.leave_expired(),
	taken: () => m.leave_taken(),
	planned: () => m.leave_planned(),
	requested: () => m.leave_requested()
};

/** What a term of an explanation is: "Fr, 2. Oktober", "Übertrag aus 2025". */
export function termName({ rule, facts }: ExplainedDays): string {
	return sentences[rule](facts);
}

/** What else there is to say about a term: until when it can be taken, whose word it is, what the rule read. */
export function termNote({ rule, facts }: ExplainedDays): string | null {
	if (rule === 'day_of_leave' && facts['status'] === 'pending') return m.common_absence_requested();
	if (rule === 'carry_over') {
		const until = text(facts['expiresOn']);
		const parts = [
			until === '' ? '' : m.leave_until({ date: formatDateYear(until) }),
			text(facts['comment'])
		].filter((part) => part !== '');
		return parts.length === 0 ? null : parts.join(' · ');
	}
	if (rule === 'adjustment') return text(facts['comment']) || text(facts['reason']) || null;
	if (rule === 'part_time') {
		const perWeek = Object.values(facts).map(number);
		return m.leave_why_week({ n: [...new Set(perWeek)].join(' / ') });
	}
	return null;
}
