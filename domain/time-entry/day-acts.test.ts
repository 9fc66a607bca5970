import { describe, expect, test } from 'vitest';
import { aGroup, aMutation, anActor, aTimeEntry, berlin } from '#domain/testkit/builders.ts';
import { company } from '#domain/testkit/judge-write.ts';
import {
	dayConfirmDaysLeft,
	dayConfirmRefusal,
	dayWithdrawableUntil,
	withdrawableAtLeastUntil,
	type PersonFacts
} from '#domain/time-entry/day-acts.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** Mara looks at her Monday (2026-01-12) on her own device. */
function factsAt(now: string, group: Partial<GroupData> = {}): PersonFacts {
	const groups = [{ id: 'nord', data: aGroup(group) }];
	return { ...company, groups, actor: anActor(), now, effectiveAt: now, receivedAt: null };
}
const monday = (from: string, to: string | null, over: Partial<TimeEntry> = {}): TimeEntry =>
	aTimeEntry({
		start: berlin(`2026-01-12 ${from}`),
		stop: to === null ? null : berlin(`2026-01-12 ${to}`),
		...over
	});
const reopened = (receivedAt: string): Partial<TimeEntry> => ({
	flags: ['REOPENED'],
	mutation: aMutation({ event: 'reopen' }),
	receivedAt
});

describe('why a day cannot be confirmed', () => {
	const refusal = (
		entries: TimeEntry[],
		facts = factsAt('2026-01-13T09:00:00.000Z'),
		around: TimeEntry[] = entries
	) => dayConfirmRefusal({ entries, around, facts });

	test('nothing stands against a day whose open entries are all in order', () => {
		expect(refusal([monday('08:00', '12:00'), monday('12:30', '16:00')])).toBeNull();
	});

	test('a day with nothing open asks nothing, whatever is wrong with its entries', () => {
		const overlap = { state: 'confirmed', route: 'manager' } as const;
		expect(refusal([monday('08:00', '12:00', overlap), monday('11:00', null, overlap)])).toBeNull();
		expect(refusal([])).toBeNull();
	});

	test('a returned entry is as open as a draft', () => {
		expect(refusal([monday('08:00', null, { state: 'rejected' })])).toEqual({ code: 'E_RUNNING' });
	});

	test('what lies around the day counts, also when it is not open', () => {
		const locked = monday('11:00', '13:00', { state: 'confirmed', route: 'manager' });
		const entry = monday('08:00', '12:00');
		expect(refusal([entry], factsAt('2026-01-13T09:00:00.000Z'), [entry, locked])).toEqual({
			code: 'E_OVERLAP'
		});
	});

	test('the first reason in the order of the guards is told, in whatever order the entries lie', () => {
		const facts = factsAt('2026-01-20T09:00:00.000Z', {
			onTimeout: 'block',
			timeoutDays: 3,
			onViolation: 'block'
		});
		const overlapping = monday('14:00', '16:00');
		const byReason = [
			['E_RUNNING', monday('19:00', null, { kind: 'break' })],
			['E_INVALID', monday('18:00', '18:00')],
			['E_OVERLAP', monday('15:00', '17:00')],
			['E_TIMEOUT', monday('12:30', '13:30')],
			['E_VIOLATION', monday('05:00', '11:01', reopened('2026-01-19T09:00:00.000Z'))]
		] as const;
		const around = [overlapping, ...byReason.map(([, entry]) => entry)];
		byReason.forEach(([code, entry], index) => {
			expect([code, refusal([entry], facts, around)]).toMatchObject([code, { code }]);
			for (const [, lesser] of byReason.slice(index)) {
				expect(refusal([entry, lesser], facts, around)).toMatchObject({ code });
				expect(refusal([lesser, entry], facts, around)).toMatchObject({ code });
			}
		});
	});

	test('of two entries with the same reason the first one’s facts are told', () => {
		const empty = monday('18:00', '18:00');
		const backwards = monday('17:00', '16:00');
		expect(refusal([empty, backwards])).toEqual({ code: 'E_INVALID', codes: ['ZERO_LENGTH'] });
		expect(refusal([backwards, empty])).toEqual({ code: 'E_INVALID', codes: ['STOP_BEFORE_START'] });
	});
});

