import { expect, test } from 'vitest';
import { accountChange, accountDraftOf, accountProblems } from './account-form.ts';
import type { Person } from './types.ts';

const mara: Person = {
	id: 'p1',
	name: 'Mara Lindner',
	userName: 'mara.lindner',
	email: null,
	personalNumber: '1000',
	locationId: null,
	status: 'active',
	hr: false,
	memberships: [],
	schedules: [],
	profile: null,
	employment: { from: '2025-01-01', to: null },
	opening: { date: '2026-01-01', minutes: -75 },
	adjustments: [{ date: '2026-02-01', minutes: 60, comment: 'Messe', author: 'hanna' }],
	inviteExpiresAt: null
};
const base = accountDraftOf(mara);

test('nothing typed changes nothing', () => {
	expect(base).toMatchObject({ employedFrom: '2025-01-01', openingHours: '−1:15', bookHours: '' });
	expect(accountProblems(base)).toEqual({});
	expect(accountChange(mara, base, base)).toEqual({});
	expect(accountChange(mara, base, { ...base, openingHours: '-1,25' })).toEqual({});
});

test('employment has a first day, and ends on or after it', () => {
	expect(accountProblems({ ...base, employedFrom: '', employedTo: '2026-05-31' })).toEqual({
		employedFrom: 'date'
	});
	expect(accountProblems({ ...base, employedTo: '2024-12-31' })).toEqual({ employedTo: 'dates_order' });
	const leaving = { ...base, employedTo: '2026-12-31' };
	expect(accountChange(mara, base, leaving)).toEqual({
		employment: { from: '2025-01-01', to: '2026-12-31' }
	});
	expect(accountChange(mara, base, { ...base, employedFrom: '' })).toEqual({ employment: null });
	expect(
		accountChange(null, accountDraftOf(null), { ...accountDraftOf(null), employedFrom: '2026-12-01' })
	).toEqual({ employment: { from: '2026-12-01', to: null } });
});

test('an opening balance is hours on a day, or nothing at all', () => {
	expect(accountProblems({ ...base, openingHours: '' })).toEqual({ openingHours: 'required' });
	expect(accountProblems({ ...base, openingHours: 'viel' })).toEqual({ openingHours: 'balance' });
	expect(accountProblems({ ...base, openingDate: '' })).toEqual({ openingDate: 'date' });
	const none = { ...base, openingDate: '', openingHours: '' };
	expect(accountProblems(none)).toEqual({});
	expect(accountChange(mara, base, none)).toEqual({ opening: null });
	expect(accountChange(mara, base, { ...base, openingHours: '+120:30' })).toEqual({
		opening: { date: '2026-01-01', minutes: 7230 }
	});
});

test('an adjustment needs a day the account counts, hours and a reason', () => {
	const booking = { ...base, bookDate: '2026-03-31', bookHours: '-10', bookComment: ' Ausgezahlt ' };
	expect(accountProblems(booking)).toEqual({});
	expect(accountProblems({ ...booking, bookDate: '' })).toEqual({ bookDate: 'date' });
	expect(accountProblems({ ...booking, bookHours: '' })).toEqual({ bookHours: 'balance' });
	expect(accountProblems({ ...booking, bookHours: '0:00' })).toEqual({ bookHours: 'balance' });
	expect(accountProblems({ ...booking, bookComment: ' ' })).toEqual({ bookComment: 'book_comment' });
	expect(accountProblems({ ...booking, bookDate: '2025-12-31' })).toEqual({ bookDate: 'before_opening' });
	expect(accountChange(mara, base, booking)).toEqual({
		adjustment: { date: '2026-03-31', minutes: -600, comment: 'Ausgezahlt', after: 1 }
	});
});

test('an adjustment that is saved already is not booked again with what was typed meanwhile', () => {
	const saved = { ...base, bookDate: '2026-03-31', bookHours: '-10', bookComment: 'Ausgezahlt' };
	const typedOn = { ...saved, employedTo: '2026-12-31' };
	expect(accountChange(mara, saved, typedOn)).toEqual({
		employment: { from: '2025-01-01', to: '2026-12-31' }
	});
	expect(accountChange(mara, saved, { ...typedOn, bookHours: '-5' }).adjustment?.minutes).toBe(-300);
});
