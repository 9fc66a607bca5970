import { describe, expect, test } from 'vitest';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { breakHint, forecastOf, type ForecastInput } from '#domain/regulation/forecast.ts';
import { AT_AZG } from '#domain/regulation/profiles/at-azg.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';

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

test('nobody at work needs no hint', () => {
	const morning = done('2026-01-12 08:00', '2026-01-12 12:00');
	expect(breakHint({ entries: [morning], zone: BERLIN, profile: DE_ARBZG, now: at('12:10') })).toBeNull();
});

describe('what lies ahead', () => {
	const day = (over: Partial<ForecastInput> = {}) =>
		forecastOf({
			entries: [done('2026-01-12 08:00', '2026-01-12 12:00'), running('2026-01-12 12:30')],
			zone: BERLIN,
			profile: DE_ARBZG,
			now: at('13:00'),
			...over
		});

	test('the regular day is full after eight hours, the longest after ten, by the paragraph that says so', () => {
		expect(day().dailyWarning).toEqual({
			at: at('16:30'),
			inMinutes: 210,
			limitMinutes: 480,
			rule: 'ArbZG §3'
		});
		expect(day().dailyMaximum).toEqual({
			at: at('18:30'),
			inMinutes: 330,
			limitMinutes: 600,
			rule: 'ArbZG §3'
		});
		expect(day().span).toBeNull();
	});

	test('a limit behind us is told as past', () => {
		expect(day({ now: at('19:00') }).dailyMaximum?.inMinutes).toBe(-30);
	});

	test('where the regular day and the longest are the same, or only one is known, it is still told', () => {
		const both = { ...DE_ARBZG, daily: { warn: 480, max: 480 } };
		expect(day({ profile: both }).dailyMaximum?.at).toBe(at('16:30'));
		expect(day({ profile: both }).dailyWarning).toBeNull();
		const one = { ...DE_ARBZG, daily: { warn: 480, max: null } };
		expect(day({ profile: one })).toMatchObject({ dailyMaximum: null, dailyWarning: { at: at('16:30') } });
		expect(day({ profile: CH_ARG_45 }).span).toMatchObject({ at: at('22:00'), limitMinutes: 840 });
	});

	test('the next shift may begin when the rest is over', () => {
		expect(day().nextStart).toBe(berlin('2026-01-13 00:00'));
		expect(day({ entries: [done('2026-01-12 08:00', '2026-01-12 18:00')], now: at('20:00') }).nextStart).toBe(
			berlin('2026-01-13 05:00')
		);
		expect(day({ profile: WA_BASIC }).nextStart).toBeNull();
		expect(day({ entries: [] }).nextStart).toBeNull();
	});

	test('not on a Sunday or holiday on which work is forbidden, but on one that is permitted', () => {
		const saturday = {
			entries: [done('2026-01-17 12:00', '2026-01-17 18:00')],
			now: berlin('2026-01-17 19:00')
		};
		const holidays = new Map([['2026-01-19', { name: 'Fest', fraction: 1, legal: true }]]);
		expect(day(saturday).nextStart).toBe(berlin('2026-01-19 00:00'));
		expect(day({ ...saturday, holidays }).nextStart).toBe(berlin('2026-01-20 00:00'));
		expect(day({ ...saturday, permits: { sunday: true } }).nextStart).toBe(berlin('2026-01-18 05:00'));
	});

	test('minors begin when the night is over', () => {
		const evening = [done('2026-01-12 15:00', '2026-01-12 17:00')];
		expect(day({ entries: evening, profile: DE_JARBSCHG, now: at('18:00') }).nextStart).toBe(
			berlin('2026-01-13 06:00')
		);
	});

	test('the end of the target counts the break that is still owed on the way', () => {
		const straight = { entries: [running('2026-01-12 08:00')], now: at('10:00') };
		expect(day({ ...straight, missingMinutes: 360 }).targetEnd).toEqual({
			at: at('16:30'),
			breakMinutes: 30
		});
		expect(day({ ...straight, missingMinutes: 240 }).targetEnd).toEqual({ at: at('14:00'), breakMinutes: 0 });
		expect(day({ missingMinutes: 210 }).targetEnd).toEqual({ at: at('16:30'), breakMinutes: 0 });
		expect(day({ missingMinutes: -30 }).targetEnd).toEqual({ at: at('12:30'), breakMinutes: 0 });
		expect(day().targetEnd).toBeNull();
	});

	test('the end of the target counts the break that ends the longest stretch, whatever was taken before', () => {
		const early = {
			entries: [done('2026-01-12 08:00', '2026-01-12 09:00'), running('2026-01-12 09:30')],
			now: at('10:00')
		};
		expect(day({ ...early, missingMinutes: 390 }).targetEnd).toEqual({ at: at('16:45'), breakMinutes: 15 });
		expect(day({ ...early, missingMinutes: 330 }).targetEnd).toEqual({ at: at('15:30'), breakMinutes: 0 });
		expect(day({ ...early, missingMinutes: 331 }).targetEnd).toEqual({ at: at('15:46'), breakMinutes: 15 });
	});

	test('a break that is overdue is taken now, each further one when it falls due', () => {
		const overdue = { entries: [running('2026-01-12 08:00')], now: at('14:10') };
		expect(day({ ...overdue, missingMinutes: 10 }).targetEnd).toEqual({ at: at('14:50'), breakMinutes: 30 });
		expect(day({ ...overdue, missingMinutes: 180 }).targetEnd).toEqual({ at: at('17:55'), breakMinutes: 45 });
	});

	test('a minor’s break too near the end of the target is owed once more', () => {
		const minor = { profile: DE_JARBSCHG, now: at('13:00') };
		expect(day({ ...minor, missingMinutes: 20 }).targetEnd).toEqual({ at: at('13:50'), breakMinutes: 30 });
		expect(day({ ...minor, missingMinutes: 30 }).targetEnd).toEqual({ at: at('13:30'), breakMinutes: 0 });
	});

	test('who is not at work has no limit ahead, but a next start', () => {
		const morning = done('2026-01-12 08:00', '2026-01-12 12:00');
		expect(day({ entries: [morning], missingMinutes: 60 })).toEqual({
			nextBreak: null,
			dailyWarning: null,
			dailyMaximum: null,
			span: null,
			nextStart: at('23:00'),
			targetEnd: null,
			breakToTake: null
		});
	});

	describe('on a break', () => {
		const pauseFrom = (time: string) => aTimeEntry({ kind: 'break', start: at(time), stop: null });
		const onBreak = (since: string, ...worked: [string, string][]) => [
			...worked.map(([from, to]) => done(`2026-01-12 ${from}`, `2026-01-12 ${to}`)),
			pauseFrom(since)
		];
		const toTake = (entries: ForecastInput['entries'], profile = DE_ARBZG) =>
			day({ entries, profile, now: at('20:00') }).breakToTake;

		test('all that lies ahead is foretold as if work began again now', () => {
			const entries = onBreak('12:00', ['08:00', '12:00']);
			const resumed = [done('2026-01-12 08:00', '2026-01-12 12:00'), running('2026-01-12 12:20')];
			const ahead = { missingMinutes: 240, now: at('12:20') };
			expect(day({ ...ahead, entries })).toEqual({
				...day({ ...ahead, entries: resumed }),
				nextStart: at('23:00'),
				breakToTake: 30
			});
			expect(day({ ...ahead, entries })).toMatchObject({
				nextBreak: { dueAt: at('14:20'), needMinutes: 15 },
				dailyMaximum: { at: at('18:20') },
				targetEnd: { at: at('16:35'), breakMinutes: 15 }
			});
		});

		test('a break inside work that was never stopped is no different', () => {
			const inside = [running('2026-01-12 08:00'), pauseFrom('12:00')];
			const between = onBreak('12:00', ['08:00', '12:00']);
			const ahead = { missingMinutes: 240, now: at('12:20') };
			expect(day({ ...ahead, entries: inside })).toEqual(day({ ...ahead, entries: between }));
		});

		test('the break is told what falls due next, and more once more is owed', () => {
			expect(toTake([pauseFrom('08:00')])).toBe(30);
			expect(toTake(onBreak('13:00', ['08:00', '13:00']))).toBe(30);
			expect(toTake(onBreak('14:01', ['08:00', '14:01']))).toBe(30);
			expect(toTake(onBreak('17:01', ['08:00', '17:01']))).toBe(45);
		});

		test('breaks already taken are not asked for again', () => {
			expect(toTake(onBreak('13:30', ['06:00', '09:00'], ['09:30', '13:30']))).toBe(15);
			expect(toTake(onBreak('11:00', ['06:00', '09:00'], ['09:15', '11:00']))).toBe(15);
			expect(toTake(onBreak('11:00', ['06:00', '09:00'], ['09:10', '11:00']))).toBe(30);
			expect(toTake(onBreak('13:30', ['06:00', '09:00'], ['09:30', '13:30']), AT_AZG)).toBeNull();
		});
	});
});

test('a minor’s break of a moment ago counts, because work goes on', () => {
	const entries = [done('2026-01-12 08:00', '2026-01-12 12:00'), running('2026-01-12 12:30')];
	const hint = breakHint({ entries, zone: BERLIN, profile: DE_JARBSCHG, now: at('13:00') });
	expect(hint).toEqual({ dueAt: at('14:30'), inMinutes: 90, needMinutes: 30 });
});
