import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, fraction, fractionOf, isZero, sum, toNumber, ZERO } from '#domain/kernel/fraction.ts';
import { runs } from '#domain/testkit/runs.ts';
import { addDays, datesFrom } from '#domain/time/local-date.ts';
import { bookVacation, leftIn, type LeaveDay, type Pool } from '#domain/vacation/pools.ts';

const EXPIRY = '2026-03-31';

function pools({
	expiring = 0,
	nonExpiring = 0,
	annual = 30,
	expiresOn = EXPIRY as string | null
} = {}): Pool[] {
	return [
		{ name: 'carryExpiring', days: fractionOf(expiring), expiresOn },
		{ name: 'carryNonExpiring', days: fractionOf(nonExpiring), expiresOn: null },
		{ name: 'annual', days: fractionOf(annual), expiresOn: null }
	];
}
function leave(from: string, count: number, status: LeaveDay['status'] = 'approved'): LeaveDay[] {
	return datesFrom(from, addDays(from, count - 1)).map((date) => ({ date, amount: fraction(1), status }));
}
function figures(input: { pools: Pool[]; days: LeaveDay[]; asOf?: string }) {
	const account = bookVacation({ asOf: '2026-12-31', ...input });
	const { used, expired, remaining, pending, available, shortfall } = account;
	const numbers = { ...used, expired, remaining, pending, available, shortfall };
	return Object.fromEntries(Object.entries(numbers).map(([name, days]) => [name, toNumber(days)]));
}

describe('order of booking', () => {
	test('until the expiry date the expiring carry-over goes first, then the other, then the year’s days', () => {
		const found = figures({ pools: pools({ expiring: 1, nonExpiring: 1 }), days: leave('2026-02-02', 4) });
		expect(found).toMatchObject({ carryExpiring: 1, carryNonExpiring: 1, annual: 2, remaining: 28 });
	});

	test('31 March is the last day of leave for it, whenever it was asked for', () => {
		const found = figures({ pools: pools({ expiring: 5 }), days: leave('2026-03-30', 4) });
		expect(found).toMatchObject({ carryExpiring: 2, annual: 2, expired: 3, remaining: 28 });
	});

	test('one day may be taken from two pools', () => {
		const account = bookVacation({
			pools: pools({ expiring: 0.5 }),
			days: leave('2026-02-02', 1),
			asOf: '2026-02-01'
		});
		expect(account.ledger[0]?.taken.map(({ pool, days }) => [pool.name, toNumber(days)])).toEqual([
			['carryExpiring', 0.5],
			['annual', 0.5]
		]);
	});

	test('of expiring days those that expire earlier go first, those that never do last', () => {
		const all = ['2026-12-31', null, '2026-03-31'].flatMap((expiresOn) =>
			pools({ expiring: 1, expiresOn }).slice(0, 1)
		);
		const expected = ['2026-03-31', '2026-12-31', null];
		for (const given of [all, all.toReversed()]) {
			const account = bookVacation({ pools: given, days: leave('2026-02-02', 3), asOf: '2026-04-01' });
			expect(account.ledger.map(({ taken }) => taken[0]?.pool.expiresOn)).toEqual(expected);
			expect(account.pools.map(({ expiresOn }) => expiresOn)).toEqual(expected);
		}
	});

	test('a day is taken before a later one, whatever was asked for first, and approved days before others', () => {
		const days = [
			...leave('2026-02-02', 1, 'pending'),
			...leave('2026-03-02', 1),
			...leave('2026-02-09', 1),
			...leave('2026-01-12', 1, 'pending')
		];
		const { ledger } = bookVacation({ pools: pools({ expiring: 1 }), days, asOf: '2026-02-01' });
		expect(ledger.map(({ date, taken }) => [date, taken[0]?.pool.name])).toEqual([
			['2026-02-09', 'carryExpiring'],
			['2026-03-02', 'annual'],
			['2026-01-12', 'annual'],
			['2026-02-02', 'annual']
		]);
	});

	test('of two pools of one kind with the same last day each keeps its own count', () => {
		const [one, other] = [pools({ expiring: 3 }), pools({ expiring: 2 })].map((all) => all.slice(0, 1));
		const account = bookVacation({
			pools: [...(one ?? []), ...(other ?? [])],
			days: [...leave('2026-02-02', 4), ...leave('2026-02-09', 1, 'pending')],
			asOf: '2026-02-01'
		});
		const left = (only?: 'approved') => account.pools.map((pool) => toNumber(leftIn(account, pool, only)));
		expect(left('approved')).toEqual([0, 1]);
		expect(left()).toEqual([0, 0]);
	});
});

