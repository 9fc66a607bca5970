import { expect, test } from 'vitest';
import { archivingOf, judgeArchived } from '#domain/people/archiving.ts';

const archivedAt = '2026-01-12T12:00:00.000Z';
const before = '2026-01-12T11:59:59.999Z';
const after = '2026-01-12T12:00:00.001Z';

test('what arrived before the archiving counts, what was done before and came later HR decides', () => {
	const judged = (effectiveAt: string, receivedAt: string | null) =>
		judgeArchived({ archivedAt, effectiveAt, receivedAt });
	expect(judged(before, before)).toBe('accepted');
	expect(judged(before, archivedAt)).toBe('review');
	expect(judged(before, after)).toBe('review');
	expect(judged(before, null)).toBe('review');
});

test('what was done at the archiving or after it is refused', () => {
	for (const effectiveAt of [archivedAt, after]) {
		expect(judgeArchived({ archivedAt, effectiveAt, receivedAt: after })).toBe('rejected');
		expect(judgeArchived({ archivedAt, effectiveAt, receivedAt: null })).toBe('rejected');
	}
});

test('who knows that somebody is archived but not since when takes nothing any more', () => {
	const judged = (owner: boolean, actor: boolean) =>
		archivingOf({
			actor: { archived: actor },
			owner: { archived: owner, archivedAt: null },
			effectiveAt: before,
			receivedAt: null
		});
	expect([judged(false, false), judged(true, false), judged(false, true)]).toEqual([
		'accepted',
		'rejected',
		'rejected'
	]);
});
