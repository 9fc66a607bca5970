import { whatADayIs } from '#domain/absence/precedence.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { formatDateShort } from '#lib/format/date.ts';
import { formatBalance, formatDuration } from '#lib/format/duration.ts';
import { m } from '#lib/paraglide/messages.js';
import type { TodayShown } from './today-state.ts';

/** "Guten Morgen, Mara." by the hour of the day; a first day is named. */
export function greeting(view: TodayShown, hour: number): string {
	const name = view.firstName;
	if (hour >= 4 && hour < 11) return m.today_good_morning({ name });
	if (hour >= 11 && hour < 18) return m.today_good_day({ name });
	return m.today_good_evening({ name });
}

/** The line under the greeting: what today is, and how the last day went. */
export function idleLine(view: TodayShown): string {
	if (view.isFirstDay) return m.today_first_day();
	const parts = [dayLine(view)];
	if (view.yesterday?.isYesterday)
		parts.push(m.today_yesterday_was({ worked: formatDuration(view.yesterday.workedMinutes) }));
	return parts.filter((part) => part !== '').join(' ');
}

function dayLine(view: TodayShown): string {
	const off = whatADayIs(view);
	if (off?.is === 'absence' && !off.absence.half) return absenceLine(off.absence, view.date);
	if (off?.is === 'holiday' && off.holiday.fraction === 1)
		return m.today_is_holiday({ name: off.holiday.name });
	if (view.targetMinutes === 0) return view.isComplete ? m.today_nothing_planned() : '';
	const planned = m.today_planned({ target: formatDuration(view.targetMinutes) });
	if (view.holiday) return `${m.today_is_half_holiday({ name: view.holiday.name })} ${planned}`;
	return view.absence ? `${m.today_half_absent()} ${planned}` : planned;
}

function absenceLine({ category, until }: NonNullable<TodayShown['absence']>, date: LocalDate): string {
	const day = until === null || until <= date ? null : formatDateShort(until);
	if (category === 'vacation')
		return day === null ? m.today_on_vacation() : m.today_on_vacation_until({ day });
	if (category === 'sick') return day === null ? m.today_sick() : m.today_sick_until({ day });
	return day === null ? m.today_absent() : m.today_absent_until({ day });
}

/** The line under the timer: how far, and when the day is done. */
export function runningLine(view: TodayShown): { strong: string; soft: string } {
	if (view.targetMinutes === 0) return { strong: m.today_nothing_planned(), soft: '' };
	const strong = m.today_of_target({ target: formatDuration(view.targetMinutes) });
	if (view.overTargetMinutes !== null) return { strong, soft: `· ${formatBalance(view.overTargetMinutes)}` };
	return {
		strong,
		soft: view.expectedEndTime === null ? '' : `· ${m.today_eta({ time: view.expectedEndTime })}`
	};
}
