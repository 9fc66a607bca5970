import { expect, test } from 'vitest';
import { judgeAccountChange, judgeAdjustment } from '#domain/account/account-change.ts';
import { accountStart } from '#domain/account/opening.ts';

const given = { date: '2026-03-01', minutes: 60, comment: 'Messe am Samstag' };

test('only HR changes what stands on an account, and nobody changes their own', () => {
	expect(judgeAccountChange({ userId: 'hanna', isHr: true }, 'mara')).toBeNull();
	expect(judgeAccountChange({ userId: 'jana', isHr: false }, 'mara')).toEqual({ code: 'E_FORBIDDEN' });
	expect(judgeAccountChange({ userId: 'hanna', isHr: true }, 'hanna')).toEqual({ code: 'E_SELF' });
	expect(judgeAccountChange({ userId: 'mara', isHr: false }, 'mara')).toEqual({ code: 'E_SELF' });
});

test('an adjustment moves minutes and says why', () => {
	expect(judgeAdjustment(given, null)).toBeNull();
	expect(judgeAdjustment({ ...given, minutes: -60 }, null)).toBeNull();
	expect(judgeAdjustment({ ...given, minutes: 0 }, null)).toEqual({ code: 'E_INVALID', field: 'minutes' });
	expect(judgeAdjustment({ ...given, comment: ' \n' }, null)).toEqual({ code: 'E_COMMENT_REQUIRED' });
});

test('an adjustment lies on the day of the opening balance or later', () => {
	expect(judgeAdjustment(given, { date: '2026-03-01', minutes: 0 })).toBeNull();
	expect(judgeAdjustment(given, { date: '2026-03-02', minutes: 0 })).toEqual({
		code: 'E_INVALID',
		field: 'date'
	});
});

test('an account begins with its opening balance, else with the first day anything is owed or known of', () => {
	const opening = { date: '2026-02-01', minutes: 0 };
	const adjustments = [{ date: '2026-03-10' }, { date: '2026-03-09' }];
	const firstWorked = '2026-01-07';
	const none = { opening: null, contractStart: null, firstWorked: null, adjustments: [] };
	const contract = { ...none, contractStart: '2026-01-05' };
	expect(accountStart({ ...contract, opening, firstWorked, adjustments })).toBe('2026-02-01');
	expect(accountStart({ ...contract, firstWorked, adjustments })).toBe('2026-01-05');
	expect(accountStart(contract)).toBe('2026-01-05');
	expect(accountStart({ ...none, firstWorked, adjustments })).toBe('2026-01-07');
	expect(accountStart({ ...none, firstWorked: '2026-03-11', adjustments })).toBe('2026-03-09');
	expect(accountStart(none)).toBeNull();
});
