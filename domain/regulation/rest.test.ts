import { expect, test } from 'vitest';
import { aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { marksOf } from '#domain/regulation/marks.ts';
import type { Profile } from '#domain/regulation/profile.ts';
import { CH_ARG_45 } from '#domain/regulation/profiles/ch-arg-45.ts';
import { DE_ARBZG, DE_ARBZG_5_2 } from '#domain/regulation/profiles/de-arbzg.ts';
import { WA_BASIC } from '#domain/regulation/profiles/wa-basic.ts';

/** Work until 22:00, and again the next day from a time on. */
function rest(nextStart: string, profile: Profile): string[] {
	const entries = [
		aTimeEntry({ start: berlin('2026-01-12 18:00'), stop: berlin('2026-01-12 22:00') }),
		aTimeEntry({ start: berlin(`2026-01-13 ${nextStart}`), stop: berlin('2026-01-13 12:00') })
	];
	const marks = marksOf({ entries, zone: BERLIN, profile, from: '2026-01-12', to: '2026-01-13' });
	return marks
		.filter(({ code }) => code.startsWith('REST'))
		.map(({ code, severity, actual, limit, rule }) => `${code} ${severity} ${actual}/${limit} ${rule}`);
}

test('eleven hours of rest are enough, a minute less is not', () => {
	expect(rest('09:00', DE_ARBZG)).toEqual([]);
	expect(rest('08:59', DE_ARBZG)).toEqual(['REST_SHORT violation 659/660 ArbZG §5']);
});

test('between the reduced rest and the full one it is a warning; exactly the reduced rest is still one', () => {
	expect(rest('08:59', DE_ARBZG_5_2)).toEqual(['REST_REDUCED warning 659/660 ArbZG §5(2)']);
	expect(rest('08:00', DE_ARBZG_5_2)).toEqual(['REST_REDUCED warning 600/660 ArbZG §5(2)']);
	expect(rest('07:59', DE_ARBZG_5_2)).toEqual(['REST_SHORT violation 599/600 ArbZG §5(2)']);
	expect(rest('06:00', CH_ARG_45)).toEqual(['REST_REDUCED warning 480/660 ArG Art. 15a']);
	expect(rest('05:59', CH_ARG_45)).toEqual(['REST_SHORT violation 479/480 ArG Art. 15a']);
});

test('a profile without rest asks for none', () => {
	expect(rest('03:00', WA_BASIC)).toEqual([]);
});

test('a week of exactly the limit is not over, a minute more is, and a span above its limit is a violation', () => {
	const day = (date: string, to: string) => [
		aTimeEntry({ start: berlin(`${date} 07:00`), stop: berlin(`${date} 11:00`) }),
		aTimeEntry({ start: berlin(`${date} 12:00`), stop: berlin(`${date} ${to}`) })
	];
	const week = (lastStop: string) =>
		marksOf({
			entries: [
				...['12', '13', '14', '15'].flatMap((d) => day(`2026-01-${d}`, '17:00')),
				...day('2026-01-16', lastStop)
			],
			zone: BERLIN,
			profile: CH_ARG_45,
			from: '2026-01-12',
			to: '2026-01-18'
		}).map(({ date, code, severity, actual }) => `${date} ${code} ${severity} ${actual}`);
	expect(week('17:00')).toEqual([]);
	expect(week('17:01')).toEqual(['2026-01-12 WEEK_OVER_MAX violation 2701']);
	expect(week('21:01')).toContain('2026-01-16 SPAN_OVER violation 841');
});
