import { checkAverage } from '#domain/regulation/averages.ts';
import { checkBreaks } from '#domain/regulation/breaks.ts';
import { isRed } from '#domain/regulation/mark.ts';
import { marksOf } from '#domain/regulation/marks.ts';
import { shiftMarks } from '#domain/regulation/shift-marks.ts';
import { effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';
import { datesFrom, weekdayOf } from '#domain/time/local-date.ts';
import {
	entriesOf,
	holidaysOf,
	listOf,
	objectOf,
	optionalNumber,
	optionalText,
	profileOf,
	textOf,
	type Given,
	type Json
} from '#tests/vectors/given.ts';

const breakCodes: ReadonlySet<string> = new Set(['BRK_MISSING', 'BRK_STRETCH']);

export const regulationOps = {
	'breaks.check': (given: Given): Json => {
		const profile = profileOf(given);
		const shifts = shiftsOf(effectiveWork(entriesOf(given), textOf(given, 'tz')), profile.rest.min);
		return {
			shifts: shifts.map((shift) => {
				const check = checkBreaks(shift, profile);
				return {
					date: shift.date,
					workedMin: check.workedMinutes,
					breakMin: check.breakMinutes,
					qualifyingBreakMin: check.qualifyingMinutes,
					requiredBreakMin: check.requiredMinutes,
					longestStretchMin: check.longestStretchMinutes,
					marks: shiftMarks([shift], () => profile).filter((mark) => breakCodes.has(mark.code))
				};
			})
		};
	},
	'rules.check': (given: Given): Json => {
		const marks = marksOf({
			entries: entriesOf(given),
			zone: textOf(given, 'tz'),
			profile: profileOf(given),
			holidays: holidaysOf(given),
			permits: objectOf(given, 'permits'),
			from: '0001-01-01',
			to: '9999-12-31'
		});
		return { marks, red: isRed(marks) };
	},
	'rules.average': (given: Given): Json => {
		const { average } = profileOf(given);
		if (average === null) throw new Error('the profile has no average');
		const check = checkAverage({
			rule: average,
			end: textOf(given, 'end'),
			workedByDate: workedByDate(given),
			neutralByDate: neutralByDate(given),
			employmentStart: optionalText(given, 'employmentStart')
		});
		return {
			windowStart: check.windowStart,
			countedDays: check.countedDays,
			workedMin: check.workedMinutes,
			avgWeeklyMin: check.averageMinutes,
			over: check.isOver,
			mark: check.severity === null ? null : { code: 'AVG_OVER', severity: check.severity }
		};
	}
};

function workedByDate(given: Given): Map<string, number> {
	const byDate = new Map<string, number>();
	for (const span of listOf(given, 'worked')) {
		const from = textOf(span, 'from');
		const weekdays = span.weekdays as readonly string[] | undefined;
		for (const date of datesFrom(from, optionalText(span, 'to') ?? from)) {
			if (weekdays !== undefined && !weekdays.includes(weekdayOf(date))) continue;
			byDate.set(date, (byDate.get(date) ?? 0) + (optionalNumber(span, 'minPerDay') ?? 0));
		}
	}
	return byDate;
}

function neutralByDate(given: Given): Map<string, number> {
	const byDate = new Map<string, number>();
	for (const span of listOf(given, 'neutral')) {
		const from = textOf(span, 'from');
		for (const date of datesFrom(from, optionalText(span, 'to') ?? from)) {
			byDate.set(date, Math.min(1, (byDate.get(date) ?? 0) + (optionalNumber(span, 'fraction') ?? 1)));
		}
	}
	return byDate;
}
