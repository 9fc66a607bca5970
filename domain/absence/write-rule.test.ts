import { expect, test } from 'vitest';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { aGroup, aManager, aMutation, anActor } from '#domain/testkit/builders.ts';
import { aWish, inWords, judgeAbsence } from '#domain/testkit/judge-absence.ts';
import { ownerFrom } from '#domain/people/owner.ts';

const sick = (over: Parameters<typeof anAbsence>[0] = {}) =>
	anAbsence({ typeId: 'sick', from: '2026-06-15', to: null, state: 'approved', flags: ['AUTO'], ...over });
const member = [{ groupId: 'nord', from: '2025-01-01', to: null }];

test('a wish is written down, changed, asked for and taken back by its owner', () => {
	expect(inWords(judgeAbsence(null, 'create'))).toBe('draft');
	expect(inWords(judgeAbsence(aWish(), 'edit', { write: { to: '2026-08-14' } }))).toBe('draft');
	expect(inWords(judgeAbsence(aWish(), 'request'))).toBe('requested');
	expect(inWords(judgeAbsence(aWish({ state: 'requested' }), 'withdraw'))).toBe('withdrawn');
	expect(inWords(judgeAbsence(aWish(), 'delete'))).toBe('deleted');
});

test('what was asked for is locked for its owner, and nobody else writes somebody’s absence', () => {
	const asked = aWish({ state: 'requested' });
	expect(inWords(judgeAbsence(asked, 'edit', { write: { state: 'draft' } }))).toBe('E_LOCKED');
	expect(inWords(judgeAbsence(asked, 'delete'))).toBe('E_LOCKED');
	expect(inWords(judgeAbsence(aWish(), 'edit', { actor: aManager() }))).toBe('E_FORBIDDEN');
	expect(inWords(judgeAbsence(null, 'create', { actor: aManager() }))).toBe('E_FORBIDDEN');
});

test('acts that the server has not seen are decided in their order, and the newest one counts', () => {
	const prior = (...events: string[]) => events.map((event) => aMutation({ event }));
	const ask = { mutation: aMutation({ event: 'request', prior: prior('create', 'edit') }) };
	expect(inWords(judgeAbsence(null, 'request', { write: ask }))).toBe('requested');
	const back = { mutation: aMutation({ event: 'withdraw', prior: prior('create', 'request') }) };
	expect(inWords(judgeAbsence(null, 'withdraw', { write: back }))).toBe('withdrawn');
	expect(inWords(judgeAbsence(null, 'withdraw'))).toBe('E_STATE kept as draft');
});

test('a request that is refused stays as a draft with everything that was written', () => {
	const others = [anAbsence({ from: '2026-08-05', to: '2026-08-05' })];
	const verdict = judgeAbsence(null, 'request', { others, write: { note: 'sea' } });
	expect(inWords(verdict)).toBe('E_OVERLAP kept as draft');
	expect(verdict.outcome === 'accept_content' && verdict.record.note).toBe('sea');
	expect(inWords(judgeAbsence(aWish(), 'request', { others }))).toBe('E_OVERLAP');
});

test('days that cannot be are kept as a draft and cannot be asked for', () => {
	const invalid = (write: Parameters<typeof aWish>[0]) => {
		expect(inWords(judgeAbsence(null, 'create', { write: { ...write } }))).toBe('draft');
		const verdict = judgeAbsence(null, 'request', { write: { ...write } });
		return verdict.outcome === 'accept' ? [] : (verdict.reason.codes ?? []);
	};
	expect(invalid({ from: '2026-08-07', to: '2026-08-03' })).toEqual(['TO_BEFORE_FROM']);
	expect(invalid({ to: null })).toEqual(['OPEN_END']);
	expect(invalid({ to: '2027-08-04' })).toEqual(['SPAN_TOO_LONG']);
	expect(invalid({ to: '2027-08-02' })).not.toContain('SPAN_TOO_LONG');
	expect(invalid({ from: '9998-08-03', to: '9998-08-03' })).toEqual(['TOO_FAR']);
	expect(invalid({ firstHalf: 'am' })).toEqual(['HALF_DAY']);
	expect(invalid({ lastHalf: 'pm' })).toEqual(['HALF_DAY']);
	expect(invalid({ to: '2026-08-03', firstHalf: 'pm', lastHalf: 'am' })).toEqual(['HALF_DAY']);
	expect(invalid({ typeId: 'sabbatical' })).toEqual(['NO_TYPE']);
	expect(inWords(judgeAbsence(null, 'request', { write: { firstHalf: 'pm', lastHalf: 'am' } }))).toBe(
		'requested'
	);
});

test('who decides is told by the group of the first day off and by who manages it now', () => {
	const asked = aWish({ state: 'requested' });
	const by = (actor: ReturnType<typeof anActor>, over = {}) =>
		inWords(judgeAbsence(asked, 'approve', { actor, ...over }));
	expect(by(aManager())).toBe('mgr_approved');
	expect(by(anActor({ userId: 'katrin', isHr: true }))).toBe('approved');
	expect(by(anActor({ userId: 'tom' }))).toBe('E_FORBIDDEN');
	const stepped = aManager({ manages: [{ groupId: 'nord', from: '2025-01-01', to: '2026-06-14' }] });
	expect(by(stepped)).toBe('E_FORBIDDEN');
	const moved = ownerFrom({ memberships: [{ groupId: 'nord', from: '2025-01-01', to: '2026-08-02' }] });
	expect(by(aManager(), { owner: moved })).toBe('E_FORBIDDEN');
	expect(by(aManager(), { groups: [{ id: 'nord', data: aGroup({ verification: false }) }] })).toBe(
		'E_FORBIDDEN'
	);
	const own = aWish({ state: 'requested', userId: 'jana' });
	const judged = judgeAbsence(own, 'approve', {
		actor: aManager(),
		owner: ownerFrom({ memberships: member })
	});
	expect(inWords(judged)).toBe('E_SELF');
});

