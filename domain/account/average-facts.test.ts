import { expect, test } from 'vitest';
import type { AbsenceOnDate, AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { averageReachDays, legalMinutesByDate, neutralDays } from '#domain/account/average-facts.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import { absenceTypes } from '#domain/testkit/absence-builders.ts';

const DAY = '2026-05-04';

function leave(more: Partial<AbsenceOnDate> = {}): AbsenceOnDate {
	return {
		absenceId: 'a',
		typeId: 'vacation',
		category: 'vacation',
		effect: 'credit',
		half: null,
		isPending: false,
		isCertified: false,
		...more
	};
}
const types: AbsenceTypes = new Map([
	...absenceTypes,
	['holiday', { label: 'holiday', effect: 'credit', category: 'holiday' }],
	['school', { label: 'school', effect: 'credit', category: 'other', rule: { countsVacation: true } }]
]);
const neutralOn = (absences: AbsenceOnDate[], fraction?: number) =>
	neutralDays(
		new Map([[DAY, absences]]),
		types,
		new Map(fraction === undefined ? [] : [[DAY, { name: 'Fest', fraction, legal: true }]])
	).get(DAY);

test('annual and sick leave leave the window, half days half, two halves whole', () => {
	expect(neutralOn([leave()])).toBe(1);
	expect(neutralOn([leave({ typeId: 'sick', category: 'sick' })])).toBe(1);
	expect(neutralOn([leave({ half: 'am' })])).toBe(0.5);
	expect(neutralOn([leave({ half: 'am' }), leave({ typeId: 'sick', category: 'sick', half: 'pm' })])).toBe(1);
	expect(neutralOn([leave(), leave({ typeId: 'sick', category: 'sick' })])).toBe(1);
});

test('illness over the same half of a vacation day takes that half out once', () => {
	expect(neutralOn([leave({ typeId: 'sick', category: 'sick', half: 'am' }), leave({ half: 'am' })])).toBe(
		0.5
	);
	expect(neutralOn([leave({ typeId: 'sick', category: 'sick', half: 'am' }), leave()])).toBe(1);
});

test('leave of a type of the company that is taken from the vacation account leaves the window too', () => {
	expect(neutralOn([leave({ typeId: 'school', category: 'other' })])).toBe(1);
	expect(neutralOn([leave({ typeId: 'school', category: 'other', half: 'pm' })])).toBe(0.5);
});

test('leave of another kind, or only asked for, stays in the window', () => {
	expect(neutralOn([leave({ typeId: 'special', category: 'other' })])).toBeUndefined();
	expect(neutralOn([leave({ typeId: 'holiday', category: 'holiday' })])).toBeUndefined();
	expect(neutralOn([leave({ isPending: true })])).toBeUndefined();
});

test('a public holiday stays in the window, and half of one keeps its half', () => {
	expect(neutralOn([leave()], 1)).toBeUndefined();
	expect(neutralOn([leave()], 0.5)).toBe(0.5);
	expect(neutralOn([leave({ half: 'pm' })], 0.5)).toBe(0.5);
});

test('an average looks back its weeks or months, and not at all where the rules know none', () => {
	expect(averageReachDays({ average: { weeklyMax: 2880, weeks: 24 } })).toBe(168);
	expect(averageReachDays({ average: { weeklyMax: 2880, months: 4 } })).toBe(124);
	expect(averageReachDays(WA_BASIC)).toBe(0);
});

test('averages count legal working time by the date its shift began', () => {
	const entry = { kind: 'work' as const, zone: 'UTC' };
	const minutes = legalMinutesByDate({
		entries: [
			{ ...entry, start: '2026-05-04T20:00:00.000Z', stop: '2026-05-05T04:00:00.000Z' },
			{ ...entry, start: '2026-05-06T08:00:00.000Z', stop: '2026-05-06T09:00:00.000Z', workTypeId: 'way' }
		],
		zone: 'UTC',
		workTypes: new Map([['way', { percent: 100, compliance: false }]]),
		profile: WA_BASIC
	});
	expect([...minutes]).toEqual([['2026-05-04', 480]]);
});
