import { expect, test } from 'vitest';
import type { AccountExplanation, AccountRule } from '#domain/account/account-rules.ts';
import type { AccountInput } from '#domain/account/day-figures.ts';
import { explainBalance, type ExplainInput } from '#domain/account/explain-balance.ts';
import { aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';

const work = (id: string, from: string, to: string, over = {}) =>
	aTimeEntry({ id, start: berlin(from), stop: berlin(to), ...over });

/** Monday with two stretches and half a day of leave; Tuesday, half a holiday and half a day of unpaid leave. */
const account: AccountInput = {
	entries: [
		work('office', '2026-01-12 08:00', '2026-01-12 10:00'),
		work('train', '2026-01-12 10:15', '2026-01-12 12:00', { workTypeId: 'travel' })
	],
	zone: BERLIN,
	schedules: [aSchedule()],
	holidays: new Map([['2026-01-13', { name: 'Founders', fraction: 0.5, legal: false }]]),
	absences: new Map([
		['2026-01-12', [{ absenceId: 'leave', effect: 'credit', fraction: 0.5 }]],
		['2026-01-13', [{ absenceId: 'unpaid', effect: 'neutral', fraction: 0.5 }]]
	]),
	workTypes: new Map([['travel', { percent: 50 }]])
};
const period = { from: '2026-01-12', to: '2026-01-13' };
const input: ExplainInput = {
	account,
	...period,
	openingMinutes: 500,
	adjustments: [
		{ date: '2026-01-13', minutes: -30, comment: 'payout', author: 'hr' },
		{ date: '2026-01-14', minutes: 1000, comment: 'next week', author: 'hr' }
	],
	cap: { maxMinutes: 60 }
};

/** One node of an explanation; a term whose rule is in `taken` is taken off, every other one added. */
const taken: ReadonlySet<AccountRule> = new Set(['target', 'holiday', 'neutralAbsence', 'forfeited', 'cap']);
const node = (rule: AccountRule, amount: number, facts: object, ...terms: { rule: AccountRule }[]) => ({
	rule,
	amount,
	facts,
	terms: terms.map((of) => ({ sign: taken.has(of.rule) ? -1 : 1, of }))
});

const contract = (date: string, weekday: string) =>
	node('contract', 480, { date, weekday, validFrom: '2025-01-01', comment: 'contract' });
const target = node(
	'target',
	600,
	period,
	node('targetOfDay', 480, { date: '2026-01-12' }, contract('2026-01-12', 'mon')),
	node(
		'targetOfDay',
		120,
		{ date: '2026-01-13' },
		contract('2026-01-13', 'tue'),
		node('holiday', 240, { date: '2026-01-13', name: 'Founders', fraction: 0.5 }),
		node('neutralAbsence', 120, { date: '2026-01-13', absenceId: 'unpaid', fraction: 0.5 })
	)
);
const credited = node(
	'credited',
	173,
	period,
	node(
		'creditedOfDay',
		173,
		{ date: '2026-01-12', rounding: null },
		node('workTypePercent', 120, { workTypeId: null, minutes: 120, percent: 100 }),
		node('workTypePercent', 53, { workTypeId: 'travel', minutes: 105, percent: 50 })
	)
);
const absenceCredit = node(
	'absenceCredit',
	240,
	period,
	node(
		'absenceCreditOfDay',
		240,
		{ date: '2026-01-12', baseMinutes: 480 },
		node('creditedAbsence', 240, { absenceId: 'leave', fraction: 0.5 })
	)
);
const beforeClose = [
	node('opening', 500, { date: '2026-01-12' }),
	node('delta', -187, period, credited, absenceCredit, target),
	node(
		'adjustments',
		-30,
		period,
		node('adjustment', -30, { date: '2026-01-13', comment: 'payout', author: 'hr' })
	)
];
const forfeited = node(
	'forfeited',
	223,
	{ date: '2026-01-13' },
	node('beforeClose', 283, period, ...beforeClose),
	node('cap', 60, {})
);

test('a closing is explained by contract, holiday, absence, work by type, adjustment, opening and cap', () => {
	expect(explainBalance(input, 'closing')).toEqual(node('closing', 60, period, ...beforeClose, forfeited));
});

test('a closing that the cap leaves alone has forfeited nothing, and so has one without a cap', () => {
	const nothing = node('forfeited', 0, { date: '2026-01-13' });
	const whole = node('closing', 283, period, ...beforeClose, nothing);
	expect(explainBalance({ ...input, cap: { maxMinutes: 283 } }, 'closing')).toEqual(whole);
	expect(explainBalance({ ...input, cap: null }, 'closing')).toEqual(whole);
});

test('worked time is explained by the stretches of its entries, breaks by the gaps between them', () => {
	const stretch = (entryId: string, amount: number, from: string, to: string) =>
		node('stretch', amount, { entryId, from: berlin(`2026-01-12 ${from}`), to: berlin(`2026-01-12 ${to}`) });
	const monday = node(
		'workedOfDay',
		225,
		{ date: '2026-01-12', attribution: 'start' },
		stretch('office', 120, '08:00', '10:00'),
		stretch('train', 105, '10:15', '12:00')
	);
	expect(explainBalance(input, 'worked')).toEqual(node('worked', 225, period, monday));
	const gap = node('gap', 15, { from: berlin('2026-01-12 10:00'), to: berlin('2026-01-12 10:15') });
	expect(explainBalance(input, 'break')).toEqual(
		node('break', 15, period, node('breakOfShift', 15, { date: '2026-01-12' }, gap))
	);
});

const explain = (figure: 'worked' | 'credited' | 'target' | 'break', over: Partial<AccountInput>) =>
	explainBalance({ ...input, account: { ...account, ...over } }, figure);
const termsOf = (explanation: AccountExplanation) => explanation.terms.map(({ of }) => of);

test('a night that is split at midnight is explained by its part on each day, one after the other', () => {
	const entries = [work('night', '2026-01-12 22:00', '2026-01-13 04:00')];
	const settings = { attribution: 'split', rounding: null, cap: null } as const;
	const part = (amount: number, from: string, to: string) =>
		node('stretch', amount, { entryId: 'night', from: berlin(from), to: berlin(to) });
	expect(termsOf(explain('worked', { entries, settings }))).toEqual([
		node(
			'workedOfDay',
			120,
			{ date: '2026-01-12', attribution: 'split' },
			part(120, '2026-01-12 22:00', '2026-01-13 00:00')
		),
		node(
			'workedOfDay',
			240,
			{ date: '2026-01-13', attribution: 'split' },
			part(240, '2026-01-13 00:00', '2026-01-13 04:00')
		)
	]);
});

test('credited time tells the rounding, worked time goes without it', () => {
	const rounding = { mode: 'default', minutes: 15 } as const;
	const over: Partial<AccountInput> = {
		entries: [work('office', '2026-01-12 08:01', '2026-01-12 10:01')],
		settings: { attribution: 'start', rounding, cap: null }
	};
	expect(termsOf(explain('credited', over))).toEqual([
		node(
			'creditedOfDay',
			135,
			{ date: '2026-01-12', rounding },
			node('workTypePercent', 135, { workTypeId: null, minutes: 135, percent: 100 })
		)
	]);
	expect(explain('worked', over).amount).toBe(120);
});

test('days that owe nothing have no target to explain, holiday or not', () => {
	const free = aSchedule({ minutes: { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 } });
	expect(explain('target', { schedules: [free], absences: new Map() })).toEqual(node('target', 0, period));
	expect(explain('target', { schedules: [], absences: new Map() })).toEqual(node('target', 0, period));
});

test('a gap is no break where the rest that divides two shifts is shorter', () => {
	const entries = [
		work('morning', '2026-01-12 06:00', '2026-01-12 10:00'),
		work('evening', '2026-01-12 16:00', '2026-01-12 20:00')
	];
	expect(explain('break', { entries }).amount).toBe(360);
	expect(explain('break', { entries, restMinutes: 360 })).toEqual(node('break', 0, period));
});
