import type { Absence } from '#domain/absence/absence.ts';
import { formatDateRange, formatDateShort, formatDateYear, formatWeekdayShort } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icon-paths.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { ApproversShape } from './types.ts';

/* The two types every company has are named in the reader's language. */
const common: Record<string, () => string> = { vacation: m.today_vacation, sick: m.today_sick_word };

/** What a type of absence is called. */
export function typeName(label: string): string {
	return common[label]?.() ?? label;
}

const glyphs: Record<string, { readonly icon: IconName; readonly tone: string }> = {
	vacation: { icon: 'absence', tone: 'vacation' },
	sick: { icon: 'sick', tone: 'sick' },
	holiday: { icon: 'holiday', tone: 'holiday' }
};

/** The picture of a category, and the colour it is drawn in. */
export function glyphOf(category: string): { readonly icon: IconName; readonly tone: string } {
	return glyphs[category] ?? { icon: 'dots', tone: 'other' };
}

interface StateLook {
	readonly tone: 'ok' | 'wait' | 'info' | 'bad' | 'plain' | 'decide';
	readonly icon: IconName;
	readonly word: () => string;
}

const states: Record<Absence['state'], StateLook> = {
	draft: { tone: 'plain', icon: 'edit', word: m.common_absence_draft },
	requested: { tone: 'info', icon: 'send', word: m.common_absence_requested },
	mgr_approved: { tone: 'info', icon: 'check', word: m.common_absence_mgr_approved },
	approved: { tone: 'ok', icon: 'checks', word: m.common_absence_approved },
	rejected: { tone: 'bad', icon: 'close', word: m.common_absence_rejected },
	withdrawn: { tone: 'plain', icon: 'undo', word: m.common_absence_withdrawn },
	cancel_requested: { tone: 'decide', icon: 'send', word: m.common_absence_cancel_requested },
	cancelled: { tone: 'plain', icon: 'close', word: m.common_absence_cancelled }
};

/** How a state is said; illness is reported, nobody approves it. */
export function stateLook({
	state,
	category
}: Pick<Absence, 'state'> & { readonly category: string }): StateLook {
	if (state === 'approved' && category === 'sick')
		return { tone: 'ok', icon: 'check', word: m.leave_state_reported };
	return states[state];
}

/** "21.–30. Dez.", "seit 16. November 2026": when. */
export function whenWords({ from, to }: Pick<Absence, 'from' | 'to'>, today: LocalDate): string {
	return to === null
		? m.common_absence_since({ date: formatDateYear(from) })
		: formatDateRange(from, to, today);
}

/** "21.–30. Dez. (Mo–Mi)": when, with the weekdays one reckons by. */
export function spanWords(span: Pick<Absence, 'from' | 'to'>, today: LocalDate): string {
	const { from, to } = span;
	if (to === null || from === to) return whenWords(span, today);
	return `${whenWords(span, today)} (${formatWeekdayShort(from)}–${formatWeekdayShort(to)})`;
}

type Halves = Pick<Absence, 'from' | 'to' | 'firstHalf' | 'lastHalf'>;

/** Which halves of days, in words; '' for whole days. */
export function halfWords({ from, to, firstHalf, lastHalf }: Halves): string {
	if (from === to) {
		if (firstHalf === null) return '';
		return firstHalf === 'am' ? m.leave_half_am() : m.leave_half_pm();
	}
	return [
		firstHalf === null ? '' : m.leave_half_from_noon({ day: formatDateShort(from) }),
		lastHalf === null || to === null ? '' : m.leave_half_until_noon({ day: formatDateShort(to) })
	]
		.filter((part) => part !== '')
		.join(', ');
}

/** The last words that somebody said about it. */
export function lastAnswer({ decisions }: Pick<Absence, 'decisions'>): string | null {
	return decisions.findLast((decision) => decision.comment)?.comment ?? null;
}

/** "Jana Schäfer, danach die Personalabteilung": who answers. */
export function approverWords({ names, isHr }: ApproversShape): string {
	const hr = m.leave_hr();
	if (names.length === 0) return hr;
	const managers = names.join(` ${m.leave_or()} `);
	return isHr ? m.leave_then({ first: managers, then: hr }) : managers;
}
