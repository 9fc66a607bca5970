import { expect, test } from 'vitest';
import { groupAbsences, type AbsenceShown } from './absence-groups.ts';

const absence = (id: string, from: string, to: string | null): AbsenceShown => ({
	id,
	from,
	to,
	firstHalf: null,
	lastHalf: null,
	state: 'approved',
	decisions: [],
	label: 'Urlaub',
	category: 'vacation'
});

test('what is coming stands soonest first, what was stands latest first', () => {
	const { upcoming, past } = groupAbsences(
		[
			absence('summer', '2026-08-03', '2026-08-21'),
			absence('christmas', '2026-12-21', '2026-12-30'),
			absence('spring', '2026-04-07', '2026-04-10'),
			absence('tomorrow', '2026-11-20', '2026-11-20')
		],
		'2026-11-19'
	);
	expect(upcoming.map(({ id }) => id)).toEqual(['tomorrow', 'christmas']);
	expect(past.map(({ id }) => id)).toEqual(['summer', 'spring']);
});

test('the last day off is not over yet, and an open end never is', () => {
	const { upcoming } = groupAbsences(
		[absence('last', '2026-11-16', '2026-11-19'), absence('open', '2026-11-02', null)],
		'2026-11-19'
	);
	expect(upcoming.map(({ id }) => id)).toEqual(['open', 'last']);
});
