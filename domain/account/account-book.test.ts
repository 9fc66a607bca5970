import { describe, expect, test } from 'vitest';
import {
	openAccountBook,
	withEntries,
	withTerms,
	type AccountBook,
	type BookTerms
} from '#domain/account/account-book.ts';
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
const timed = (from: string, to: string) => aTimeEntry({ start: berlin(from), stop: berlin(to) });
const workdays = () =>
	datesFrom(SPAN.from, SPAN.to)
		.filter(isWorkday)
		.flatMap((date) => [stretch(date, '08:00', '12:00'), stretch(date, '12:30', '16:30')]);

const open = (entries = workdays()) => openAccountBook(terms, SPAN, entries);
const dayOf = (book: AccountBook, date: string) => book.days[daysBetween(SPAN.from, date)];
const codesOf = (book: AccountBook, date: string) => dayOf(book, date)?.marks.map((mark) => mark.code);
const deltasOf = (book: AccountBook) => book.months.map((row) => [row.deltaMinutes, row.closingMinutes]);

test('a book has every day and every month, each month opening with what the one before closed with', () => {
	const book = open();
	expect(book.days.map((day) => day.date)).toEqual(datesFrom(SPAN.from, SPAN.to));
	expect(book.months.map((row) => [row.month, row.from, row.to, row.closingMinutes])).toEqual([
		['2026-01', '2026-01-01', '2026-01-31', 0],
		['2026-02', '2026-02-01', '2026-02-28', 0],
		['2026-03', '2026-03-01', '2026-03-28', 0]
	]);
});

describe('one day’s change', () => {
	const changed = (book = open()) =>
		withEntries(book, {
			removed: ['2026-02-11 12:30'],
			added: [stretch('2026-02-11', '12:30', '23:00')]
		});

	test('moves its day, its month and every month after it', () => {
		const book = changed();
		expect(dayOf(book, '2026-02-11')).toMatchObject({ workedMinutes: 870, deltaMinutes: 390 });
		expect(deltasOf(book)).toEqual([
			[0, 0],
			[390, 390],
			[0, 390]
		]);
		expect(book.months.map((row) => row.redDays)).toEqual([0, 2, 0]);
	});

	test('reaches the next day, whose rest is now too short', () => {
		const next = dayOf(changed(), '2026-02-12');
		expect(next?.marks.map((mark) => [mark.code, mark.actual])).toEqual([['REST_SHORT', 540]]);
	});

	test('leaves the days of all other weeks untouched, and the book it was made from', () => {
		const book = open();
		const same = changed(book).days.filter((day, i) => day === book.days[i]);
		expect(same.map((day) => day.date)).toEqual(
			book.days.map((day) => day.date).filter((date) => date < '2026-02-09' || date > '2026-02-15')
		);
		expect(dayOf(book, '2026-02-11')?.workedMinutes).toBe(480);
	});

	test('taken back gives the book that was', () => {
		const back = withEntries(changed(), {
			removed: ['2026-02-11 12:30'],
			added: [stretch('2026-02-11', '12:30', '16:30')]
		});
		expect(back.days).toEqual(open().days);
		expect(back.months).toEqual(open().months);
	});
});