test('a decision changes the state and is written down with who, when and why; the days stay', () => {
	const asked = aWish({ state: 'requested', note: 'sea' });
	const verdict = judgeAbsence(asked, 'reject', {
		actor: aManager(),
		comment: 'three are away already',
		write: { from: '2026-09-01', note: 'mine now', userId: 'jana' }
	});
	expect(verdict.outcome === 'accept' && verdict.record).toMatchObject({
		userId: 'mara',
		from: '2026-08-03',
		note: 'sea',
		state: 'rejected',
		decisions: [{ by: 'jana', at: '2026-06-15T10:00:00.000Z', comment: 'three are away already' }]
	});
	expect(inWords(judgeAbsence(asked, 'reject', { actor: aManager() }))).toBe('E_COMMENT_REQUIRED');
});

test('leave is cancelled by asking, until its first day has come where the company is', () => {
	const granted = aWish({ state: 'approved' });
	expect(inWords(judgeAbsence(granted, 'cancel'))).toBe('cancel_requested');
	expect(inWords(judgeAbsence(granted, 'cancel', { effectiveAt: '2026-08-02T22:30:00.000Z' }))).toBe(
		'E_STARTED'
	);
	const asked = aWish({ state: 'cancel_requested' });
	expect(inWords(judgeAbsence(asked, 'approve_cancel', { actor: aManager() }))).toBe('cancelled');
});

test('illness is reported without approval, for today and the past', () => {
	const report = { typeId: 'sick', from: '2026-06-15', to: null, state: 'approved' } as const;
	const verdict = judgeAbsence(null, 'request', { write: report });
	expect(verdict.outcome === 'accept' && [verdict.record.state, verdict.record.flags]).toEqual([
		'approved',
		['AUTO']
	]);
	const tomorrow = judgeAbsence(null, 'request', { write: { ...report, from: '2026-06-16' } });
	expect(inWords(tomorrow)).toBe('E_NOT_YET kept as draft');
});

test('a report of illness stays its owner’s: it ends, gets a certificate, or was a mistake', () => {
	const ended = judgeAbsence(sick(), 'edit', {
		write: { to: '2026-06-17', certificate: { date: '2026-06-16' }, state: 'approved' }
	});
	expect(ended.outcome === 'accept' && ended.record).toMatchObject({
		state: 'approved',
		flags: ['AUTO'],
		to: '2026-06-17',
		certificate: { date: '2026-06-16' }
	});
	expect(inWords(judgeAbsence(sick(), 'edit', { write: { from: '2026-06-16', state: 'approved' } }))).toBe(
		'E_NOT_YET'
	);
	expect(inWords(judgeAbsence(sick(), 'delete'))).toBe('deleted');
});

test('neither vacation becomes illness nor illness vacation by an edit of what stands', () => {
	const granted = aWish({ state: 'approved', from: '2026-06-15', to: '2026-06-15' });
	expect(inWords(judgeAbsence(granted, 'edit', { write: { typeId: 'sick' } }))).toBe('E_LOCKED');
	expect(inWords(judgeAbsence(granted, 'delete', { write: { typeId: 'sick' } }))).toBe('E_LOCKED');
	const later = { typeId: 'vacation', to: '2026-06-15', state: 'approved' } as const;
	expect(inWords(judgeAbsence(sick(), 'edit', { write: later }))).toBe('E_LOCKED');
});

test('of an archived person nothing is taken; what was asked for before and arrives later is for somebody to decide', () => {
	const archivedAt = '2026-06-15T08:00:00.000Z';
	const owner = ownerFrom({ memberships: member, archivedAt });
	expect(inWords(judgeAbsence(null, 'request', { owner }))).toBe('E_ARCHIVED');
	const before = { owner, effectiveAt: '2026-06-15T07:00:00.000Z' };
	const report = { typeId: 'sick', from: '2026-06-15', to: null, state: 'approved' } as const;
	expect(inWords(judgeAbsence(null, 'request', { ...before, write: report }))).toBe('requested');
});

test('server-decided fields never come from the write, and a device’s wrong clock is marked', () => {
	const forged = { flags: ['FORGED'], decisions: [{ by: 'mara', at: 'now', comment: null }] };
	const verdict = judgeAbsence(aWish(), 'request', { write: forged as object, isClockSuspect: true });
	expect(verdict.outcome === 'accept' && verdict.record).toMatchObject({
		flags: ['CLOCK_SUSPECT'],
		decisions: []
	});
});

test('a deleted absence comes back by its owner’s edit, and by nobody else’s act', () => {
	const gone = { isMasterDeleted: true };
	expect(
		inWords(judgeAbsence(aWish({ state: 'approved' }), 'edit', { ...gone, write: { state: 'draft' } }))
	).toBe('draft');
	expect(inWords(judgeAbsence(aWish(), 'approve', { ...gone, actor: aManager() }))).toBe('E_STATE');
});
