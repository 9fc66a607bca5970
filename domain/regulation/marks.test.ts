import { describe, expect, test } from 'vitest';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { isRed } from '#domain/regulation/mark.ts';
import { workDuringAbsence } from '#domain/regulation/entry-marks.ts';
import { marksOf, marksOfEntry, type MarksInput } from '#domain/regulation/marks.ts';
import { profileWith } from '#domain/regulation/profile.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { DE_ARBZG, DE_ARBZG_5_2 } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const work = (from: string, to: string, over: Partial<TimeEntry> = {}) =>
	aTimeEntry({ start: berlin(from), stop: berlin(to), ...over });

function codes(entries: readonly TimeEntry[], over: Partial<MarksInput> = {}): string[] {
	const input = { entries, zone: BERLIN, profile: DE_ARBZG, from: '2026-01-01', to: '2026-12-31', ...over };
	return marksOf(input).map(({ date, code, severity }) => `${date} ${code} ${severity}`);
}

describe('shifts', () => {
	test('a night with a short gap is one shift of the day it began', () => {
		const night = [
			work('2026-01-12 20:00', '2026-01-13 00:30'),
			work('2026-01-13 01:00', '2026-01-13 06:01')
		];
		expect(codes(night)).toEqual(['2026-01-12 BRK_MISSING violation', '2026-01-12 DAY_OVER_REGULAR warning']);
	});

	test('a gap of exactly four hours over midnight makes two shifts and too short a rest', () => {
		const night = [
			work('2026-01-12 18:00', '2026-01-12 22:30'),
			work('2026-01-13 02:30', '2026-01-13 06:00')
		];
		expect(codes(night)).toEqual(['2026-01-13 REST_SHORT violation']);
	});

	test('morning and evening of one date are one shift with a long break', () => {
		expect(
			codes([work('2026-01-12 06:00', '2026-01-12 11:00'), work('2026-01-12 16:00', '2026-01-12 20:00')])
		).toEqual(['2026-01-12 DAY_OVER_REGULAR warning']);
	});
});

describe('days off', () => {
	const christmas = { name: 'Weihnachten', fraction: 1, legal: true };

	test('a holiday on a Sunday gives both marks', () => {
		const holidays = new Map([['2026-01-18', christmas]]);
		expect(codes([work('2026-01-18 09:00', '2026-01-18 10:00')], { holidays })).toEqual([
			'2026-01-18 HOLIDAY_WORK violation',
			'2026-01-18 SUNDAY_WORK violation'
		]);
	});

	test('a company’s own day off and half a holiday forbid nothing', () => {
		for (const holiday of [
			{ ...christmas, legal: false },
			{ ...christmas, fraction: 0.5 }
		]) {
			const holidays = new Map([['2026-01-12', holiday]]);
			expect(codes([work('2026-01-12 09:00', '2026-01-12 10:00')], { holidays })).toEqual([]);
		}
	});

	test('sectors that may work on Sundays are told, not blamed', () => {
		const entries = [work('2026-01-18 09:00', '2026-01-18 10:00')];
		expect(codes(entries, { profile: DE_ARBZG_5_2 })).toEqual(['2026-01-18 SUNDAY_WORK info']);
		expect(codes(entries, { profile: WA_BASIC })).toEqual([]);
	});
});

describe('minors', () => {
	test('may not work after 20:00; until 20:00 exactly is fine', () => {
		const minor = { profile: DE_JARBSCHG };
		expect(codes([work('2026-01-12 16:00', '2026-01-12 20:00')], minor)).toEqual([]);
		expect(codes([work('2026-01-12 16:00', '2026-01-12 20:01')], minor)).toEqual([
			'2026-01-12 NIGHT_WORK violation'
		]);
	});

	test('a break in the first hour is none', () => {
		const entries = [
			work('2026-01-12 08:00', '2026-01-12 08:30'),
			work('2026-01-12 09:00', '2026-01-12 13:01')
		];
		expect(codes(entries, { profile: DE_JARBSCHG })).toContain('2026-01-12 BRK_MISSING violation');
	});
});

test('the week is told on its Monday, by the dates of its shifts', () => {
	const days = ['12', '13', '14', '15', '16'];
	const entries = days.flatMap((day) => [
		work(`2026-01-${day} 07:00`, `2026-01-${day} 12:00`),
		work(`2026-01-${day} 12:30`, `2026-01-${day} 16:31`)
	]);
	expect(codes(entries, { profile: CH_ARG_45 })).toEqual(
		expect.arrayContaining(['2026-01-12 WEEK_OVER_MAX violation'])
	);
});

test('a clock running for more than 16 hours and late confirmations are told once a day', () => {
	const entries = [
		aTimeEntry({ start: berlin('2026-01-12 08:00'), stop: null }),
		work('2026-01-12 06:00', '2026-01-12 07:00', { flags: ['LATE_CONFIRM', 'LATE_SYNC'] }),
		work('2026-01-12 07:00', '2026-01-12 08:00', { flags: ['LATE_SYNC', 'REOPENED'] })
	];
	expect(codes(entries, { now: berlin('2026-01-13 00:01') })).toEqual([
		'2026-01-12 LATE_CONFIRM warning',
		'2026-01-12 LATE_SYNC warning',
		'2026-01-12 LONG_RUNNING warning'
	]);
});

test('the marks of one entry are those of its own shift and days', () => {
	const entry = work('2026-01-13 08:00', '2026-01-13 12:00');
	const others = [work('2026-01-12 06:00', '2026-01-12 14:00'), work('2026-01-13 12:00', '2026-01-13 16:00')];
	const marks = marksOfEntry({ entry, others, profile: DE_ARBZG, now: berlin('2026-01-14 08:00') });
	expect(marks.map((mark) => `${mark.date} ${mark.code}`)).toEqual([
		'2026-01-13 BRK_MISSING',
		'2026-01-13 BRK_STRETCH'
	]);
	expect(isRed(marks)).toBe(true);
});

