import { isLockedDay } from '#domain/account/day-state.ts';
import { whatADayIs } from '#domain/absence/precedence.ts';
import { dayStateWord } from '#lib/i18n/day-words.ts';
import { markTitle } from '#lib/i18n/rule-sentences.ts';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icon-paths.ts';
import type { DayShown } from './today-state.ts';

const red = (day: DayShown) => day.marks.find((mark) => mark.severity === 'violation');

export type Look = {
	tone: 'ok' | 'bad' | 'wait' | 'plain' | 'decide' | 'vacation' | 'sick' | 'holiday' | 'other';
	icon: IconName;
	text: string;
};
/** What a day of the week says in one chip: the worst first. Null = nothing to say. */
export function lookOf(day: DayShown): Look | null {
	const mark = red(day);
	if (mark) return { tone: 'bad', icon: 'flag', text: markTitle(mark) };
	const off = day.hasEntries ? null : whatADayIs(day);
	if (off?.is === 'holiday') return { tone: 'holiday', icon: 'holiday', text: off.holiday.name };
	if (off?.is === 'absence') return absenceLook(off.absence);
	if (day.isMissing) return { tone: 'plain', icon: 'info', text: m.today_week_missing() };
	if (!day.hasEntries) return null;
	if (day.isWaiting)
		return { tone: 'wait', icon: 'phone', text: `${dayStateWord(day.state)} · ${m.today_row_waiting()}` };
	if (day.state === 'returned') return { tone: 'decide', icon: 'returned', text: dayStateWord(day.state) };
	const isLocked = isLockedDay(day.state);
	return {
		tone: isLocked ? 'ok' : 'plain',
		icon: isLocked ? 'lock' : day.state === 'complete' ? 'check' : 'clock',
		text: dayStateWord(day.state)
	};
}
function absenceLook(absence: { category: string; half: boolean }): Look {
	const words: Record<string, [Look['tone'], IconName, string]> = {
		vacation: ['vacation', 'absence', m.today_vacation()],
		sick: ['sick', 'sick', m.today_sick_word()]
	};
	const [tone, icon, text] =
		words[absence.category] ?? (['other', 'dots', m.today_away()] as [Look['tone'], IconName, string]);
	return { tone, icon, text: absence.half ? `½ ${text}` : text };
}
