import { expect, test } from 'vitest';
import { substituteRestDays } from '#domain/regulation/substitute-rest.ts';
import { datesFrom } from '#domain/time/local-date.ts';

const legal = (name: string) => ({ name, fraction: 1, legal: true });
const holidays = new Map([
	['2026-05-01', legal('Tag der Arbeit')],
	['2026-05-14', legal('Himmelfahrt')]
]);

function owed(worked: readonly string[], today = '2026-12-31') {
	return substituteRestDays({
		workedDates: new Set(worked),
		holidays,
		from: '2026-01-01',
		to: '2026-12-31',
		today
	}).map(({ workedOn, reason, until, takenOn }) => `${workedOn} ${reason} ${until} ${String(takenOn)}`);
}
const everyDay = (from: string, to: string) => datesFrom(from, to);

test('a Sunday worked calls for a day off within 14 days, a holiday on a weekday within 56', () => {
	expect(owed(everyDay('2026-04-26', '2026-07-01'), '2026-04-27')).toContain(
		'2026-04-26 sunday 2026-05-10 null'
	);
	expect(owed(everyDay('2026-05-01', '2026-07-01'), '2026-05-02')).toContain(
		'2026-05-01 holiday 2026-06-26 null'
	);
});

test('the first free working day is taken for it: no Sunday, no holiday, nothing that is still to come', () => {
	expect(owed(['2026-04-26', '2026-04-27'])).toEqual(['2026-04-26 sunday 2026-05-10 2026-04-28']);
	expect(owed(['2026-04-26', '2026-04-27'], '2026-04-28')).toEqual(['2026-04-26 sunday 2026-05-10 null']);
	const untilSaturday = ['2026-04-26', ...everyDay('2026-04-27', '2026-04-30'), '2026-05-02'];
	expect(owed(untilSaturday)).toEqual(['2026-04-26 sunday 2026-05-10 2026-05-04']);
});

test('one free day serves one of them, the most urgent first', () => {
	const worked = [
		'2026-04-26',
		...everyDay('2026-04-27', '2026-05-06'),
		...everyDay('2026-05-08', '2026-08-01')
	];
	expect(owed(worked).slice(0, 3)).toEqual([
		'2026-04-26 sunday 2026-05-10 2026-05-07',
		'2026-05-01 holiday 2026-06-26 null',
		'2026-05-03 sunday 2026-05-17 null'
	]);
});

test('the last day of the fortnight still counts, the day after does not', () => {
	const busy = everyDay('2026-02-01', '2026-02-14');
	expect(owed(busy)[0]).toBe('2026-02-01 sunday 2026-02-15 null');
	expect(owed(everyDay('2026-02-01', '2026-02-13'))[0]).toBe('2026-02-01 sunday 2026-02-15 2026-02-14');
});

test('two free days serve the two that end first, whatever was worked first', () => {
	const worked = [
		'2026-04-26',
		...everyDay('2026-04-27', '2026-05-06'),
		'2026-05-08',
		...everyDay('2026-05-10', '2026-08-01')
	];
	expect(owed(worked).slice(0, 3)).toEqual([
		'2026-04-26 sunday 2026-05-10 2026-05-07',
		'2026-05-01 holiday 2026-06-26 null',
		'2026-05-03 sunday 2026-05-17 2026-05-09'
	]);
});

test('the last of the 56 days after a holiday still counts, the day after does not', () => {
	const last = (until: string) => owed(everyDay('2026-05-01', until))[0];
	expect(last('2026-06-25')).toBe('2026-05-01 holiday 2026-06-26 2026-06-26');
	expect(last('2026-06-26')).toBe('2026-05-01 holiday 2026-06-26 null');
});

test('the first and the last day of the span asked for belong to it, each by its paragraph', () => {
	const days = (from: string, to: string) =>
		substituteRestDays({
			workedDates: new Set(['2026-05-10', '2026-04-26', '2026-05-03']),
			holidays,
			from,
			to,
			today: '2026-12-31'
		}).map(({ workedOn, rule }) => `${workedOn} ${rule}`);
	expect(days('2026-04-26', '2026-05-03')).toEqual(['2026-04-26 ArbZG §11(3)', '2026-05-03 ArbZG §11(3)']);
	expect(days('2026-04-27', '2026-05-10')).toEqual(['2026-05-03 ArbZG §11(3)', '2026-05-10 ArbZG §11(3)']);
	expect(days('2026-04-27', '2026-05-02')).toEqual([]);
});

test('work on ordinary days, or outside the span asked for, calls for nothing', () => {
	expect(owed(['2026-04-27', '2026-05-02'])).toEqual([]);
	expect(owed(['2025-12-28'])).toEqual([]);
});
