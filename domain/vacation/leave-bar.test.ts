import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vacationYear } from '#domain/testkit/vacation-builders.ts';
import { leaveBarOf } from '#domain/vacation/leave-bar.ts';

const informed = [{ year: 2025, on: '2025-09-01', text: '' }];

test('what was approved is taken up to today and planned from tomorrow on; a request waits beside it', () => {
	// Today is Monday, 15 June 2026.
	const bar = leaveBarOf(
		vacationYear({
			absences: [
				{ from: '2026-06-08', to: '2026-06-17' },
				{ from: '2026-08-03', to: '2026-08-04', state: 'requested' }
			],
			personal: { carriedInto: [{ year: 2026, days: 2.5, expiresOn: null, comment: '' }] }
		})
	);
	expect(bar).toEqual({
		year: 2026,
		grantedDays: 30,
		carriedDays: 2.5,
		takenDays: 6,
		plannedDays: 2,
		requestedDays: 2,
		leftDays: 22.5,
		expiring: [],
		expiredDays: 0
	});
});

test('what lapses is told with its last day: carried days, and days that no longer move into the next year', () => {
	const carriedInto = [{ year: 2026, days: 3, expiresOn: '2026-09-30', comment: '' }];
	const personal = { carriedInto, informed: [...informed, { year: 2026, on: '2026-02-01', text: '' }] };
	const bar = leaveBarOf(vacationYear({ personal, rule: { carryLimitDays: 25 } }));
	expect(bar.expiring).toEqual([
		{ days: 3, on: '2026-09-30' },
		{ days: 5, on: '2026-12-31' }
	]);
	const inWinter = leaveBarOf(vacationYear({ personal, today: '2026-11-02' }));
	expect(inWinter).toMatchObject({ expiredDays: 3, leftDays: 30 });
});

test('granted and carried days come to taken, planned, requested, left and expired', () => {
	const state = fc.constantFrom('approved' as const, 'requested' as const);
	const leave = fc.record({ month: fc.integer({ min: 1, max: 12 }), state }).map((one) => ({
		from: `2026-${String(one.month).padStart(2, '0')}-03`,
		to: `2026-${String(one.month).padStart(2, '0')}-06`,
		state: one.state
	}));
	fc.assert(
		fc.property(
			fc.uniqueArray(leave, { maxLength: 6, selector: ({ from }) => from }),
			fc.nat(5),
			(absences, days) => {
				const carriedInto = [{ year: 2026, days, expiresOn: '2026-03-31', comment: '' }];
				const bar = leaveBarOf(vacationYear({ absences, personal: { carriedInto } }));
				const used = bar.takenDays + bar.plannedDays + bar.requestedDays;
				expect(used + bar.leftDays + bar.expiredDays).toBe(bar.grantedDays + bar.carriedDays);
			}
		)
	);
});
