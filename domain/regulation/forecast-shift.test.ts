import { expect, test } from 'vitest';
import { forecastOf, type Forecast, type ForecastInput } from '#domain/regulation/forecast.ts';
import type { Profile } from '#domain/regulation/profile-shape.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';

const at = (time: string) => berlin(time.includes(' ') ? time : `2026-01-12 ${time}`);
const work = (from: string, to: string | null) =>
	aTimeEntry({ start: at(from), stop: to === null ? null : at(to) });
const pause = (from: string, to: string | null) => ({ ...work(from, to), kind: 'break' as const });

function ahead(now: string, entries: ForecastInput['entries'], over: Partial<ForecastInput> = {}): Forecast {
	return forecastOf({ entries, zone: BERLIN, profile: DE_ARBZG, now: at(now), ...over });
}
const nobodyAtWork = {
	nextBreak: null,
	dailyWarning: null,
	dailyMaximum: null,
	targetEnd: null,
	breakToTake: null
};

test('a break entered inside running work is no work, and counts as a break', () => {
	const inside = [work('08:00', null), pause('12:00', '12:30')];
	expect(ahead('13:00', inside, { missingMinutes: 240 })).toMatchObject({
		nextBreak: { dueAt: at('17:30'), needMinutes: 15 },
		dailyWarning: { at: at('16:30') },
		dailyMaximum: { at: at('18:30') },
		targetEnd: { at: at('17:00'), breakMinutes: 0 }
	});
	const between = [work('08:00', '12:00'), work('12:30', null)];
	expect(ahead('13:00', inside, { missingMinutes: 240 })).toEqual(
		ahead('13:00', between, { missingMinutes: 240 })
	);
});

test('work entered over running work counts once', () => {
	const twice = [work('08:00', null), work('09:00', '12:00')];
	expect(ahead('13:00', twice)).toEqual(ahead('13:00', [work('08:00', null)]));
});

test('work begun inside an entered break counts from the end of that break', () => {
	const late = [pause('11:50', '12:30'), work('12:00', null)];
	expect(ahead('12:10', late)).toMatchObject(nobodyAtWork);
	expect(ahead('12:40', late)).toMatchObject({
		nextBreak: { dueAt: at('18:30'), needMinutes: 30 },
		dailyWarning: { at: at('20:30') }
	});
});

test('work entered for later is not the shift somebody works in', () => {
	const tomorrow = [work('08:00', null), work('2026-01-14 12:00', '2026-01-14 16:00')];
	expect(ahead('10:00', tomorrow).dailyMaximum).toMatchObject({ at: at('18:00'), inMinutes: 480 });
});

test('a clock that is ahead foretells nothing before its start', () => {
	const entries = [work('08:00', '09:00'), work('10:00', null)];
	expect(ahead('09:59', entries, { missingMinutes: 60 })).toMatchObject(nobodyAtWork);
	expect(ahead('10:00', entries, { missingMinutes: 60 }).targetEnd).toEqual({
		at: at('11:00'),
		breakMinutes: 0
	});
});

test('a break that is over does not bring anybody back to work', () => {
	const home = [work('08:00', '12:00'), pause('12:00', '12:30')];
	expect(ahead('13:00', home, { missingMinutes: 60 })).toMatchObject(nobodyAtWork);
});

test('the morning belongs to the evening while the rest of the profile is not over', () => {
	const evening = [work('06:00', '07:00'), work('18:30', null)];
	const worksOn = (profile: Profile) => ahead('19:00', evening, { profile }).dailyWarning?.at;
	expect(worksOn({ ...DE_ARBZG, rest: { min: 720, reduced: null } })).toBe(at('2026-01-13 01:30'));
	expect(worksOn(DE_ARBZG)).toBe(at('2026-01-13 02:30'));
});

test('who comes back over a limit finds it full from the first minute on', () => {
	const overlong = [work('06:00', '14:30'), work('14:40', null)];
	expect(ahead('15:00', overlong)).toMatchObject({
		nextBreak: { dueAt: at('14:40'), inMinutes: -20, needMinutes: 30 },
		dailyWarning: { at: at('14:40'), inMinutes: -20 },
		dailyMaximum: { at: at('16:10'), inMinutes: 70 }
	});
});

test('nothing is foretold beyond a day of running work', () => {
	const profile = (full: number): Profile => ({
		...DE_ARBZG,
		breaks: { tiers: [{ over: full, need: 30 }], minBlock: 15, maxStretch: null, edge: 0 },
		daily: { warn: full, max: null },
		span: full
	});
	const clock = [work('08:00', null)];
	const hint = { inMinutes: 1439, limitMinutes: 1439 };
	expect(ahead('08:00', clock, { profile: profile(1439) })).toMatchObject({
		nextBreak: { dueAt: at('2026-01-13 07:59'), inMinutes: 1439, needMinutes: 30 },
		dailyWarning: { ...hint, at: at('2026-01-13 07:59') },
		span: { ...hint, at: at('2026-01-13 07:59') }
	});
	expect(ahead('08:00', clock, { profile: profile(1440) })).toMatchObject({
		nextBreak: null,
		dailyWarning: null,
		span: null
	});
});

test('whose target is full owes no break for it any more', () => {
	const endOf = (missingMinutes: number) =>
		ahead('14:10', [work('08:00', null)], { missingMinutes }).targetEnd;
	expect(endOf(0)).toEqual({ at: at('14:10'), breakMinutes: 0 });
	expect(endOf(-10)).toEqual({ at: at('14:00'), breakMinutes: 0 });
	expect(endOf(1)).toEqual({ at: at('14:41'), breakMinutes: 30 });
});

test('each break on the way to the target counts from the end of the one before', () => {
	const hourly: Profile = { ...DE_ARBZG, breaks: { tiers: [], minBlock: 15, maxStretch: 60, edge: 0 } };
	const endOf = (missingMinutes: number) =>
		ahead('09:00', [work('08:00', null)], { profile: hourly, missingMinutes }).targetEnd;
	expect(endOf(60)).toEqual({ at: at('10:15'), breakMinutes: 15 });
	expect(endOf(180)).toEqual({ at: at('12:45'), breakMinutes: 45 });
	expect(endOf(200)).toEqual({ at: at('13:20'), breakMinutes: 60 });
});

test('the next shift is told from the work that has begun, and all that belongs to it', () => {
	const nextStart = (now: string, entries: ForecastInput['entries'], rest: number) =>
		ahead(now, entries, { profile: { ...DE_ARBZG, rest: { min: rest, reduced: null } } }).nextStart;
	const later = [work('00:00', '02:00'), work('13:30', '14:00')];
	expect(nextStart('10:00', later, 660)).toBe(at('13:00'));
	expect(nextStart('13:30', later, 660)).toBe(at('13:00'));
	expect(nextStart('13:31', later, 660)).toBe(at('2026-01-13 01:00'));
	expect(nextStart('10:00', later, 720)).toBe(at('2026-01-13 02:00'));
});

test('minors may begin again when their night is over', () => {
	const evening = [work('16:00', '19:00')];
	expect(ahead('19:30', evening, { profile: DE_JARBSCHG }).nextStart).toBe(at('2026-01-13 07:00'));
	expect(ahead('17:00', [work('13:00', '17:00')], { profile: DE_JARBSCHG }).nextStart).toBe(
		at('2026-01-13 06:00')
	);
});
