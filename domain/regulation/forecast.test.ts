import { expect, test } from 'vitest';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { breakHint } from '#domain/regulation/forecast.ts';
import { AT_AZG } from '#domain/regulation/profiles/at-azg.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';

const running = (from: string) => aTimeEntry({ start: berlin(from), stop: null });
const done = (from: string, to: string) => aTimeEntry({ start: berlin(from), stop: berlin(to) });
const at = (time: string) => berlin(`2026-01-12 ${time}`);

test('half an hour of break is due when six hours are full', () => {
	const hint = breakHint({
		entries: [running('2026-01-12 08:00')],
		zone: BERLIN,
		profile: DE_ARBZG,
		now: at('13:30')
	});
	expect(hint).toEqual({ dueAt: at('14:00'), inMinutes: 30, needMinutes: 30 });
});

test('after a break of 15 minutes the other 15 are due at six hours of work', () => {
	const entries = [done('2026-01-12 08:00', '2026-01-12 11:00'), running('2026-01-12 11:15')];
	expect(breakHint({ entries, zone: BERLIN, profile: DE_ARBZG, now: at('12:00') })).toEqual({
		dueAt: at('14:15'),
		inMinutes: 135,
		needMinutes: 15
	});
});

test('after half an hour the next break is due at nine hours, or when six hours of stretch come first', () => {
	const late = [done('2026-01-12 08:00', '2026-01-12 12:00'), running('2026-01-12 12:30')];
	expect(breakHint({ entries: late, zone: BERLIN, profile: DE_ARBZG, now: at('13:00') })?.dueAt).toBe(
		at('17:30')
	);
	const early = [done('2026-01-12 08:00', '2026-01-12 09:00'), running('2026-01-12 09:30')];
	expect(breakHint({ entries: early, zone: BERLIN, profile: DE_ARBZG, now: at('13:00') })).toEqual({
		dueAt: at('15:30'),
		inMinutes: 150,
		needMinutes: 15
	});
});

test('an overdue break stays due, with minutes below zero', () => {
	const hint = breakHint({
		entries: [running('2026-01-12 08:00')],
		zone: BERLIN,
		profile: DE_ARBZG,
		now: at('14:10')
	});
	expect(hint?.inMinutes).toBe(-10);
});

test('in the first minute after a break the morning still counts', () => {
	const entries = [done('2026-01-12 08:00', '2026-01-12 12:00'), running('2026-01-12 12:30')];
	expect(breakHint({ entries, zone: BERLIN, profile: AT_AZG, now: at('12:30') })).toBeNull();
	const short = [done('2026-01-12 08:00', '2026-01-12 12:00'), running('2026-01-12 12:10')];
	expect(breakHint({ entries: short, zone: BERLIN, profile: AT_AZG, now: at('12:10') })).toEqual({
		dueAt: at('14:10'),
		inMinutes: 120,
		needMinutes: 20
	});
});

test('nobody at work, or on a break, needs no hint', () => {
	const pause = aTimeEntry({ kind: 'break', start: at('12:00'), stop: null });
	const morning = done('2026-01-12 08:00', '2026-01-12 12:00');
	expect(
		breakHint({ entries: [morning, pause], zone: BERLIN, profile: DE_ARBZG, now: at('12:10') })
	).toBeNull();
	expect(breakHint({ entries: [morning], zone: BERLIN, profile: DE_ARBZG, now: at('12:10') })).toBeNull();
});
