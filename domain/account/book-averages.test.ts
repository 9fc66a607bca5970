import { describe, expect, test } from 'vitest';
import {
	openAccountBook,
	withEntries,
	type AccountBook,
	type BookTerms
} from '#domain/account/account-book.ts';
import { lastWindowEnd } from '#domain/account/book-averages.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { EU_2003_88 } from '#domain/regulation/profiles/eu-2003-88.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import { aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { datesFrom, weekdayOf } from '#domain/time/local-date.ts';

/** A year and two months; the last day is a Sunday. */
const SPAN = { from: '2025-01-01', to: '2026-03-01' } as const;
/** At most forty hours on average over four weeks. */
const profile = { ...DE_ARBZG, average: { weeklyMax: 2400, weeks: 4 } };
const stretch = (date: string, from: string, to: string) =>
	aTimeEntry({ id: `${date} ${from}`, start: berlin(`${date} ${from}`), stop: berlin(`${date} ${to}`) });

/** Eight hours from Monday to Friday: exactly the average that is allowed. */
const workdays = () =>
	datesFrom(SPAN.from, SPAN.to)
		.filter((date) => !['sat', 'sun'].includes(weekdayOf(date)))
		.flatMap((date) => [stretch(date, '08:00', '12:00'), stretch(date, '12:30', '16:30')]);

function open(average: Partial<NonNullable<BookTerms['evaluation']['average']>> = {}): AccountBook {
	const terms: BookTerms = {
		evaluation: {
			zone: BERLIN,
			schedules: [aSchedule()],
			holidays: new Map(),
			absences: new Map(),
			profile,
			average: { neutralByDate: new Map(), ...average }
		},
		openingMinutes: 0,
		adjustments: []
	};
	return openAccountBook(terms, SPAN, workdays());
}
const longer = (book: AccountBook, date: string, until = '16:31') =>
	withEntries(book, { removed: [`${date} 12:30`], added: [stretch(date, '12:30', until)] });
const over = (book: AccountBook) =>
	book.days.flatMap(({ date, marks }) =>
		marks.filter(({ code }) => code === 'AVG_OVER').map(({ actual }) => [date, actual])
	);
const dayOf = (book: AccountBook, date: string) => book.days.find((day) => day.date === date);

describe('the averages of a book', () => {
	test('of exactly the limit are fine', () => {
		expect(over(open())).toEqual([]);
	});

	test('are judged again in every window that looks back at a change, and in no other', () => {
		const book = open();
		const changed = longer(book, '2026-01-14', '16:34');
		expect(over(changed)).toEqual([
			['2026-01-18', 2401],
			['2026-01-25', 2401],
			['2026-02-01', 2401],
			['2026-02-08', 2401]
		]);
		expect(changed.months.slice(-3).map((row) => row.redDays)).toEqual([2, 2, 0]);
		const renewed = changed.days.filter((day, i) => day !== book.days[i]).map((day) => day.date);
		expect(renewed).toEqual([
			...datesFrom('2026-01-12', '2026-01-18'),
			'2026-01-25',
			'2026-02-01',
			'2026-02-08'
		]);
	});

	test('count work on the very day that ends the window, also on the last day of the book', () => {
		const sunday = withEntries(open(), { removed: [], added: [stretch('2026-03-01', '08:00', '09:00')] });
		expect(over(sunday)).toEqual([['2026-03-01', 2415]]);
	});

	test('stand among the other marks of their day, in the order of the codes', () => {
		const sunday = withEntries(open(), { removed: [], added: [stretch('2026-02-15', '08:00', '09:00')] });
		expect(dayOf(sunday, '2026-02-15')).toMatchObject({
			marks: [{ code: 'AVG_OVER' }, { code: 'SUNDAY_WORK' }],
			red: true
		});
	});

	test('go when the work goes that was too much; the other marks of the day stay', () => {
		const sunday = withEntries(open(), { removed: [], added: [stretch('2026-02-15', '08:00', '09:00')] });
		const both = longer(sunday, '2026-01-28');
		const back = withEntries(both, { removed: ['2026-01-28 12:30', '2026-02-09 12:30'], added: [] });
		expect(over(both).map(([date]) => date)).toContain('2026-02-15');
		expect(over(back)).toEqual([]);
		expect(dayOf(back, '2026-02-15')?.marks.map(({ code }) => code)).toEqual(['SUNDAY_WORK']);
		expect(dayOf(back, '2026-02-22')).toMatchObject({ marks: [], red: false });
	});

	test('that get worse have one mark, the new one', () => {
		const worse = longer(longer(open(), '2026-02-23', '16:34'), '2026-02-10', '16:38');
		expect(over(worse).filter(([date]) => date === '2026-03-01')).toEqual([['2026-03-01', 2403]]);
	});

	test('look back at what was worked before the book begins; a day of the book counts by its own work', () => {
		const workedBefore = new Map([
			['2024-12-30', 480],
			['2024-12-31', 480],
			['2026-01-14', 5000]
		]);
		expect(over(open({ workedBefore }))).toEqual([]);
		workedBefore.set('2024-12-31', 484);
		expect(over(open({ workedBefore }))).toEqual([['2025-01-26', 2401]]);
	});

	test('are found after changes more than a year after the book began, and before', () => {
		const early = longer(longer(open(), '2025-12-15', '16:34'), '2026-01-07', '16:34');
		expect(over(early).map(([date]) => date)).toEqual([
			'2025-12-21',
			'2025-12-28',
			'2026-01-04',
			'2026-01-11',
			'2026-01-18',
			'2026-01-25',
			'2026-02-01'
		]);
	});
});

describe('the last window that looks back at a date ends', () => {
	const lastEnd = (rules: typeof profile | typeof WA_BASIC) =>
		lastWindowEnd('2026-01-05', { profile: rules });

	test('one day less than its length later', () => {
		expect(lastEnd(profile)).toBe('2026-02-01');
		expect(lastEnd(DE_ARBZG)).toBe('2026-06-21');
	});

	test('on the date itself where the rules know no average', () => {
		expect(lastEnd(WA_BASIC)).toBe('2026-01-05');
	});

	test('where the rules in force at its end say so', () => {
		const profileOn = (date: string) => (date < '2026-01-20' ? profile : WA_BASIC);
		expect(lastWindowEnd('2026-01-05', { profile, profileOn })).toBe('2026-01-19');
	});

	test('after no more than the longest months, where the window is one of months', () => {
		expect(lastEnd(EU_2003_88) >= '2026-04-30').toBe(true);
		expect(lastEnd(EU_2003_88) < '2026-05-31').toBe(true);
	});
});
