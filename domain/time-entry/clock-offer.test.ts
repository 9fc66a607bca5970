import { expect, test } from 'vitest';
import { clockOffer, timeOfMinute } from '#domain/time-entry/clock-offer.ts';

const zone = 'Europe/Berlin';
const at = (time: string, date = '2026-11-19') => `${date}T${time}:00.000Z`;
/** Usually from 07:30 to 16:00 in Berlin. */
const usual = { start: 450, end: 960 };
const idle = { usual, phase: 'idle', isWorkday: true, runningSince: null, zone } as const;
const running = { usual, phase: 'running', isWorkday: true, zone } as const;

test.each([
	['05:59', null],
	['06:00', 'start'],
	['06:30', 'start'],
	['08:30', 'start'],
	['08:31', null]
])('at %s UTC somebody who usually begins at 06:30 is asked: %s', (time, act) => {
	expect(clockOffer({ ...idle, now: at(time) })?.act ?? null).toBe(act);
});

test('the offer names the usual time, not the present one', () => {
	expect(clockOffer({ ...idle, now: at('06:50') })).toEqual({ act: 'start', at: at('06:30') });
});

test('nobody is asked to begin on a day off, after work was recorded, or without a habit', () => {
	const now = at('06:30');
	expect(clockOffer({ ...idle, isWorkday: false, now })).toBeNull();
	expect(clockOffer({ ...idle, phase: 'done', now })).toBeNull();
	expect(clockOffer({ ...idle, phase: 'break', runningSince: at('06:00'), now })).toBeNull();
	expect(clockOffer({ ...idle, usual: null, now })).toBeNull();
});

test.each([
	['14:59', null],
	['15:09', null],
	['15:10', 'finish'],
	['22:00', 'finish']
])('at %s UTC work that usually ends at 15:00 is asked about: %s', (time, act) => {
	expect(clockOffer({ ...running, runningSince: at('06:30'), now: at(time) })?.act ?? null).toBe(act);
});

test('who begins after the usual end is not asked to end before the begin', () => {
	expect(clockOffer({ ...running, runningSince: at('17:00'), now: at('19:00') })).toBeNull();
});

test('a night shift is asked about on the morning after', () => {
	const night = { ...running, usual: { start: 1320, end: 1800 }, runningSince: at('21:00') };
	expect(clockOffer({ ...night, now: at('04:00', '2026-11-20') })).toBeNull();
	expect(clockOffer({ ...night, now: at('05:15', '2026-11-20') })).toEqual({
		act: 'finish',
		at: at('05:00', '2026-11-20')
	});
	expect(timeOfMinute(1800)).toBe('06:00');
});

test('a time that the clocks leave out is not offered', () => {
	const spring = { ...idle, usual: { start: 150, end: 600 } };
	expect(clockOffer({ ...spring, now: at('01:00', '2026-03-29') })).toBeNull();
	expect(clockOffer({ ...spring, now: at('01:30', '2026-03-30') })).not.toBeNull();
});
