import * as v from 'valibot';
import { absenceRuleSchema } from '#domain/absence/absence-rule.ts';
import { judgeOtherAbsence } from '#domain/absence/other-absence.ts';
import { fractionOf } from '#domain/kernel/fraction.ts';
import { continuedPay, type SickSpan } from '#domain/sick/continued-pay.ts';
import { certificateDue } from '#domain/sick/certificate-due.ts';
import { addDays } from '#domain/time/local-date.ts';
import {
	holidaysOf,
	listOf,
	objectOf,
	optionalNumber,
	optionalText,
	textOf,
	type Given,
	type Json
} from '#tests/vectors/given.ts';

export const absenceOps = {
	'absence.other': (given: Given): Json => {
		const rule = v.parse(absenceRuleSchema, objectOf(given, 'rule'));
		const days = fractionOf(optionalNumber(given, 'requestDays') ?? 0);
		const errors = judgeOtherAbsence({
			rule,
			days,
			years: [{ year: 2026, days, used: fractionOf(optionalNumber(given, 'usedInYear') ?? 0) }]
		});
		if (errors.length > 0) return { ok: false, errors, state: null };
		return { ok: true, errors, state: rule.needsApproval === false ? 'approved' : 'requested' };
	},
	'sick.pay': (given: Given): Json => {
		const start = textOf(given, 'start');
		const pay = continuedPay({
			start,
			workedOnFirstDay: given.workedOnFirstDay === true,
			employmentStart: optionalText(given, 'employmentStart'),
			priorSameIllness: priorOf(given, start),
			firstOnset: optionalText(given, 'firstOnset')
		});
		return {
			paidDaysLeft: pay.paidDaysLeft,
			lastPaidDay: pay.lastPaidDay,
			certificateDue: certificateDue(start, holidaysOf(given))
		};
	}
};

/** Earlier times of the illness: a list of spans, or how many days it was and when it ended. */
function priorOf(given: Given, start: string): SickSpan[] {
	const spans = listOf(given, 'priorSameIllness');
	if (spans.length > 0) return spans.flatMap((span) => spanOf(span, start));
	const prior = given.priorSameIllness;
	if (typeof prior === 'number') return spanOf({ days: prior, to: given.lastEnd ?? null }, start);
	return typeof prior === 'object' && prior !== null && !Array.isArray(prior)
		? spanOf(prior as Json, start)
		: [];
}

function spanOf(span: Json, start: string): SickSpan[] {
	const to = optionalText(span, 'to') ?? optionalText(span, 'end') ?? optionalText(span, 'lastEnd');
	const from = optionalText(span, 'from') ?? optionalText(span, 'start');
	if (from !== null) return [{ from, to: to ?? from }];
	const days = optionalNumber(span, 'days') ?? 0;
	const last = to ?? addDays(start, -1);
	return days === 0 ? [] : [{ from: addDays(last, 1 - days), to: last }];
}
