import { expect, test } from 'vitest';
import { absenceDays, type AbsenceSpan } from '#domain/absence/absence-days.ts';
import { toNumber } from '#domain/kernel/fraction.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import { countVacation, totalOf, type SickDays, type WorkCalendar } from '#domain/vacation/count.ts';

interface Case extends Partial<AbsenceSpan> {
	readonly sick?: readonly SickDays[];
	readonly holidays?: Readonly<Record<string, number>>;
	readonly calendar?: Partial<WorkCalendar>;
	readonly creditWithoutCertificate?: boolean;
}

function count(from: string, to: string, over: Case = {}) {
	const { sick, holidays = {}, calendar, creditWithoutCertificate, ...halves } = over;
	const span = { from, to, firstHalf: null, lastHalf: null, ...halves };
	const days = countVacation({
		days: absenceDays(span, to),
		calendar: {
			schedules: [aSchedule()],
			holidays: new Map(
				Object.entries(holidays).map(([date, fraction]) => [date, { name: date, fraction, legal: true }])
			),
			...calendar
		},
		...(sick && { sick }),
		...(creditWithoutCertificate !== undefined && { creditWithoutCertificate })
	});
	const { byYear, ...total } = totalOf(days);
	return {
		days: toNumber(total.days),
		creditedBack: toNumber(total.creditedBack),
		byYear: Object.fromEntries([...byYear].map(([year, cost]) => [year, toNumber(cost)]))
	};
}
const certified = (from: string, to: string): SickDays => ({ from, to, hasCertificate: true });

test('weekends and public holidays cost nothing', () => {
	expect(count('2026-04-27', '2026-05-03', { holidays: { '2026-05-01': 1 } }).days).toBe(4);
});

test('the first and the last day may be halves', () => {
	expect(count('2026-01-12', '2026-01-14', { firstHalf: 'pm', lastHalf: 'am' }).days).toBe(2);
	expect(count('2026-01-12', '2026-01-12', { firstHalf: 'am' }).days).toBe(0.5);
});

test('24 December as a half holiday costs half a day, asked for in full or in half', () => {
	const holidays = { '2026-12-24': 0.5 };
	expect(count('2026-12-24', '2026-12-24', { holidays }).days).toBe(0.5);
	expect(count('2026-12-24', '2026-12-24', { holidays, firstHalf: 'am' }).days).toBe(0.5);
});

test('each day belongs to its own year', () => {
	expect(count('2026-12-28', '2027-01-08', { holidays: { '2027-01-01': 1 } }).byYear).toEqual({
		2026: 4,
		2027: 5
	});
});

test('the contract in force on each day decides whether it costs', () => {
	const monday = { mon: 480, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 };
	const schedules = [aSchedule(), aSchedule({ validFrom: '2026-01-19', minutes: monday })];
	expect(count('2026-01-12', '2026-01-25', { calendar: { schedules } }).days).toBe(6);
});

test('before the first contract and outside employment nothing is due, so nothing is used', () => {
	expect(count('2024-12-30', '2025-01-03').days).toBe(3);
	const employment = { start: '2026-01-14', end: '2026-01-15' };
	expect(count('2026-01-12', '2026-01-16', { calendar: { employment } }).days).toBe(2);
});

test('whole sick days with a certificate are given back', () => {
	const sick = [certified('2026-01-14', '2026-01-15'), certified('2026-01-15', '2026-01-18')];
	expect(count('2026-01-12', '2026-01-16', { sick })).toMatchObject({ days: 2, creditedBack: 3 });
});

test('sick weekends and holidays give nothing back', () => {
	const found = count('2026-04-30', '2026-05-03', {
		sick: [certified('2026-05-01', '2026-05-03')],
		holidays: { '2026-05-01': 1 }
	});
	expect(found).toMatchObject({ days: 1, creditedBack: 0 });
});

test('without a certificate a sick day stays vacation, unless the company gives it back too', () => {
	const sick = [{ from: '2026-01-14', to: '2026-01-14', hasCertificate: false }];
	expect(count('2026-01-12', '2026-01-16', { sick })).toMatchObject({ days: 5, creditedBack: 0 });
	const generous = count('2026-01-12', '2026-01-16', { sick, creditWithoutCertificate: true });
	expect(generous).toMatchObject({ days: 4, creditedBack: 1 });
});

test('half a sick day never gives a day back', () => {
	const sick = [{ ...certified('2026-01-14', '2026-01-14'), isHalf: true }];
	expect(count('2026-01-12', '2026-01-16', { sick })).toMatchObject({ days: 5, creditedBack: 0 });
});
