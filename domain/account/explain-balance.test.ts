import { describe, expect, test } from 'vitest';
import {
	accountFigures,
	type AccountExplanation,
	type AccountFigure
} from '#domain/account/account-rules.ts';
import { periodBalance } from '#domain/account/balance.ts';
import { dayFigures, type AccountInput } from '#domain/account/day-figures.ts';
import { explainBalance, type ExplainInput } from '#domain/account/explain-balance.ts';
import { addsUp } from '#domain/kernel/explanation.ts';
import { aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';

const work = (id: string, from: string, to: string, over = {}) =>
	aTimeEntry({ id, start: berlin(from), stop: berlin(to), ...over });

/** A week with a new contract on Wednesday, a half holiday, a half day of unpaid leave and a sick Friday. */
const account: AccountInput = {
	entries: [
		work('mon-1', '2026-01-12 08:00', '2026-01-12 12:00'),
		work('mon-2', '2026-01-12 11:30', '2026-01-12 17:00', { workTypeId: 'travel' }),
		work('mon-b', '2026-01-12 14:00', '2026-01-12 14:20', { kind: 'break' }),
		work('tue', '2026-01-13 22:00', '2026-01-14 02:00')
	],
	zone: BERLIN,
	schedules: [
		aSchedule(),
		aSchedule({
			validFrom: '2026-01-14',
			minutes: { mon: 455, tue: 455, wed: 455, thu: 455, fri: 455, sat: 0, sun: 0 },
			comment: 'part time'
		})
	],
	holidays: new Map([['2026-01-14', { name: 'Half', fraction: 0.5, legal: false }]]),
	absences: new Map([
		['2026-01-15', [{ absenceId: 'unpaid', effect: 'neutral', fraction: 0.5 }]],
		['2026-01-16', [{ absenceId: 'sick', effect: 'credit', fraction: 1 }]]
	]),
	workTypes: new Map([['travel', { percent: 50 }]])
};
const input: ExplainInput = {
	account,
	from: '2026-01-12',
	to: '2026-01-18',
	openingMinutes: 900,
	adjustments: [{ date: '2026-01-13', minutes: -30, comment: 'payout', author: 'hr' }],
	cap: { maxMinutes: 60 }
};
const explain = (figure: AccountFigure, over: Partial<ExplainInput> = {}) =>
	explainBalance({ ...input, ...over }, figure);

/** An explanation as lines of `rule amount`, indented by depth. */
function outline(explanation: AccountExplanation, depth = 0, sign = ''): string[] {
	const line = `${'  '.repeat(depth)}${sign}${explanation.rule} ${explanation.amount}`;
	return [
		line,
		...explanation.terms.flatMap(({ of, sign: one }) => outline(of, depth + 1, one < 0 ? '− ' : '+ '))
	];
}

const variants = {
	'by start': account,
	'split at midnight': { ...account, settings: { attribution: 'split', rounding: null, cap: null } },
	rounded: {
		...account,
		settings: { attribution: 'start', rounding: { mode: 'default', minutes: 15 }, cap: null }
	}
} as const satisfies Record<string, AccountInput>;

describe.each(Object.entries(variants))('an account kept %s', (_name, kept: AccountInput) => {
	test('explains each figure by terms that add up to it', () => {
		const days = dayFigures(kept, input.from, input.to);
		const balance = periodBalance({ ...input, days, cap: { maxMinutes: 60 } });
		const figures: Record<AccountFigure, number> = {
			target: balance.targetMinutes,
			worked: balance.workedMinutes,
			credited: balance.creditedMinutes,
			absenceCredit: balance.absenceCreditMinutes,
			break: balance.breakMinutes,
			delta: balance.deltaMinutes,
			adjustments: balance.adjustmentMinutes,
			forfeited: balance.forfeitedMinutes,
			closing: balance.closingMinutes
		};
		for (const figure of accountFigures) {
			const explanation = explain(figure, { account: kept });
			expect([figure, explanation.amount]).toEqual([figure, figures[figure]]);
			expect(addsUp(explanation), figure).toBe(true);
		}
	});
});

test('the closing is opening, delta and adjustments less what the cap forfeits', () => {
	const without = explain('closing', { cap: null });
	expect(without.amount).toBe(900 - 30 + explain('delta').amount);
	const closing = explain('closing');
	expect(closing.amount).toBe(Math.min(60, without.amount));
	expect(closing.terms.map(({ sign, of }) => [sign, of.rule])).toEqual([
		[1, 'opening'],
		[1, 'delta'],
		[1, 'adjustments'],
		[-1, 'forfeited']
	]);
});

test('the target names the contract version, the holiday and the unpaid absence', () => {
	expect(outline(explain('target'))).toEqual([
		'target 1870',
		'  + targetOfDay 480',
		'    + contract 480',
		'  + targetOfDay 480',
		'    + contract 480',
		'  + targetOfDay 228',
		'    + contract 455',
		'    − holiday 227',
		'  + targetOfDay 227',
		'    + contract 455',
		'    − neutralAbsence 228',
		'  + targetOfDay 455',
		'    + contract 455'
	]);
	const wednesday = explain('target').terms[2]?.of.terms[0]?.of;
	expect(wednesday).toMatchObject({
		rule: 'contract',
		facts: { validFrom: '2026-01-14', weekday: 'wed', comment: 'part time' }
	});
});

test('worked time names the entry whose minutes they are; credited time the type and its percentage', () => {
	const monday = explain('worked').terms[0]?.of;
	expect(monday?.terms.map(({ of }) => [of.facts, of.amount])).toEqual([
		[{ entryId: 'mon-1', from: berlin('2026-01-12 08:00'), to: berlin('2026-01-12 12:00') }, 240],
		[{ entryId: 'mon-2', from: berlin('2026-01-12 12:00'), to: berlin('2026-01-12 14:00') }, 120],
		[{ entryId: 'mon-2', from: berlin('2026-01-12 14:20'), to: berlin('2026-01-12 17:00') }, 160]
	]);
	expect(explain('credited').terms[0]?.of.terms.map(({ of }) => [of.facts, of.amount])).toEqual([
		[{ workTypeId: null, minutes: 240, percent: 100 }, 240],
		[{ workTypeId: 'travel', minutes: 280, percent: 50 }, 140]
	]);
});

test('breaks name the gaps of their shift', () => {
	expect(explain('break').terms[0]?.of.terms[0]?.of).toEqual({
		rule: 'gap',
		amount: 20,
		facts: { from: berlin('2026-01-12 14:00'), to: berlin('2026-01-12 14:20') },
		terms: []
	});
});

test('what is forfeited is what stood above the cap, and nothing when nothing did', () => {
	expect(explain('forfeited').terms.map(({ sign, of }) => [sign, of.rule])).toEqual([
		[1, 'beforeClose'],
		[-1, 'cap']
	]);
	expect(explain('forfeited', { cap: { maxMinutes: 9000 } })).toMatchObject({ amount: 0, terms: [] });
});

test('a sum that does not add up is noticed', () => {
	const leaf: AccountExplanation = { rule: 'cap', amount: 5, facts: {}, terms: [] };
	const facts = { date: '2026-01-12' };
	expect(addsUp({ rule: 'forfeited', amount: 5, facts, terms: [{ sign: 1, of: leaf }] })).toBe(true);
	expect(addsUp({ rule: 'forfeited', amount: 4, facts, terms: [{ sign: 1, of: leaf }] })).toBe(false);
	expect(addsUp({ rule: 'forfeited', amount: -5, facts, terms: [{ sign: -1, of: leaf }] })).toBe(true);
});
