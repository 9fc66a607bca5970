import { expect, test } from 'vitest';
import { absenceStates } from '#domain/absence/absence.ts';
import {
	absenceForManager,
	hiddenReasons,
	isShownToHr,
	isShownToManagers
} from '#domain/absence/visibility.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aMutation } from '#domain/testkit/builders.ts';

test('managers are shown an absence from the moment it is asked for, never a draft', () => {
	const shown = absenceStates.filter((state) => isShownToManagers(state, { isShown: true }));
	expect(shown).toEqual(absenceStates.filter((state) => state !== 'draft'));
	expect(isShownToManagers('requested', null)).toBe(true);
});

test('a draft that is cancelled because its owner was archived stays private', () => {
	expect(isShownToManagers('cancelled', { isShown: false })).toBe(false);
	expect(isShownToManagers('cancelled', null)).toBe(false);
});

test('managers see illness as "absent", without a word that would tell it, unless the company shows the reason', () => {
	const ill = anAbsence({
		typeId: 'sick',
		to: null,
		note: 'flu',
		certificate: { date: '2026-01-13' },
		attachments: [{ id: 'scan', name: 'eau.pdf', type: 'application/pdf', size: 1 }],
		flags: ['AUTO'],
		decisions: [{ by: 'katrin', at: '2026-01-13T08:00:00.000Z', comment: 'get well' }],
		mutation: aMutation({ comment: 'fever', proof: 'x', prior: [aMutation({ comment: 'cough' })] })
	});
	const seen = absenceForManager(ill, { types: absenceTypes, hidden: hiddenReasons(absenceTypes, false) });
	expect(seen).toMatchObject({ id: ill.id, typeId: 'absent', from: ill.from, to: null, state: 'approved' });
	expect(JSON.stringify(seen)).not.toMatch(/sick|flu|fever|cough|certificate":\{|eau|AUTO|get well|proof/);
	const told = absenceForManager(ill, { types: absenceTypes, hidden: hiddenReasons(absenceTypes, true) });
	expect(told).toBe(ill);
});

test('vacation is shown as it is, and a type nobody knows any more may have been illness', () => {
	const hidden = hiddenReasons(absenceTypes, false);
	const leave = anAbsence({ note: 'sea' });
	expect(absenceForManager(leave, { types: absenceTypes, hidden })).toBe(leave);
	expect(absenceForManager(leave, { types: new Map(), hidden: new Set() }).typeId).toBe('absent');
});

test('HR knows of whatever was asked for or reported, also what was refused; never of a draft', () => {
	expect(isShownToHr({ state: 'draft' })).toBe(false);
	expect(isShownToHr({ state: 'requested' })).toBe(true);
	expect(isShownToHr({ state: 'rejected' })).toBe(true);
});
