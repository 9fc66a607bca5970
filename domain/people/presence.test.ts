import { expect, test } from 'vitest';
import { presenceFrom, showsPresence } from './presence.ts';

const at = (hour: string, kind: 'work' | 'break' = 'work') => ({
	kind,
	start: `2026-11-19T${hour}:00:00.000Z`
});

test('who has a clock running is at work since it began', () => {
	expect(presenceFrom([at('07')])).toEqual({ state: 'working', since: at('07').start });
});

test('of two clocks that run at once the first one counts', () => {
	expect(presenceFrom([at('09'), at('07')])).toEqual({ state: 'working', since: at('07').start });
});

test('a break that runs comes before the work around it', () => {
	expect(presenceFrom([at('07'), at('10', 'break')])).toEqual({ state: 'break', since: at('10').start });
});

test('without a running clock there is nothing to tell', () => {
	expect(presenceFrom([])).toBeNull();
});

test('a group shows who is at work only when that was switched on, and no more once it is archived', () => {
	const group = { archived: false };
	expect(showsPresence(group)).toBe(false);
	expect(showsPresence({ ...group, presence: false })).toBe(false);
	expect(showsPresence({ ...group, presence: true })).toBe(true);
	expect(showsPresence({ archived: true, presence: true })).toBe(false);
});
