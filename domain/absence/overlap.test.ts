import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { firstOverlap } from '#domain/absence/overlap.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';

function overlap(request: Partial<Absence>, others: readonly Partial<Absence>[], replaces?: string) {
	return firstOverlap({
		request: anAbsence({ state: 'draft', ...request }),
		others: others.map((one) => anAbsence(one)),
		types: absenceTypes,
		today: '2026-01-20',
		replaces: replaces ?? null
	});
}

test('a day holds one whole absence', () => {
	expect(overlap({ from: '2026-01-12', to: '2026-01-16' }, [{ from: '2026-01-15' }])).toBe('2026-01-15');
	expect(overlap({}, [{ from: '2026-01-13' }])).toBeNull();
});

test('two halves of a day fit when they differ', () => {
	expect(overlap({ firstHalf: 'pm' }, [{ firstHalf: 'am' }])).toBeNull();
	expect(overlap({ firstHalf: 'pm' }, [{ firstHalf: 'pm' }])).toBe('2026-01-12');
	expect(overlap({ firstHalf: 'pm' }, [{}])).toBe('2026-01-12');
	expect(overlap({ firstHalf: 'pm' }, [{ firstHalf: 'am' }, { firstHalf: 'pm', typeId: 'special' }])).toBe(
		'2026-01-12'
	);
});

test('special leave over approved vacation is refused', () => {
	expect(overlap({ typeId: 'special' }, [{}])).toBe('2026-01-12');
});

test('illness may lie over everything', () => {
	expect(overlap({ typeId: 'sick' }, [{}])).toBeNull();
	expect(overlap({}, [{ typeId: 'sick', from: '2026-01-08', to: null }])).toBeNull();
});

test('what is refused, taken back or cancelled is not in the way, what is asked for is', () => {
	expect(overlap({}, [{ state: 'cancelled' }, { state: 'withdrawn' }, { state: 'draft' }])).toBeNull();
	expect(overlap({}, [{ state: 'requested' }])).toBe('2026-01-12');
	expect(overlap({}, [{ state: 'cancel_requested' }])).toBe('2026-01-12');
});

test('a change is not in the way of what it replaces', () => {
	expect(overlap({}, [{ id: 'old' }], 'old')).toBeNull();
});
