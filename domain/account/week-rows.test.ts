import { expect, test } from 'vitest';
import { weekRows } from '#domain/account/week-rows.ts';

const day = (date: string, creditedMinutes: number, absenceCreditMinutes = 0) => ({
	date,
	targetMinutes: 480,
	workedMinutes: creditedMinutes,
	creditedMinutes,
	absenceCreditMinutes,
	breakMinutes: 30,
	deltaMinutes: creditedMinutes + absenceCreditMinutes - 480
});

test('a week counts credited work and paid absence against the target of its days', () => {
	const days = [day('2026-05-30', 400), day('2026-06-01', 500), day('2026-06-02', 0, 480)];
	expect(weekRows(days, '2026-06-02')).toEqual([
		{
			monday: '2026-05-25',
			week: 22,
			doneMinutes: 400,
			targetMinutes: 480,
			breakMinutes: 30,
			isCurrent: false
		},
		{
			monday: '2026-06-01',
			week: 23,
			doneMinutes: 980,
			targetMinutes: 960,
			breakMinutes: 60,
			isCurrent: true
		}
	]);
});