describe('expiry', () => {
	test('on 31 March it is still there, on 1 April it is gone', () => {
		const given = { pools: pools({ expiring: 5 }), days: leave('2026-02-02', 2) };
		expect(figures({ ...given, asOf: '2026-03-31' })).toMatchObject({ expired: 0, remaining: 33 });
		expect(figures({ ...given, asOf: '2026-04-01' })).toMatchObject({ expired: 3, remaining: 30 });
	});

	test('without an expiry date it is there all year, and is still taken first', () => {
		const found = figures({ pools: pools({ expiring: 2, expiresOn: null }), days: leave('2026-06-01', 3) });
		expect(found).toMatchObject({ carryExpiring: 2, annual: 1, expired: 0 });
	});

	test('a day asked for in time keeps its expiring days until it is decided', () => {
		const found = figures({
			pools: pools({ expiring: 3 }),
			days: leave('2026-03-30', 2, 'pending'),
			asOf: '2026-04-01'
		});
		expect(found).toMatchObject({ expired: 1, remaining: 32, available: 30 });
	});

	test('a day asked for after the expiry date reserves nothing of the expiring days', () => {
		const found = figures({
			pools: pools({ expiring: 3 }),
			days: leave('2026-03-31', 2, 'pending'),
			asOf: '2026-04-01'
		});
		expect(found).toMatchObject({ expired: 2, remaining: 31, available: 29, pending: 2, shortfall: 0 });
	});

	test('granted days take the expiring ones before days asked for, even of an earlier date', () => {
		const days = [...leave('2026-03-02', 1, 'pending'), ...leave('2026-03-30', 2)];
		const found = figures({ pools: pools({ expiring: 2, annual: 1 }), days, asOf: '2026-04-01' });
		expect(found).toMatchObject({ carryExpiring: 2, expired: 0, remaining: 1, available: 0, shortfall: 0 });
	});
});

test('days asked for lower what is available, not what remains', () => {
	const found = figures({ pools: pools(), days: leave('2026-06-01', 5, 'pending') });
	expect(found).toMatchObject({ remaining: 30, pending: 5, available: 25 });
});

test('what no pool can cover is a shortfall', () => {
	const days = [...leave('2026-05-04', 3), ...leave('2026-06-01', 1, 'pending')];
	expect(figures({ pools: pools({ annual: 2 }), days })).toMatchObject({
		remaining: 0,
		available: 0,
		shortfall: 2
	});
});

const half = fc.integer({ min: 0, max: 20 }).map((halves) => fraction(halves, 2));
const anyPools = fc
	.record({
		expiring: half,
		nonExpiring: half,
		annual: fc.integer({ min: 0, max: 900 }).map((n) => fraction(n, 30))
	})
	.map(({ expiring, nonExpiring, annual }): Pool[] => [
		{ name: 'carryExpiring', days: expiring, expiresOn: EXPIRY },
		{ name: 'carryNonExpiring', days: nonExpiring, expiresOn: null },
		{ name: 'annual', days: annual, expiresOn: null }
	]);
const anyLeave = fc.array(
	fc.record({
		date: fc.integer({ min: 0, max: 364 }).map((n) => addDays('2026-01-01', n)),
		amount: fc.constantFrom(fraction(1, 2), fraction(1)),
		status: fc.constantFrom('approved' as const, 'pending' as const)
	}),
	{ maxLength: 40 }
);
const anyDate = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2026-01-01', n));
const property = (check: (account: { pools: Pool[]; days: LeaveDay[]; asOf: string }) => void) =>
	fc.assert(
		fc.property(anyPools, anyLeave, anyDate, (some, days, asOf) => check({ pools: some, days, asOf })),
		{ numRuns: runs }
	);

test('remaining, used and expired days are the sum of the pools', () => {
	property((given) => {
		const account = bookVacation(given);
		const used = sum(Object.values(account.used));
		const poolSum = sum(given.pools.map(({ days }) => days));
		expect(sum([account.remaining, used, account.expired])).toEqual(poolSum);
		const left = sum(account.pools.map((pool) => leftIn(account, pool)));
		expect(sum([account.available, account.expired])).toEqual(left);
	});
});

test('the result never depends on the order of the days', () => {
	property((given) => {
		const { ledger: _one, ...account } = bookVacation(given);
		const { ledger: _other, ...reversed } = bookVacation({ ...given, days: given.days.toReversed() });
		expect(reversed).toEqual(account);
	});
});

test('every day is booked once, whole, and never from days expired before it', () => {
	property((given) => {
		for (const { date, amount, taken, uncovered } of bookVacation(given).ledger) {
			expect(add(sum(taken.map(({ days }) => days)), uncovered)).toEqual(amount);
			expect(taken.every(({ pool }) => pool.expiresOn === null || date <= pool.expiresOn)).toBe(true);
		}
	});
});

test('nothing is ever negative, and a shortfall means there is nothing left for that day', () => {
	property((given) => {
		const account = bookVacation(given);
		for (const days of [account.remaining, account.available, account.expired, account.shortfall]) {
			expect(compare(days, ZERO)).toBeGreaterThanOrEqual(0);
		}
		if (!isZero(account.shortfall)) {
			const late = account.pools.filter(({ expiresOn }) => expiresOn === null);
			expect(late.every((pool) => isZero(leftIn(account, pool)))).toBe(true);
		}
	});
});
