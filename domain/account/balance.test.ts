import { describe, expect, test } from 'vitest';
import { balanceAsOf } from '#domain/account/balance-as-of.ts';
import { periodBalance } from '#domain/account/balance.ts';
import { monthRows, type AccountDay } from '#domain/account/month-rows.ts';
import { datesFrom, weekdayOf } from '#domain/time/local-date.ts';

const isWorkday = (date: string) => !['sat', 'sun'].includes(weekdayOf(date));

/** Days that work `worked` minutes of eight hours from Monday to Friday. */
function daysOf(from: string, to: string, worked: number): AccountDay[] {
	return datesFrom(from, to).map((date) => {
		const [done, due] = isWorkday(date) ? [worked, 480] : [0, 0];
		return {
			date,
			targetMinutes: due,
			workedMinutes: done,
			creditedMinutes: done,
			absenceCreditMinutes: 0,
			breakMinutes: isWorkday(date) ? 30 : 0,
			deltaMinutes: done - due,
			red: date.endsWith('-05')
		};
	});
}
const payout = { date: '2026-01-20', minutes: -120, comment: 'payout', author: 'hr' };

test('a period closes with opening, delta and adjustments; those of other dates stay out', () => {
	const days = daysOf('2026-01-12', '2026-01-20', 510);
	const adjustments = [payout, { ...payout, date: '2026-01-21' }];
	expect(
		periodBalance({ from: '2026-01-12', to: '2026-01-20', days, openingMinutes: -60, adjustments })
	).toMatchObject({ deltaMinutes: 210, adjustmentMinutes: -120, closingMinutes: 30, forfeitedMinutes: 0 });
});

describe('month rows', () => {
	const days = daysOf('2026-01-01', '2026-03-31', 490);

	test('each month opens with what the one before closed with', () => {
		const rows = monthRows({ days, openingMinutes: 100, adjustments: [payout] });
		expect(rows.map((row) => [row.month, row.openingMinutes, row.deltaMinutes, row.closingMinutes])).toEqual([
			['2026-01', 100, 220, 200],
			['2026-02', 200, 200, 400],
			['2026-03', 400, 220, 620]
		]);
		expect(rows[0]).toMatchObject({
			from: '2026-01-01',
			to: '2026-01-31',
			targetMinutes: 22 * 480,
			workedMinutes: 22 * 490,
			breakMinutes: 22 * 30,
			redDays: 1
		});
	});

	test('what is above the cap at the close of a month is forfeited; exactly the cap is not', () => {
		const cap = { maxMinutes: 220, period: 'month' } as const;
		const rows = monthRows({ days, openingMinutes: 0, adjustments: [], cap });
		expect(rows.map((row) => [row.forfeitedMinutes, row.closingMinutes])).toEqual([
			[0, 220],
			[200, 220],
			[220, 220]
		]);
	});

	test('without a cap nothing is ever forfeited', () => {
		for (const cap of [null, undefined]) {
			const rows = monthRows({ days, openingMinutes: 9000, adjustments: [], cap });
			expect(rows.map((row) => row.forfeitedMinutes)).toEqual([0, 0, 0]);
		}
	});

	test('a yearly cap waits for December, and a month under way forfeits nothing yet', () => {
		const year = daysOf('2025-11-01', '2026-01-20', 490);
		const capped = (period: 'month' | 'year') =>
			monthRows({ days: year, openingMinutes: 0, adjustments: [], cap: { maxMinutes: 100, period } });
		expect(capped('year').map((row) => row.forfeitedMinutes)).toEqual([0, 330, 0]);
		expect(capped('month').map((row) => row.forfeitedMinutes)).toEqual([100, 230, 0]);
	});

	test('a debt is never forfeited', () => {
		const cap = { maxMinutes: 0, period: 'month' } as const;
		const [row] = monthRows({
			days: daysOf('2026-01-01', '2026-01-31', 0),
			openingMinutes: 0,
			adjustments: [],
			cap
		});
		expect(row).toMatchObject({ forfeitedMinutes: 0, closingMinutes: -22 * 480 });
	});
});

describe('as of yesterday', () => {
	const days = daysOf('2026-01-12', '2026-01-16', 490);
	const input = { days, openingMinutes: 5, adjustments: [{ ...payout, date: '2026-01-14' }] };

	test('every day that is over counts with its whole target; today stands apart', () => {
		const balance = balanceAsOf({ ...input, today: '2026-01-14' });
		expect(balance.asOfYesterdayMinutes).toBe(25);
		expect(balance.today).toMatchObject({ date: '2026-01-14', deltaMinutes: 10 });
		expect(balanceAsOf({ ...input, today: '2026-01-15' }).asOfYesterdayMinutes).toBe(35 - 120);
	});

	test('on the first day of an account it is what it opened with', () => {
		expect(balanceAsOf({ ...input, today: '2026-01-12' }).asOfYesterdayMinutes).toBe(5);
		expect(balanceAsOf({ ...input, today: '2026-01-19' }).today).toBeNull();
	});
});
