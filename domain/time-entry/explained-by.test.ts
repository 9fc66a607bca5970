import { expect, test } from 'vitest';
import { explainedBy, isExplainedBy } from '#domain/time-entry/explained-by.ts';

const at = (id: string, start: string, kind: 'work' | 'break' = 'work') => ({
	id,
	kind,
	start: `2026-01-12T${start}:00.000Z`
});

test('the words on a day stand on its first work, whatever order the entries come in', () => {
	const entries = [at('c', '13:00'), at('b', '07:00', 'break'), at('a', '08:00')];
	expect(explainedBy(entries)?.id).toBe('a');
	expect(isExplainedBy(at('a', '08:00'), [at('c', '13:00'), at('a', '08:00')])).toBe(true);
	expect(isExplainedBy(at('c', '13:00'), entries)).toBe(false);
});

test('a day of breaks has them on the first break, an empty day nowhere', () => {
	expect(explainedBy([at('y', '12:00', 'break'), at('x', '09:00', 'break')])?.id).toBe('x');
	expect(explainedBy([])).toBeNull();
});

test('of two that begin together it is always the same one', () => {
	expect(explainedBy([at('b', '08:00'), at('a', '08:00')])?.id).toBe('a');
	expect(explainedBy([at('a', '08:00'), at('b', '08:00')])?.id).toBe('a');
});
