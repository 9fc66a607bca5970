import { expect, test } from 'vitest';
import type { MonthRow } from '#domain/account/month-rows.ts';
import { ledgerOf } from './ledger.ts';

const month = (number: number, openingMinutes: number): MonthRow => {
	const name = `${number > 12 ? 2026 : 2025}-${String(((number - 1) % 12) + 1).padStart(2, '0')}`;
	return {
		month: name,
		from: `${name}-01`,
		to: `${name}-28`,
		openingMinutes,
		closingMinutes: openingMinutes + 10,
		adjustmentMinutes: 0,
		forfeitedMinutes: 0,
		targetMinutes: 0,
		workedMinutes: 0,
		creditedMinutes: 0,
		absenceCreditMinutes: 0,
		breakMinutes: 0,
		deltaMinutes: 10,
		redDays: 0
	};
};
const booked = (date: string) => ({ date, minutes: 5, comment: 'Messe', author: 'hanna' });
const account = { today: null, asOfYesterdayMinutes: 0, since: '2025-01-01', openingMinutes: -30 };

test('months come newest first, each with what was booked in it', () => {
	const ledger = ledgerOf({ ...account, months: [month(1, -30), month(2, -20)] }, [
		booked('2025-01-04'),
		booked('2025-02-03'),
		booked('2025-02-28')
	]);
	expect(
		ledger.months.map(({ row, adjustments }) => [row.month, adjustments.map(({ date }) => date)])
	).toEqual([
		['2025-02', ['2025-02-28', '2025-02-03']],
		['2025-01', ['2025-01-04']]
	]);
	expect(ledger).toMatchObject({ since: '2025-01-01', openingMinutes: -30 });
});

test('of many years the last twelve months are shown, opened with what stood before them', () => {
	const months = Array.from({ length: 14 }, (_, index) => month(index + 1, index * 10));
	expect(ledgerOf({ ...account, months }, [])).toMatchObject({
		months: { length: 12 },
		since: '2025-03-01',
		openingMinutes: 20
	});
});

test('an account that opened today shows its opening', () => {
	expect(ledgerOf({ ...account, months: [] }, [])).toEqual({
		months: [],
		since: '2025-01-01',
		openingMinutes: -30
	});
});
