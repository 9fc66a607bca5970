import { expect, test } from 'vitest';
import type { AbsenceRule } from '#domain/absence/absence-rule.ts';
import { judgeOtherAbsence } from '#domain/absence/other-absence.ts';
import { fractionOf } from '#domain/kernel/fraction.ts';

function judge(rule: AbsenceRule, days: number, usedInYear = 0, more = {}) {
	const asked = fractionOf(days);
	return judgeOtherAbsence({
		rule,
		days: asked,
		years: [{ year: 2026, days: asked, used: fractionOf(usedInYear) }],
		...more
	});
}

test('exactly at the limit is fine, half a day more is not', () => {
	expect(judge({ maxDaysPerEvent: 2, maxDaysPerYear: 5 }, 2, 3)).toEqual([]);
	expect(judge({ maxDaysPerEvent: 2, maxDaysPerYear: 5 }, 2, 3.5)).toEqual(['OTHER_MAX_YEAR']);
	expect(judge({ maxDaysPerEvent: 2, maxDaysPerYear: 5 }, 2.5, 3)).toEqual([
		'OTHER_MAX_EVENT',
		'OTHER_MAX_YEAR'
	]);
});

test('without a limit nothing limits; a limit of 0 allows nothing', () => {
	expect(judge({ maxDaysPerEvent: null }, 200, 100)).toEqual([]);
	expect(judge({ maxDaysPerYear: 0 }, 0.5)).toEqual(['OTHER_MAX_YEAR']);
});

test('the year of each single day counts', () => {
	const years = [
		{ year: 2026, days: fractionOf(2), used: fractionOf(3) },
		{ year: 2027, days: fractionOf(3), used: fractionOf(0) }
	];
	const rule = { maxDaysPerYear: 5 };
	expect(judgeOtherAbsence({ rule, days: fractionOf(5), years })).toEqual([]);
	const later = years.map((year) => ({ ...year, used: fractionOf(3) }));
	expect(judgeOtherAbsence({ rule, days: fractionOf(5), years: later })).toEqual(['OTHER_MAX_YEAR']);
});

test('whole days only, notice and attachment are asked for where the type asks for them', () => {
	const rule: AbsenceRule = { unit: 'day', noticeDays: 14, needsAttachment: true };
	expect(judge(rule, 1, 0, { hasHalfDay: true, noticeDays: 13, hasAttachment: false })).toEqual([
		'OTHER_HALF_DAY',
		'OTHER_NOTICE',
		'OTHER_ATTACHMENT'
	]);
	expect(judge(rule, 1, 0, { hasHalfDay: false, noticeDays: 14, hasAttachment: true })).toEqual([]);
	expect(judge({ unit: 'half' }, 0.5, 0, { hasHalfDay: true, noticeDays: 0 })).toEqual([]);
});
