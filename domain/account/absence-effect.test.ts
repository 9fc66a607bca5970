import { expect, test } from 'vitest';
import { applyAbsences, type AbsenceShare } from '#domain/account/absence-effect.ts';

const share = (effect: AbsenceShare['effect'], fraction: 0.5 | 1 = 1): AbsenceShare => ({
	absenceId: `${effect}-${fraction}`,
	effect,
	fraction
});
const of = (base: number, ...shares: AbsenceShare[]) => {
	const { targetMinutes, absenceCreditMinutes } = applyAbsences(base, shares);
	return [targetMinutes, absenceCreditMinutes];
};

test('paid leave credits the day, unpaid leave lowers the target, a flexitime day lets the account sink', () => {
	expect(of(480, share('credit'))).toEqual([480, 480]);
	expect(of(480, share('neutral'))).toEqual([0, 0]);
	expect(of(480, share('debit'))).toEqual([480, 0]);
});

test('half a day of 7:35 h is 228 minutes, half up', () => {
	expect(of(455, share('credit', 0.5))).toEqual([455, 228]);
	expect(of(455, share('neutral', 0.5))).toEqual([227, 0]);
});

test('fractions of one day are added in order and capped at one day', () => {
	expect(of(480, share('credit'), share('neutral'))).toEqual([480, 480]);
	expect(of(480, share('neutral', 0.5), share('credit'))).toEqual([240, 240]);
	expect(of(480, share('debit'), share('credit', 0.5))).toEqual([480, 0]);
});

test('two halves never credit more than the day, nor take more than it', () => {
	expect(of(455, share('credit', 0.5), share('credit', 0.5))).toEqual([455, 455]);
	expect(of(455, share('neutral', 0.5), share('neutral', 0.5))).toEqual([0, 0]);
});

const half = (effect: AbsenceShare['effect'], which: 'am' | 'pm'): AbsenceShare => ({
	...share(effect, 0.5),
	half: which
});

test('each half of a day counts once, for the absence that takes precedence on it', () => {
	expect(of(480, half('credit', 'am'), half('credit', 'am'))).toEqual([480, 240]);
	expect(of(480, half('credit', 'am'), half('neutral', 'am'))).toEqual([480, 240]);
	expect(of(480, half('credit', 'am'), half('neutral', 'pm'))).toEqual([240, 240]);
	expect(of(480, half('debit', 'pm'), share('credit'))).toEqual([480, 240]);
	expect(of(480, share('credit'), half('neutral', 'pm'))).toEqual([480, 480]);
});

test('on a full holiday there is nothing to credit', () => {
	expect(of(0, share('credit'))).toEqual([0, 0]);
});

test('a flexitime day takes its share of the day and does nothing to it', () => {
	expect(applyAbsences(480, [share('debit')]).effects).toEqual([
		{ absenceId: 'debit-1', effect: 'debit', fraction: 1, minutes: 0 }
	]);
});

test('each absence tells what it did', () => {
	const { effects } = applyAbsences(480, [share('neutral', 0.5), share('credit')]);
	expect(effects.map(({ effect, fraction, minutes }) => [effect, fraction, minutes])).toEqual([
		['neutral', 0.5, 240],
		['credit', 0.5, 240]
	]);
});
