import { expect, test } from 'vitest';
import { totalsUntil, workedMinutes } from '#domain/account/totals.ts';

const entry = (from: string, to: string | null, kind: 'work' | 'break' = 'work') => ({
	kind,
	start: `2026-01-12T${from}:00.000Z`,
	stop: to === null ? null : `2026-01-12T${to}:00.000Z`
});

test('work counts once where it overlaps, without its breaks, and not while it runs', () => {
	const entries = [
		entry('08:00', '12:15'),
		entry('12:00', '17:00'),
		entry('12:10', '13:00', 'break'),
		entry('18:00', null)
	];
	expect(workedMinutes(entries)).toBe(490);
});

test('what runs counts until now, and the gaps so far are breaks, explicit or not', () => {
	const entries = [
		entry('08:00', '10:00'),
		entry('10:15', '12:00'),
		entry('12:00', '12:30', 'break'),
		entry('12:30', null)
	];
	expect(totalsUntil(entries, '2026-01-12T13:10:00.000Z')).toEqual({
		workedMinutes: 265,
		breakMinutes: 45
	});
});

test('a break that runs lengthens no work, and is none before work goes on', () => {
	const entries = [entry('08:00', '10:00'), entry('10:00', null, 'break')];
	expect(totalsUntil(entries, '2026-01-12T10:20:00.000Z')).toEqual({ workedMinutes: 120, breakMinutes: 0 });
});

test('where work is long apart, the zone given decides whether it is one day’s with a break', () => {
	const entries = [entry('20:00', '21:00'), { ...entry('02:00', null), start: '2026-01-13T02:00:00.000Z' }];
	const until = '2026-01-13T03:00:00.000Z';
	expect(totalsUntil(entries, until).breakMinutes).toBe(0);
	expect(totalsUntil(entries, until, 'America/Los_Angeles').breakMinutes).toBe(300);
});