describe('the days left to confirm a day', () => {
	const daysLeft = (entries: TimeEntry[], now: string, timeoutDays: number | null = 3) => {
		const facts = factsAt(now, { timeoutDays });
		return dayConfirmDaysLeft({ entries, around: entries, facts });
	};

	test('count down to the last day on which it can be confirmed, which is 0, and go on below', () => {
		const entries = [monday('08:00', '12:00')];
		expect(daysLeft(entries, '2026-01-12T17:00:00.000Z')).toBe(3);
		expect(daysLeft(entries, '2026-01-15T22:59:59.999Z')).toBe(0);
		expect(daysLeft(entries, '2026-01-15T23:00:00.000Z')).toBe(-1);
	});

	test('go by the entry whose time is up first', () => {
		const later = monday('13:00', '17:00', reopened('2026-01-14T09:00:00.000Z'));
		const first = monday('08:00', '12:00');
		expect(daysLeft([later], '2026-01-15T09:00:00.000Z')).toBe(2);
		expect(daysLeft([later, first], '2026-01-15T09:00:00.000Z')).toBe(0);
		expect(daysLeft([first, later], '2026-01-15T09:00:00.000Z')).toBe(0);
	});

	test('are not told of entries without a limit: no timeout, or a reopening the device knows no day of', () => {
		const group = factsAt('2026-01-15T09:00:00.000Z', { timeoutDays: null });
		const entries = [monday('08:00', '12:00')];
		const facts = { ...group, general: { ...group.general, timeoutDays: null } };
		expect(dayConfirmDaysLeft({ entries, around: entries, facts })).toBeNull();
		const unknown = monday('13:00', '17:00', { flags: ['REOPENED'] });
		expect(daysLeft([unknown], '2026-01-15T09:00:00.000Z')).toBeNull();
		expect(daysLeft([unknown, ...entries], '2026-01-15T09:00:00.000Z')).toBe(0);
	});

	test('are not told of what is not open', () => {
		expect(
			daysLeft([monday('08:00', '12:00', { state: 'confirmed' })], '2026-01-13T09:00:00.000Z')
		).toBeNull();
		expect(daysLeft([], '2026-01-13T09:00:00.000Z')).toBeNull();
	});
});

describe('until when a day’s confirmation can be taken back', () => {
	const sent = (receivedAt: string | null, event = 'confirm'): TimeEntry =>
		monday('08:00', '12:00', {
			state: 'confirmed',
			route: 'manager',
			receivedAt,
			mutation: aMutation({ event })
		});
	const until = (entries: TimeEntry[], now = '2026-01-13T09:00:20.000Z') =>
		dayWithdrawableUntil({ entries, around: [], facts: factsAt(now) });
	const early = sent('2026-01-13T09:00:00.000Z');
	const late = sent('2026-01-13T09:00:10.000Z');

	test('is the end of the first window to close', () => {
		expect(until([early, late])).toBe('2026-01-13T09:01:00.000Z');
		expect(until([late, early])).toBe('2026-01-13T09:01:00.000Z');
	});

	test('is over with the first window, its last instant included', () => {
		expect(until([late, early], '2026-01-13T09:01:00.000Z')).toBe('2026-01-13T09:01:00.000Z');
		expect(until([late, early], '2026-01-13T09:01:00.001Z')).toBeNull();
		expect(until([early, late], '2026-01-13T09:01:00.001Z')).toBeNull();
	});

	test('is never, once somebody else acted on one of them', () => {
		expect(until([early, sent('2026-01-13T09:00:00.000Z', 'undo')])).toBeNull();
	});

	test('is limited by what was received only', () => {
		expect(until([sent(null), late])).toBe('2026-01-13T09:01:10.000Z');
		expect(until([late, sent(null)])).toBe('2026-01-13T09:01:10.000Z');
		expect(until([sent(null)])).toBeNull();
	});
});

test('what is confirmed now can be taken back for a minute, or as long as the group says, counted from now at least', () => {
	const now = '2026-01-13T09:00:00.000Z';
	const until = (withdrawHours: number, entries = [monday('08:00', '12:00')]) =>
		withdrawableAtLeastUntil({ entries, around: [], facts: factsAt(now, { withdrawHours }) });
	expect(until(0)).toBe('2026-01-13T09:01:00.000Z');
	expect(until(24)).toBe('2026-01-14T09:00:00.000Z');
	expect(until(24, [])).toBeNull();
});
