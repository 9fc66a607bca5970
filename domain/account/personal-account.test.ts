import { expect, test } from 'vitest';
import { evaluateDays } from '#domain/account/evaluated-day.ts';
import { personalAccount } from '#domain/account/personal-account.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import { datesFrom, weekdayOf } from '#domain/time/local-date.ts';

const terms = {
	zone: 'UTC',
	schedules: [aSchedule()],
	holidays: new Map(),
	absences: new Map(),
	profile: WA_BASIC
};
/** Monday. */
const TODAY = '2026-06-01';
const on = (date: string, hours: number) => ({
	kind: 'work' as const,
	zone: 'UTC',
	start: `${date}T06:00:00.000Z`,
	stop: `${date}T${String(6 + hours).padStart(2, '0')}:00:00.000Z`
});
const base = { terms, entries: [], opening: null, adjustments: [], today: TODAY };

test('an account with nothing on it, or one that begins later, has nothing to show', () => {
	expect(personalAccount(base)).toBeNull();
	expect(personalAccount({ ...base, opening: { date: '2026-06-02', minutes: 60 } })).toBeNull();
});

test('an account that opens today stands at its opening', () => {
	expect(personalAccount({ ...base, opening: { date: TODAY, minutes: 60 } })).toMatchObject({
		since: TODAY,
		asOfYesterdayMinutes: 60,
		today: { targetMinutes: 480 },
		months: []
	});
});

test('each month opens with what the one before closed with, and today counts tomorrow', () => {
	const account = personalAccount({
		...base,
		entries: [on('2026-04-30', 9), on('2026-05-01', 7), on(TODAY, 8)],
		opening: { date: '2026-04-30', minutes: 30 },
		adjustments: [{ date: '2026-05-31', minutes: 20 * 480, comment: 'Ausgleich', author: 'hanna' }]
	});
	expect(account?.months).toMatchObject([
		{ month: '2026-04', openingMinutes: 30, closingMinutes: 90 },
		{ month: '2026-05', openingMinutes: 90, adjustmentMinutes: 9600, closingMinutes: 30 }
	]);
	expect(account).toMatchObject({ asOfYesterdayMinutes: 30, today: { creditedMinutes: 480 } });
});

test('the averages of the first weeks look back at what was worked before the opening', () => {
	const law = { ...terms, profile: DE_ARBZG, average: { neutralByDate: new Map() } };
	const entries = datesFrom('2026-01-01', '2026-06-30')
		.filter((date) => weekdayOf(date) !== 'sun')
		.flatMap((date) => [
			on(date, 10),
			{
				kind: 'break' as const,
				zone: 'UTC',
				start: `${date}T11:00:00.000Z`,
				stop: `${date}T12:00:00.000Z`
			}
		]);
	const account = personalAccount({
		...base,
		terms: law,
		entries,
		opening: { date: '2026-06-01', minutes: 0 },
		today: '2026-07-01'
	});
	const inCalendar = evaluateDays({ ...law, entries }, '2026-06-01', '2026-06-30').filter((day) => day.red);
	expect(inCalendar.map(({ date }) => date)).toEqual([
		'2026-06-07',
		'2026-06-14',
		'2026-06-21',
		'2026-06-28'
	]);
	expect(account?.months).toMatchObject([{ month: '2026-06', redDays: 4 }]);
});

test('without an opening balance the first days of the employment are owed, worked or not', () => {
	const employed = {
		...terms,
		employment: { start: '2026-06-01' },
		schedules: [aSchedule({ validFrom: '1970-01-01' })]
	};
	const second = { ...base, terms: employed, today: '2026-06-09' };
	expect(personalAccount({ ...second, entries: [on('2026-06-08', 8)] })).toMatchObject({
		since: '2026-06-01',
		asOfYesterdayMinutes: -2400
	});
	expect(personalAccount({ ...second, today: '2026-06-15' })).toMatchObject({
		since: '2026-06-01',
		asOfYesterdayMinutes: -4800
	});
	const later = { ...employed, schedules: [aSchedule({ validFrom: '2026-06-08' })] };
	expect(personalAccount({ ...second, terms: later })).toMatchObject({
		since: '2026-06-08',
		asOfYesterdayMinutes: -480
	});
	const unknown = { ...second, terms: { ...employed, employment: {} } };
	expect(personalAccount({ ...unknown, entries: [on('2026-06-08', 8)] })?.since).toBe('2026-06-08');
	expect(personalAccount(unknown)).toBeNull();
});

test('the days go on to the Sunday of this week, so that its target is whole, and none of them counts yet', () => {
	const account = personalAccount({
		...base,
		opening: { date: '2026-05-28', minutes: 0 },
		today: '2026-06-03'
	});
	expect(account?.days.at(0)?.date).toBe('2026-05-28');
	expect(account?.days.at(-1)?.date).toBe('2026-06-07');
	expect(account?.asOfYesterdayMinutes).toBe(-4 * 480);
});
