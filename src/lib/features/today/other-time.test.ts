import { expect, test } from 'vitest';
import { actsFor, endOf, instantOf } from './other-time.ts';

const berlin = {
	date: '2026-11-19',
	zone: 'Europe/Berlin',
	now: '2026-11-19T10:00:00.000Z',
	since: null
} as const;

test('a time earlier today is today', () => {
	expect(instantOf({ ...berlin, time: '07:15' })).toEqual({ ok: true, at: '2026-11-19T06:15:00.000Z' });
});

test('a time later today is refused: nobody clocks in the future', () => {
	expect(instantOf({ ...berlin, time: '11:30' })).toEqual({ ok: false, problem: 'future' });
});

test('nothing ends before it began', () => {
	const since = '2026-11-19T07:00:00.000Z';
	expect(instantOf({ ...berlin, time: '07:30', since })).toEqual({ ok: false, problem: 'before_start' });
});

test('work that began yesterday may have ended yesterday evening', () => {
	const since = '2026-11-18T07:00:00.000Z';
	expect(instantOf({ ...berlin, time: '16:02', since })).toEqual({
		ok: true,
		at: '2026-11-18T15:02:00.000Z'
	});
});

test('a wall time that the clock skipped is named, not moved', () => {
	const spring = {
		date: '2026-03-29',
		zone: 'Europe/Berlin',
		now: '2026-03-29T10:00:00.000Z',
		since: null
	} as const;
	expect(instantOf({ ...spring, time: '02:30' })).toEqual({ ok: false, problem: 'nonexistent' });
});

test('a forgotten night shift ends after midnight', () => {
	const since = '2026-11-18T21:00:00.000Z';
	expect(endOf({ time: '06:00', since, date: '2026-11-18', zone: 'Europe/Berlin' })).toBe(
		'2026-11-19T05:00:00.000Z'
	);
	expect(endOf({ time: '23:30', since, date: '2026-11-18', zone: 'Europe/Berlin' })).toBe(
		'2026-11-18T22:30:00.000Z'
	);
});

test('while something runs, ending it comes first', () => {
	expect(actsFor('running')).toEqual(['finish', 'break']);
	expect(actsFor('break')).toEqual(['resume', 'finish']);
	expect(actsFor('idle')).toEqual(['start']);
});
