import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { toNumber } from '#domain/kernel/fraction.ts';
import { absenceTypes } from '#domain/testkit/absence-builders.ts';
import { aVacationPerson, type VacationCase } from '#domain/testkit/vacation-builders.ts';
import { leaveDaysOf, sickDaysOf, takesVacation } from '#domain/vacation/leave-days.ts';

/** The ledger of a year: date, days, whose request, approved or pending. */
function ledger(absences: Partial<Absence>[], over: VacationCase = {}, year = 2026) {
	const person = aVacationPerson({ ...over, absences });
	const { days } = leaveDaysOf(person, year, { creditWithoutCertificate: false });
	return days.map(({ date, amount, absenceId, status }) => [date, toNumber(amount), absenceId, status]);
}
const monday = { from: '2026-02-02' };
const certificate = { date: '2026-02-03' };

describe('of two requests for one day', () => {
	test('the approved one takes it, though the other begins earlier', () => {
		const wish = { id: 'wish', from: '2026-01-30', to: '2026-02-02', state: 'requested' as const };
		const granted = { id: 'granted', ...monday };
		const expected = [
			['2026-02-02', 1, 'granted', 'approved'],
			['2026-01-30', 1, 'wish', 'pending']
		];
		expect(ledger([wish, granted])).toEqual(expected);
		expect(ledger([granted, wish])).toEqual(expected);
	});

	test('of the same state the one that begins earlier takes it', () => {
		const later = { id: 'a', ...monday, to: '2026-02-03' };
		const earlier = { id: 'b', from: '2026-01-30', to: '2026-02-02' };
		const expected = [
			['2026-01-30', 1, 'b', 'approved'],
			['2026-02-02', 1, 'b', 'approved'],
			['2026-02-03', 1, 'a', 'approved']
		];
		expect(ledger([later, earlier])).toEqual(expected);
		expect(ledger([earlier, later])).toEqual(expected);
	});

	test('of the same beginning the one with the smaller id takes it', () => {
		const [one, other] = [
			{ id: 'a', ...monday },
			{ id: 'b', ...monday, to: '2026-02-03' }
		];
		const expected = [
			['2026-02-02', 1, 'a', 'approved'],
			['2026-02-03', 1, 'b', 'approved']
		];
		expect(ledger([one, other])).toEqual(expected);
		expect(ledger([other, one])).toEqual(expected);
	});

	test('two halves share it', () => {
		const halves = [
			{ id: 'a', ...monday, firstHalf: 'am' as const },
			{ id: 'b', ...monday, firstHalf: 'pm' as const },
			{ id: 'c', ...monday, firstHalf: 'pm' as const, state: 'requested' as const }
		];
		expect(ledger(halves)).toEqual([
			['2026-02-02', 0.5, 'a', 'approved'],
			['2026-02-02', 0.5, 'b', 'approved']
		]);
	});
});

describe('a day is in the ledger', () => {
	test('of its own year, first and last day included', () => {
		const trip = [{ id: 'trip', from: '2025-12-31', to: '2026-01-02' }];
		const dates = (year: number) => ledger(trip, {}, year).map(([date]) => date);
		expect(dates(2025)).toEqual(['2025-12-31']);
		expect(dates(2026)).toEqual(['2026-01-01', '2026-01-02']);
		expect(dates(2027)).toEqual([]);
	});

	test('with its half where the absence begins or ends with one, in whichever year that is', () => {
		const trip = [
			{ id: 'trip', from: '2025-12-31', to: '2026-01-02', firstHalf: 'pm' as const, lastHalf: 'am' as const }
		];
		expect(ledger(trip, {}, 2025)).toEqual([['2025-12-31', 0.5, 'trip', 'approved']]);
		expect(ledger(trip)).toEqual([
			['2026-01-01', 1, 'trip', 'approved'],
			['2026-01-02', 0.5, 'trip', 'approved']
		]);
	});

	test('only when it costs something: weekends and public holidays are not', () => {
		const holidays = new Map([['2026-02-02', { name: 'feast', fraction: 1, legal: true }]]);
		const dates = ledger([{ from: '2026-01-30', to: '2026-02-03' }], { holidays }).map(([date]) => date);
		expect(dates).toEqual(['2026-01-30', '2026-02-03']);
	});

	test('only when its absence counts or waits', () => {
		for (const state of ['draft', 'rejected', 'withdrawn', 'cancelled'] as const)
			expect(ledger([{ ...monday, state }])).toEqual([]);
	});
});

