import type { Timesheet, TimesheetConfirmation, TimesheetDay } from '#domain/account/timesheet.ts';
import { countedMinutesOf } from '#domain/account/day-sums.ts';
import { dayOffOf } from '#domain/public-holiday/calendar.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { formatDay, formatTime } from '#lib/format/date.ts';
import { formatBalance, formatDuration } from '#lib/format/duration.ts';
import { dayStateWord } from '#lib/i18n/day-words.ts';
import { markTitle } from '#lib/i18n/rule-sentences.ts';
import { m } from '#lib/paraglide/messages.js';

/** Names of work types and absence types by their ids. */
export interface TypeNames {
	readonly workTypes: ReadonlyMap<string, string>;
	readonly absenceTypes: ReadonlyMap<string, string>;
}

/** One line of the sheet, every cell as it is written. */
export interface SheetLine {
	readonly date: LocalDate;
	readonly begin: string;
	readonly end: string;
	readonly breaks: string;
	readonly sum: string;
	readonly target: string;
	readonly difference: string;
	readonly kinds: string;
	readonly marks: readonly string[];
	readonly state: string;
	/** Nothing was owed and nothing worked. */
	readonly isFree: boolean;
}

/** The lines of a sheet. Days from today on tell what is planned and no figures that do not count yet. */
export function sheetLines({ days }: Timesheet, names: TypeNames, today: LocalDate): SheetLine[] {
	return days.map((day) => {
		const hasWork = day.begin !== null;
		const isOver = day.date < today;
		const isFree = !hasWork && day.targetMinutes === 0 && day.absence === null;
		const reason = day.explanation === '' ? [] : [m.account_sheet_reason({ text: day.explanation })];
		return {
			date: day.date,
			begin: day.begin ?? '',
			end: day.end === null ? '' : day.endsNextDay ? `${day.end} ${m.account_sheet_next_day()}` : day.end,
			breaks: hasWork ? formatDuration(day.breakMinutes) : '',
			sum: countedMinutesOf(day) > 0 ? formatDuration(countedMinutesOf(day)) : '',
			target: isOver && !isFree ? formatDuration(day.targetMinutes) : '',
			difference: isOver && !isFree ? formatBalance(day.deltaMinutes) : '',
			kinds: kindsOf(day, names),
			marks: [...day.marks.filter(({ severity }) => severity === 'violation').map(markTitle), ...reason],
			state: hasWork ? dayStateWord(day.state) : '',
			isFree
		};
	});
}

/** What a day was: holiday, absence, kinds of work. */
function kindsOf({ holiday, absence, workTypeIds }: TimesheetDay, names: TypeNames): string {
	const dayOff = dayOffOf(holiday);
	const kinds: string[] = [];
	if (dayOff !== null)
		kinds.push(dayOff.fraction < 1 ? m.account_sheet_half({ name: dayOff.name }) : dayOff.name);
	if (absence !== null) {
		const label = names.absenceTypes.get(absence.typeId) ?? m.account_absence();
		const name = absence.half === null ? label : m.account_sheet_half({ name: label });
		kinds.push(absence.isPending ? m.account_sheet_asked({ name }) : name);
	}
	kinds.push(...workTypeIds.map((id) => names.workTypes.get(id ?? '') ?? m.account_work()));
	return kinds.join(', ');
}

/** How far a confirmation has come, and when the last part of it was given. */
export function confirmationWords({ byOwner, byManager }: Timesheet): { owner: string; manager: string } {
	const facts = ({ days, of }: TimesheetConfirmation) => ({ days, of });
	const at = (instant: Instant) => ({ date: formatDay(instant), time: formatTime(instant) });
	return {
		owner:
			byOwner.lastAt === null
				? m.account_sheet_confirmed(facts(byOwner))
				: m.account_sheet_confirmed_at({ ...facts(byOwner), ...at(byOwner.lastAt) }),
		manager:
			byManager.lastAt === null
				? m.account_sheet_approved(facts(byManager))
				: m.account_sheet_approved_at({ ...facts(byManager), ...at(byManager.lastAt) })
	};
}
