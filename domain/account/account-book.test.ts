import { describe, expect, test } from 'vitest';
import { openAccountBook, withEntries, withTerms, type BookTerms } from '#domain/account/account-book.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { datesFrom, daysBetween, weekdayOf } from '#domain/time/local-date.ts';

const SPAN = { from: '2026-01-01', to: '2026-03-28' } as const;
const terms: BookTerms = {
	evaluation: {
		zone: BERLIN,
		schedules: [aSchedule()],
		holidays: new Map(),
		absences: new Map(),
		profile: DE_ARBZG
	},
	openingMinutes: 0,
	adjustments: []
};
const isWorkday = (date: string) => !['sat', 'sun'].includes(weekdayOf(date));
const stretch = (date: string, from: string, to: string) =>
	aTimeEntry({ id: `${date} ${from}`, start: berlin(`${date} ${from}`), stop: berlin(`${date} ${to}`) });
const workdays = (end = '16:30') =>
	datesFrom(SPAN.from, SPAN.to)
		.filter(isWorkday)
		.flatMap((date) => [stretch(date, '08:00', '12:00'), stretch(date, '12:30', end)]);

const book = openAccountBook(terms, SPAN, workdays());
const indexOf = (date: string) => daysBetween(SPAN.from, date);

test('a book has every day and every month, each month opening with what the one before closed with', () => {
	expect(book.days).toHaveLength(87);
	expect(book.months.map((row) => [row.month, row.closingMinutes])).toEqual([
		['2026-01', 0],
		['2026-02', 0],
		['2026-03', 0]
	]);
});

describe('one day’s change', () => {
	const changed = withEntries(book, {
		removed: ['2026-02-11 12:30'],
		added: [stretch('2026-02-11', '12:30', '23:00')]
	});

	test('moves its day, its month and every month after it', () => {
		expect(changed.days[indexOf('2026-02-11')]).toMatchObject({ workedMinutes: 870, deltaMinutes: 390 });
		expect(changed.months.map((row) => [row.deltaMinutes, row.closingMinutes])).toEqual([
			[0, 0],
			[390, 390],
			[0, 390]
		]);
		expect(changed.months.map((row) => row.redDays)).toEqual([0, 2, 0]);
	});

	test('reaches the next day, whose rest is now too short', () => {
		const next = changed.days[indexOf('2026-02-12')];
		expect(next?.marks.map((mark) => [mark.code, mark.actual])).toEqual([['REST_SHORT', 540]]);
	});

	test('leaves the days of all other weeks untouched, and the book it was made from', () => {
		const same = changed.days.filter((day, i) => day === book.days[i]).map((day) => day.date);
		expect(same).toEqual(
			book.days.map((day) => day.date).filter((date) => date < '2026-02-09' || date > '2026-02-15')
		);
		expect(book.days[indexOf('2026-02-11')]?.workedMinutes).toBe(480);
	});

	test('taken back gives the book that was', () => {
		const back = withEntries(changed, {
			removed: ['2026-02-11 12:30'],
			added: [stretch('2026-02-11', '12:30', '16:30')]
		});
		expect(back.days).toEqual(book.days);
		expect(back.months).toEqual(book.months);
	});
});

test('an entry that is not there changes nothing', () => {
	expect(withEntries(book, { removed: ['unknown'], added: [] })).toBe(book);
});

test('an absence that was granted counts from its days on', () => {
	const absences = new Map([
		['2026-02-11', [{ absenceId: 'v', effect: 'credit' as const, fraction: 1 as const }]]
	]);
	const next = { ...terms, evaluation: { ...terms.evaluation, absences } };
	const granted = withTerms(book, next, '2026-02-11', '2026-02-11');
	expect(granted.days[indexOf('2026-02-11')]).toMatchObject({ absenceCreditMinutes: 480, deltaMinutes: 480 });
	expect(granted.days[indexOf('2026-02-11')]?.marks.map((mark) => mark.code)).toEqual([
		'WORK_DURING_ABSENCE'
	]);
	expect(granted.months.at(-1)?.closingMinutes).toBe(480);
});

test('another opening moves every month, whichever days changed', () => {
	const opened = withTerms(book, { ...terms, openingMinutes: 60 }, '2026-03-02', '2026-03-02');
	expect(opened.months.map((row) => row.closingMinutes)).toEqual([60, 60, 60]);
});

describe('averages', () => {
	const profile = { ...DE_ARBZG, average: { weeklyMax: 2400, weeks: 4 } };
	const averaged: BookTerms = {
		...terms,
		evaluation: { ...terms.evaluation, profile, average: { neutralByDate: new Map() } }
	};
	const over = (days: readonly { date: string; marks: readonly { code: string }[] }[]) =>
		days.filter((day) => day.marks.some((mark) => mark.code === 'AVG_OVER')).map((day) => day.date);
	const exact = openAccountBook(averaged, SPAN, workdays());

	test('of exactly the limit are fine', () => {
		expect(over(exact.days)).toEqual([]);
	});

	test('are judged again in every window that looks back at the change', () => {
		const longer = withEntries(exact, {
			removed: ['2026-02-11 12:30'],
			added: [stretch('2026-02-11', '12:30', '16:31')]
		});
		expect(over(longer.days)).toEqual(['2026-02-15', '2026-02-22', '2026-03-01', '2026-03-08']);
		expect(longer.months.map((row) => row.redDays)).toEqual([0, 2, 2]);
	});
});