describe('an entry', () => {
	test('that is not there changes nothing', () => {
		const book = open();
		expect(withEntries(book, { removed: ['unknown'], added: [] })).toBe(book);
	});

	test('before all others counts on the first day of the book, which keeps its days', () => {
		const book = withEntries(open(), { removed: [], added: [stretch('2026-01-01', '06:00', '07:00')] });
		expect(dayOf(book, '2026-01-01')).toMatchObject({ workedMinutes: 540, breakMinutes: 90 });
		expect(book.days.map((day) => day.date)).toEqual(datesFrom(SPAN.from, SPAN.to));
	});

	test('after all others counts on the last day of the book, which keeps its days', () => {
		const book = withEntries(open(), { removed: [], added: [stretch('2026-03-28', '06:00', '07:00')] });
		expect(dayOf(book, '2026-03-28')).toMatchObject({ workedMinutes: 60, deltaMinutes: 60 });
		expect(book.days.map((day) => day.date)).toEqual(datesFrom(SPAN.from, SPAN.to));
	});

	test('of weeks outside the book leaves all days as they are', () => {
		const book = open();
		const added = [stretch('2025-12-20', '08:00', '12:00'), stretch('2025-12-21', '08:00', '12:00')];
		expect(withEntries(book, { removed: [], added }).days).toBe(book.days);
	});

	test('that is deleted leaves a day that lacks its minutes', () => {
		const book = withEntries(open(), { removed: ['2026-02-11 12:30', '2026-02-11 08:00'], added: [] });
		expect(dayOf(book, '2026-02-11')).toMatchObject({
			workedMinutes: 0,
			breakMinutes: 0,
			deltaMinutes: -480
		});
		expect(book.entries).toHaveLength(open().entries.length - 2);
	});

	test('that moves to another month leaves the one and comes to the other, on both days', () => {
		const january = stretch('2026-01-29', '08:00', '12:00');
		const moved = stretch('2026-03-03', '08:00', '12:00');
		const book = withEntries(open([january]), {
			removed: [january.id],
			added: [moved]
		});
		expect([dayOf(book, '2026-01-29')?.workedMinutes, dayOf(book, '2026-03-03')?.workedMinutes]).toEqual([
			0, 240
		]);
		expect(book.months.map((row) => row.workedMinutes)).toEqual([0, 0, 240]);
	});

	test('reaches back to the day on which the shift it hangs on began, be that in the week before', () => {
		const shift = [
			timed('2026-02-15 20:00', '2026-02-16 00:00'),
			timed('2026-02-16 03:00', '2026-02-16 07:00'),
			timed('2026-02-16 10:00', '2026-02-16 14:00'),
			timed('2026-02-16 17:00', '2026-02-16 21:00'),
			timed('2026-02-17 00:30', '2026-02-17 03:00')
		];
		const last = timed('2026-02-17 06:00', '2026-02-17 07:00');
		const book = withEntries(open(shift), { removed: [], added: [last] });
		expect(dayOf(book, '2026-02-15')).toMatchObject({ legalMinutes: 1170, breakMinutes: 930 });
		const back = withEntries(book, { removed: [last.id], added: [] });
		expect(dayOf(back, '2026-02-15')).toMatchObject({ legalMinutes: 1110, breakMinutes: 750 });
	});

	test('of a zone far behind counts on its own date, though that is already the next one elsewhere', () => {
		const start = '2026-02-16T04:00:00.000Z';
		const sunday = aTimeEntry({ start, stop: '2026-02-16T05:00:00.000Z', zone: 'America/Los_Angeles' });
		const book = withEntries(open(), { removed: [], added: [sunday] });
		expect(dayOf(book, '2026-02-15')).toMatchObject({ workedMinutes: 60 });
	});
});

describe('other terms', () => {
	test('an absence that was granted counts on its days', () => {
		const absences = new Map([
			['2026-02-11', [{ absenceId: 'v', effect: 'credit' as const, fraction: 1 as const }]]
		]);
		const next = { ...terms, evaluation: { ...terms.evaluation, absences } };
		const granted = withTerms(open(), next, '2026-02-11', '2026-02-11');
		expect(dayOf(granted, '2026-02-11')).toMatchObject({ absenceCreditMinutes: 480, deltaMinutes: 480 });
		expect(codesOf(granted, '2026-02-11')).toEqual(['WORK_DURING_ABSENCE']);
		expect(granted.months.at(-1)?.closingMinutes).toBe(480);
	});

	test('another opening and another adjustment move every month, whichever days changed', () => {
		const adjustments = [{ date: '2026-01-30', minutes: 15, comment: 'correction', author: 'hr' }];
		const next = { ...terms, openingMinutes: 60, adjustments };
		const opened = withTerms(open(), next, '2026-03-02', '2026-03-02');
		expect(opened.months.map((row) => row.closingMinutes)).toEqual([75, 75, 75]);
	});
});