test('one entry is never judged by its week, a Monday no other than a Friday', () => {
	const days = ['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16'].map((date) =>
		work(`${date} 08:00`, `${date} 16:15`)
	);
	const week = marksOf({
		entries: days,
		zone: BERLIN,
		profile: DE_JARBSCHG,
		from: '2026-01-12',
		to: '2026-01-12'
	});
	expect(week.map((mark) => mark.code)).toContain('WEEK_OVER_MAX');
	const codesOf = (day: number) => {
		const entry = days[day];
		if (entry === undefined) throw new Error('no such day');
		return marksOfEntry({
			entry,
			others: days,
			profile: DE_JARBSCHG,
			now: berlin('2026-01-19 08:00')
		}).map((mark) => mark.code);
	};
	expect(codesOf(0)).not.toContain('WEEK_OVER_MAX');
	expect(codesOf(0)).toEqual(codesOf(4));
});

test('a draft that claims to last a century costs no time', () => {
	const endless = aTimeEntry({ start: '1926-01-01T00:00:00.000Z', stop: '9999-01-01T00:00:00.000Z' });
	expect(codes([endless], { profile: DE_JARBSCHG }).length).toBeGreaterThanOrEqual(0);
});

describe('the rules of the date', () => {
	test('judge each shift where a person’s profile changes', () => {
		const profileOn = (date: string) => (date < '2026-01-13' ? DE_JARBSCHG : DE_ARBZG);
		const late = [work('2026-01-12 16:00', '2026-01-12 20:30'), work('2026-01-13 16:00', '2026-01-13 20:30')];
		expect(codes(late, { profileOn })).toEqual(['2026-01-12 NIGHT_WORK violation']);
	});

	test('a break that only the company’s setting asks for is told as the company’s rule', () => {
		const entries = [
			work('2026-01-12 08:00', '2026-01-12 11:00'),
			work('2026-01-12 11:30', '2026-01-12 15:00')
		];
		const rules = (minBreakAfter6h: number) =>
			marksOf({
				entries,
				zone: BERLIN,
				profile: profileWith('DE-ARBZG', { minBreakAfter6h, minBreakAfter9h: 60 }),
				from: '2026-01-12',
				to: '2026-01-12'
			}).map(({ code, rule, limit }) => `${code} ${rule} ${limit}`);
		expect(rules(40)).toEqual(['BRK_MISSING company 40']);
		expect(rules(30)).toEqual([]);
	});
});

test('with a permit, work on Sundays, holidays and Saturdays is information', () => {
	const weekend = [
		work('2026-01-17 09:00', '2026-01-17 10:00'),
		work('2026-01-18 09:00', '2026-01-18 10:00')
	];
	const holidays = new Map([['2026-01-18', { name: 'Fest', fraction: 1, legal: true }]]);
	const told = (permits: object) => codes(weekend, { profile: DE_JARBSCHG, holidays, permits });
	expect(told({ sunday: true })).toEqual([
		'2026-01-17 SATURDAY_WORK warning',
		'2026-01-18 HOLIDAY_WORK violation',
		'2026-01-18 SUNDAY_WORK info'
	]);
	expect(told({ saturday: true, holiday: true })).toEqual([
		'2026-01-17 SATURDAY_WORK info',
		'2026-01-18 HOLIDAY_WORK info',
		'2026-01-18 SUNDAY_WORK violation'
	]);
});

test('a permit may hold on some dates only', () => {
	const entries = [
		work('2026-01-18 09:00', '2026-01-18 10:00'),
		work('2026-01-25 09:00', '2026-01-25 10:00')
	];
	const permits = (date: string) => (date < '2026-01-20' ? { sunday: true } : undefined);
	expect(codes(entries, { permits })).toEqual([
		'2026-01-18 SUNDAY_WORK info',
		'2026-01-25 SUNDAY_WORK violation'
	]);
});

test('a holiday the company struck off its list stays a holiday by law', () => {
	const struck = { name: 'Allerheiligen', fraction: 0, legal: true, legalFraction: 1 };
	const entries = [work('2026-01-12 09:00', '2026-01-12 10:00')];
	expect(codes(entries, { holidays: new Map([['2026-01-12', struck]]) })).toEqual([
		'2026-01-12 HOLIDAY_WORK violation'
	]);
});

test('work on a day of leave is a warning with the minutes worked', () => {
	expect(workDuringAbsence(DE_ARBZG, '2026-01-12', 90)).toEqual({
		code: 'WORK_DURING_ABSENCE',
		severity: 'warning',
		actual: 90,
		limit: 0,
		date: '2026-01-12',
		profile: 'DE-ARBZG',
		rule: 'company'
	});
});

test('of two forgotten clocks on one day the longer one is told', () => {
	const running = (from: string) => aTimeEntry({ start: berlin(from), stop: null });
	const input = {
		zone: BERLIN,
		profile: DE_ARBZG,
		from: '2026-01-12',
		to: '2026-01-12',
		now: berlin('2026-01-13 08:01')
	};
	for (const entries of [
		[running('2026-01-12 08:00'), running('2026-01-12 10:00')],
		[running('2026-01-12 10:00'), running('2026-01-12 08:00')]
	]) {
		expect(marksOf({ ...input, entries })).toMatchObject([
			{ code: 'LONG_RUNNING', actual: 1441, limit: 960 }
		]);
	}
});
