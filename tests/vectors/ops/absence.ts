import * as v from 'valibot';
import { absenceRuleSchema } from '#domain/absence/absence-rule.ts';
import { judgeOtherAbsence } from '#domain/absence/other-absence.ts';
import { decideAbsenceEvent } from '#domain/absence/transitions.ts';
import { fractionOf } from '#domain/kernel/fraction.ts';
import { continuedPay, type SickSpan } from '#domain/sick/continued-pay.ts';
import { certificateDue } from '#domain/sick/certificate-due.ts';
import { addDays } from '#domain/time/local-date.ts';
import { dayAfterMonths } from '#domain/time/month-span.ts';
import {
	holidaysOf,
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
			years: [{ year: 2026, days, used: fractionOf(optionalNumber(given, 'usedInYear') ?? 0) }],
			...(typeof given.hasAttachment === 'boolean' ? { hasAttachment: given.hasAttachment } : {})
		});
		if (errors.length > 0) return { ok: false, errors, state: null };
		const decided = decideAbsenceEvent({
			state: 'draft',
			event: 'request',
			route: 'hr',
			actor: { isOwner: true, isHr: false, isManager: false, managesGroup: false, isArchived: false },
			ctx: { needsApproval: rule.needsApproval !== false }
		});
		return { ok: decided.ok, errors, state: decided.ok ? decided.value.state : null };
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

/** Earlier times of the illness: a list of spans, or how many days it was and perhaps when it ended. */
function priorOf(given: Given, start: string): SickSpan[] {
	const prior = given.priorSameIllness;
	const list: unknown[] = Array.isArray(prior) ? prior : prior === undefined || prior === null ? [] : [prior];
	return list.flatMap((one) => spanOf(typeof one === 'number' ? { days: one } : (one as Json), given, start));
}

function spanOf(span: Json, given: Given, start: string): SickSpan[] {
	const to = optionalText(span, 'to') ?? optionalText(span, 'end');
	const from = optionalText(span, 'from') ?? optionalText(span, 'start');
	if (from !== null) return [{ from, to: to ?? from }];
	const days = optionalNumber(span, 'days') ?? 0;
	const last = to ?? addDays(earlierOf(start, firstYearEnds(given)), -1);
	return days === 0 ? [] : [{ from: addDays(last, 1 - days), to: last }];
}

/** Days without dates lie in the twelve months since the illness began, as late as they can. */
function firstYearEnds(given: Given): string | null {
	const onset = optionalText(given, 'firstOnset');
	return onset === null ? null : dayAfterMonths(onset, 12);
}

function earlierOf(a: string, b: string | null): string {
	return b !== null && b < a ? b : a;
}
