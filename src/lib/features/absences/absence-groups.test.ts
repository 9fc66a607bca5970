import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { groupAbsences } from './absence-groups.ts';

const absence = (id: string, from: string, to: string | null, state: Absence['state'] = 'approved') => ({
	...{ id, from, to },
	state
});
type One = ReturnType<typeof absence>;
const TODAY = '2026-11-19';

/** The ids in each group that is not empty. */
function grouped(...absences: One[]) {
	const groups = Object.entries(groupAbsences(absences, TODAY)) as [string, readonly One[]][];
	const filled = groups.filter(([, rows]) => rows.length > 0);
	return Object.fromEntries(filled.map(([name, rows]) => [name, rows.map(({ id }) => id)]));
}

test('what is coming stands soonest first, what was stands latest first', () => {
	expect(
		grouped(
			absence('summer', '2026-08-03', '2026-08-21'),
			absence('christmas', '2026-12-21', '2026-12-30'),
			absence('spring', '2026-04-07', '2026-04-10'),
			absence('tomorrow', '2026-11-20', '2026-11-20')
		)
	).toEqual({ upcoming: ['tomorrow', 'christmas'], past: ['summer', 'spring'] });
});

test('the last day off is not over yet, and an open end never is', () => {
	expect(grouped(absence('last', '2026-11-16', '2026-11-19'), absence('open', '2026-11-02', null))).toEqual({
		upcoming: ['open', 'last']
	});
});

test('what is asked for stands by itself until it is decided, also when its days are over', () => {
	expect(
		grouped(
			absence('asked', '2026-12-01', '2026-12-02', 'requested'),
			absence('late', '2026-11-02', '2026-11-03', 'mgr_approved'),
			absence('back', '2026-12-21', '2026-12-30', 'cancel_requested')
		)
	).toEqual({ asked: ['late', 'asked'], upcoming: ['back'] });
});

test('what was declined stands with what is asked for while its days are to come, and is past after them', () => {
	expect(
		grouped(
			absence('next', '2026-12-01', '2026-12-02', 'rejected'),
			absence('last', '2026-10-01', '2026-10-02', 'rejected')
		)
	).toEqual({ asked: ['next'], past: ['last'] });
});

test('drafts, and what was taken back or cancelled, stand apart', () => {
	expect(
		grouped(
			absence('plan', '2027-02-01', '2027-02-05', 'draft'),
			absence('no', '2026-12-01', '2026-12-02', 'withdrawn'),
			absence('off', '2027-01-01', '2027-01-02', 'cancelled')
		)
	).toEqual({ drafts: ['plan'], ended: ['off', 'no'] });
});