describe('vacation is taken by', () => {
	test('types of vacation, and types whose rule says so', () => {
		const special = { label: 'bridge', effect: 'credit', category: 'other' } as const;
		expect(takesVacation({ ...special, category: 'vacation' })).toBe(true);
		expect(takesVacation({ ...special, rule: { countsVacation: true } })).toBe(true);
		expect(takesVacation({ ...special, rule: { countsVacation: false } })).toBe(false);
		expect(takesVacation({ ...special, rule: {} })).toBe(false);
		expect(takesVacation(special)).toBe(false);
	});

	test('no type that this device does not know', () => {
		expect(takesVacation(undefined)).toBe(false);
		expect(ledger([{ ...monday, typeId: 'unheard-of' }])).toEqual([]);
	});
});

describe('illness gives days of vacation back', () => {
	const trip = { id: 'trip', from: '2026-02-02', to: '2026-02-04' };
	const ill = { typeId: 'sick', from: '2026-02-03', certificate };
	const back = (illness: Partial<Absence>, over: VacationCase = {}, creditWithoutCertificate = false) => {
		const person = aVacationPerson({ ...over, absences: [trip, illness] });
		const found = leaveDaysOf(person, 2026, { creditWithoutCertificate });
		expect(found.days.length + found.creditedBack.length).toBe(3);
		return found.creditedBack.map(({ date }) => date);
	};

	test('on the days of a certified illness', () => {
		expect(back(ill)).toEqual(['2026-02-03']);
	});

	test('without a certificate only where the company gives them back too', () => {
		expect(back({ ...ill, certificate: null })).toEqual([]);
		expect(back({ ...ill, certificate: null }, {}, true)).toEqual(['2026-02-03']);
	});

	test('not for half a day', () => {
		expect(back({ ...ill, firstHalf: 'pm' })).toEqual([]);
	});

	test('not while it is only asked for, and not when it was taken back', () => {
		expect(back({ ...ill, state: 'requested' })).toEqual([]);
		expect(back({ ...ill, state: 'withdrawn' })).toEqual([]);
	});

	test('up to today while it goes on', () => {
		expect(back({ ...ill, to: null }, { today: '2026-02-03' })).toEqual(['2026-02-03']);
		expect(back({ ...ill, to: null }, { today: '2026-02-10' })).toEqual(['2026-02-03', '2026-02-04']);
	});

	test('when the type is one of illness, known to this device', () => {
		expect(back({ ...ill, typeId: 'special' })).toEqual([]);
		const types = new Map([...absenceTypes].filter(([id]) => id !== 'sick'));
		expect(back(ill, { types })).toEqual([]);
	});
});

test('illness is asked for day by day, in the year of each day', () => {
	const absences = [
		{ typeId: 'sick', from: '2025-12-31', to: '2026-01-01', lastHalf: 'am' as const, certificate },
		{ typeId: 'vacation', from: '2026-03-02' }
	];
	expect(sickDaysOf(aVacationPerson({ absences }), 2026)).toEqual([
		{ from: '2026-01-01', to: '2026-01-01', hasCertificate: true, isHalf: true }
	]);
	expect(sickDaysOf(aVacationPerson({ absences }), 2025)).toEqual([
		{ from: '2025-12-31', to: '2025-12-31', hasCertificate: true, isHalf: false }
	]);
});
