import type { AbsenceShare } from '#domain/account/absence-effect.ts';
import { entriesInView } from '#domain/account/account-view.ts';
import { periodBalance } from '#domain/account/balance.ts';
import { dayFigures } from '#domain/account/day-figures.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/account/account-settings.ts';
import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import { datesFrom } from '#domain/time/local-date.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import {
	entryOf,
	holidaysOf,
	listOf,
	objectOf,
	optionalNumber,
	optionalText,
	textOf,
	type Given,
	type Json
} from '#tests/vectors/given.ts';

export const balanceOps = {
	'balance.period': (given: Given): Json => {
		const from = textOf(given, 'from');
		const to = textOf(given, 'to');
		const days = dayFigures(
			{
				entries: visibleEntries(given),
				zone: textOf(given, 'tz'),
				schedules: listOf(given, 'contracts') as unknown as readonly WorkingSchedule[],
				employment: employmentOf(given),
				holidays: holidaysOf(given),
				absences: sharesOf(given, from, to),
				workTypes: workTypesOf(given),
				settings: {
					...DEFAULT_ACCOUNT_SETTINGS,
					attribution: given.attribution === 'split' ? 'split' : 'start'
				}
			},
			from,
			to
		);
		const max = optionalNumber(objectOf(given, 'cap'), 'max');
		const balance = periodBalance({
			from,
			to,
			days,
			openingMinutes: optionalNumber(given, 'openingMin') ?? 0,
			adjustments: listOf(given, 'adjustments').map((one) => ({
				date: textOf(one, 'date'),
				minutes: optionalNumber(one, 'min') ?? 0,
				comment: optionalText(one, 'comment') ?? '',
				author: 'hr'
			})),
			cap: max === null ? null : { maxMinutes: max }
		});
		return {
			targetMin: balance.targetMinutes,
			workedMin: balance.workedMinutes,
			creditedWorkMin: balance.creditedMinutes,
			absenceCreditMin: balance.absenceCreditMinutes,
			breakMin: balance.breakMinutes,
			deltaMin: balance.deltaMinutes,
			adjustmentMin: balance.adjustmentMinutes,
			closingMin: balance.closingMinutes,
			forfeitedMin: balance.forfeitedMinutes
		};
	}
};

/** Entries of a case without a state are drafts. */
function visibleEntries(given: Given) {
	const view = given.view === 'hr' || given.view === 'manager' ? given.view : 'user';
	const entries = listOf(given, 'entries').map((item, index) => {
		const { type, ...entry } = entryOf(item, index);
		return {
			...entry,
			workTypeId: type ?? null,
			state: (optionalText(item, 'state') ?? 'draft') as TimeEntry['state'],
			route: optionalText(item, 'route') as TimeEntry['route']
		};
	});
	return entriesInView(entries, view);
}

function employmentOf(given: Given) {
	const span = objectOf(given, 'employment');
	return { start: optionalText(span, 'start'), end: optionalText(span, 'end') };
}

function workTypesOf(given: Given): AccountWorkTypes {
	return new Map(
		Object.entries(objectOf(given, 'workTypes')).map(([id, type]) => [
			id,
			{ percent: optionalNumber(type as Json, 'percent') ?? 100 }
		])
	);
}

function sharesOf(given: Given, from: string, to: string): Map<string, AbsenceShare[]> {
	const byDate = new Map<string, AbsenceShare[]>();
	listOf(given, 'absences').forEach((absence, index) => {
		const share: AbsenceShare = {
			absenceId: `absence-${index}`,
			effect: textOf(absence, 'effect') as AbsenceShare['effect'],
			fraction: absence.fraction === 0.5 ? 0.5 : 1
		};
		for (const date of datesFrom(textOf(absence, 'from'), textOf(absence, 'to'))) {
			if (date < from || date > to) continue;
			byDate.set(date, [...(byDate.get(date) ?? []), share]);
		}
	});
	return byDate;
}
