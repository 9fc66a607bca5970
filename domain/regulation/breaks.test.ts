import { expect, test } from 'vitest';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import {
	breakLengths,
	breakTierOf,
	checkBreaks,
	isLongEnough,
	requiredBreak
} from '#domain/regulation/breaks.ts';
import { profileWith } from '#domain/regulation/profile.ts';
import { AT_AZG } from '#domain/regulation/profiles/at-azg.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import { DE_JARBSCHG } from '#domain/regulation/profiles/de-jarbschg.ts';
import { effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';

test('a day of exactly six hours owes no break, exactly nine hours still thirty minutes', () => {
	expect([360, 361, 540, 541].map((worked) => requiredBreak(worked, DE_ARBZG))).toEqual([0, 30, 30, 45]);
});

test('each tier exceeded applies: an hour after six hours is still owed above nine, whatever is asked there', () => {
	const profile = profileWith('DE-ARBZG', { minBreakAfter6h: 60, minBreakAfter9h: 45 });
	expect([360, 361, 540, 541, 550].map((worked) => requiredBreak(worked, profile))).toEqual([
		0, 60, 60, 60, 60
	]);
	expect(breakTierOf(550, profile)).toMatchObject({ over: 360, need: 60 });
});

test('of two tiers that ask for the same the higher one is named', () => {
	const profile = profileWith('DE-ARBZG', { minBreakAfter6h: 45, minBreakAfter9h: 45 });
	expect(breakTierOf(541, profile)?.over).toBe(540);
});

test('Switzerland asks for a quarter, half and whole hour', () => {
	expect([330, 331, 421, 541].map((worked) => requiredBreak(worked, CH_ARG_45))).toEqual([0, 15, 30, 60]);
});

function check(pauses: readonly (readonly [string, string])[], profile = DE_ARBZG) {
	const day = aTimeEntry({ start: berlin('2026-01-12 08:00'), stop: berlin('2026-01-12 17:00') });
	const breaks = pauses.map(([from, to]) =>
		aTimeEntry({ kind: 'break', start: berlin(`2026-01-12 ${from}`), stop: berlin(`2026-01-12 ${to}`) })
	);
	const [shift] = shiftsOf(effectiveWork([day, ...breaks], BERLIN), profile.rest.min);
	return shift === undefined ? null : checkBreaks(shift, profile);
}

test('a break counts from fifteen minutes on; a shorter one is off work all the same', () => {
	expect(check([['10:00', '10:14']])).toMatchObject({
		workedMinutes: 526,
		breakMinutes: 14,
		qualifyingMinutes: 0
	});
	expect(check([['10:00', '10:15']])).toMatchObject({ breakMinutes: 15, qualifyingMinutes: 15 });
});

test('a break of a day at hand is long enough from fifteen minutes on', () => {
	expect([14, 15, 16].map((minutes) => isLongEnough(minutes, DE_ARBZG))).toEqual([false, true, true]);
	expect([9, 10].map((minutes) => isLongEnough(minutes, AT_AZG))).toEqual([false, true]);
});

test('a short gap neither ends a stretch nor lengthens it', () => {
	expect(check([['10:00', '10:14']])?.longestStretchMinutes).toBe(526);
	expect(check([['12:00', '12:30']])).toMatchObject({ longestStretchMinutes: 270, openStretchMinutes: 270 });
});

test('for minors a break must keep an hour away from both ends of the shift (JArbSchG §11)', () => {
	const qualifying = (from: string, to: string) => check([[from, to]], DE_JARBSCHG)?.qualifyingMinutes;
	expect(qualifying('09:00', '09:30')).toBe(30);
	expect(qualifying('08:59', '09:29')).toBe(0);
	expect(qualifying('15:30', '16:00')).toBe(30);
	expect(qualifying('15:31', '16:01')).toBe(0);
});

test('the lengths of break that rules name stand once each, shortest first', () => {
	expect(breakLengths(DE_ARBZG)).toEqual([30, 45]);
	expect(breakLengths(CH_ARG_45)).toEqual([15, 30, 60]);
	expect(breakLengths(profileWith('DE-ARBZG', { minBreakAfter6h: 60, minBreakAfter9h: 45 }))).toEqual([
		45, 60
	]);
});
