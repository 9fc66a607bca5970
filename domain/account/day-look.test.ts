import { expect, test } from 'vitest';
import { commentOnReturn, isShortDay, isMissingDay, isTimeToConfirm } from '#domain/account/day-look.ts';
import { dayStates, isLockedDay } from '#domain/account/day-state.ts';

const TODAY = '2026-11-19';
const day = { date: '2026-11-18', targetMinutes: 480, entries: [], absence: null };

test('a day is missing when it is over, owed time, and nothing says where the person was', () => {
	expect(isMissingDay(day, TODAY)).toBe(true);
	expect(isMissingDay({ ...day, date: TODAY }, TODAY)).toBe(false);
	expect(isMissingDay({ ...day, targetMinutes: 0 }, TODAY)).toBe(false);
	expect(isMissingDay({ ...day, entries: [{}] }, TODAY)).toBe(false);
	expect(isMissingDay({ ...day, absence: {} }, TODAY)).toBe(false);
});

test('a day is asked about when it is over, today when its hours are done, and never before it came', () => {
	expect(isTimeToConfirm({ date: '2026-11-18', state: 'open' }, TODAY)).toBe(true);
	expect(isTimeToConfirm({ date: TODAY, state: 'open' }, TODAY)).toBe(false);
	expect(isTimeToConfirm({ date: TODAY, state: 'complete' }, TODAY)).toBe(true);
	expect(isTimeToConfirm({ date: '2026-11-20', state: 'complete' }, TODAY)).toBe(false);
});

test('the words on a returned entry are the day’s', () => {
	expect(commentOnReturn([{ state: 'confirmed', comment: 'alt' }])).toBeNull();
	expect(
		commentOnReturn([
			{ state: 'draft', comment: null },
			{ state: 'rejected', comment: 'Pause fehlt' }
		])
	).toBe('Pause fehlt');
});

test('a day is locked when nothing of it is its owner’s to change', () => {
	expect(dayStates.filter(isLockedDay)).toEqual(['confirmed', 'approved', 'closed', 'review']);
});

test('an hour that a day lacks is worth a question, unless an absence tells why', () => {
	expect(isShortDay({ missingMinutes: 60, absence: null })).toBe(true);
	expect(isShortDay({ missingMinutes: 59, absence: null })).toBe(false);
	expect(isShortDay({ missingMinutes: 480, absence: {} })).toBe(false);
});
