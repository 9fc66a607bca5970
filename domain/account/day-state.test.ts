import { expect, test } from 'vitest';
import { dayStateOf } from '#domain/account/day-state.ts';

const draft = { state: 'draft', stop: '2026-01-12T12:00:00.000Z' } as const;
const running = { ...draft, stop: null };

test('a day of drafts is complete when its hours are done, nothing is wrong and nothing runs', () => {
	const stateOf = (entries: readonly (typeof draft | typeof running)[], over = {}) =>
		dayStateOf({ entries, hasProblems: false, isDone: true, ...over });
	expect(stateOf([draft, draft])).toBe('complete');
	expect(stateOf([draft, running])).toBe('open');
	expect(stateOf([running])).toBe('open');
	expect(stateOf([draft], { hasProblems: true })).toBe('open');
	expect(stateOf([draft], { isDone: false })).toBe('open');
});
