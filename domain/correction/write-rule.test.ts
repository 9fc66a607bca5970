import { expect, test } from 'vitest';
import type { CorrectionVerdict } from '#domain/correction/write-rule.ts';
import { ownerFrom } from '#domain/people/owner.ts';
import {
	aCorrection,
	aLockedEntry,
	judgeCorrection,
	proposedTime
} from '#domain/testkit/correction-builders.ts';
import { aGroup, aManager, aMutation, anActor } from '#domain/testkit/builders.ts';
import { timeEntryStates, type TimeEntryFlag } from '#domain/time-entry/time-entry.ts';

const hr = anActor({ userId: 'katrin', isHr: true });

function words(verdict: CorrectionVerdict): string {
	return verdict.outcome === 'accept' ? verdict.record.state : verdict.reason.code;
}

function steps(verdict: CorrectionVerdict): string[] {
	if (verdict.outcome === 'reject') return [verdict.reason.code];
	return verdict.steps.map(({ event, entry, isDeletion }) =>
		`${event} ${isDeletion ? 'gone' : entry.state} ${entry.flags.join(' ')}`.trim()
	);
}

test('the owner proposes on what is locked; what is open is simply changed, what waits for HR is HR’s turn', () => {
	const open = timeEntryStates.filter(
		(state) => words(judgeCorrection(null, 'propose', { entry: aLockedEntry({ state }) })) !== 'proposed'
	);
	expect(open).toEqual(['draft', 'rejected', 'review']);
	expect(words(judgeCorrection(null, 'propose', { entry: null }))).toBe('E_STATE');
	expect(words(judgeCorrection(null, 'propose', { actor: aManager() }))).toBe('E_FORBIDDEN');
});

test('a proposal says what should be, and why', () => {
	const propose = (write: object) => words(judgeCorrection(null, 'propose', { write }));
	expect(propose({ reason: '  ' })).toBe('E_COMMENT_REQUIRED');
	expect(propose({ proposed: null })).toBe('E_INVALID');
	expect(propose({ entryId: null })).toBe('E_INVALID');
	expect(propose({ kind: 'delete' })).toBe('E_INVALID');
	expect(propose({ kind: 'delete', proposed: null })).toBe('proposed');
	expect(propose({ kind: 'add', entryId: null })).toBe('proposed');
	expect(propose({ proposed: { ...proposedTime, stop: proposedTime.start } })).toBe('E_INVALID');
	expect(propose({ proposed: { ...proposedTime, zone: 'Mars/Olympus' } })).toBe('E_INVALID');
	expect(propose({ proposed: { ...proposedTime, stop: '2027-01-01T00:00:00.000Z' } })).toBe('E_INVALID');
});

test('a person objects to what others recorded or changed for him, not to his own', () => {
	const object = (flags: TimeEntryFlag[]) =>
		words(
			judgeCorrection(null, 'propose', {
				write: { kind: 'objection', proposed: null },
				entry: aLockedEntry({ flags })
			})
		);
	expect([object([]), object(['ON_BEHALF']), object(['CORRECTED'])]).toEqual([
		'E_STATE',
		'proposed',
		'proposed'
	]);
});

test('the proposer takes it back while nobody has decided, also before the server heard of it', () => {
	expect(words(judgeCorrection(aCorrection(), 'withdraw'))).toBe('withdrawn');
	expect(words(judgeCorrection(aCorrection({ state: 'agreed' }), 'withdraw'))).toBe('E_STATE');
	expect(words(judgeCorrection(aCorrection(), 'withdraw', { actor: aManager() }))).toBe('E_FORBIDDEN');
	const unsent = aMutation({ event: 'withdraw', prior: [aMutation({ event: 'propose' })] });
	expect(words(judgeCorrection(null, 'withdraw', { write: { mutation: unsent } }))).toBe('withdrawn');
	expect(words(judgeCorrection(null, 'withdraw'))).toBe('E_STATE');
});

test('the manager of the group on the date or HR decides, nobody on his own, and only once', () => {
	const agree = (over: Parameters<typeof judgeCorrection>[2], master = aCorrection()) =>
		words(judgeCorrection(master, 'agree', over));
	expect(agree({ actor: aManager() })).toBe('agreed');
	expect(agree({ actor: hr })).toBe('agreed');
	expect(agree({ actor: anActor({ userId: 'tom' }) })).toBe('E_FORBIDDEN');
	expect(agree({})).toBe('E_FORBIDDEN');
	expect(agree({ actor: anActor({ isHr: true }) })).toBe('E_SELF');
	const joined = ownerFrom({ memberships: [{ groupId: 'nord', from: '2026-01-13', to: null }] });
	expect(agree({ actor: aManager(), owner: joined })).toBe('E_FORBIDDEN');
	expect(agree({ actor: hr }, aCorrection({ state: 'declined' }))).toBe('E_STATE');
});

test('a refusal needs words; a decision changes nothing of what was proposed', () => {
	expect(words(judgeCorrection(aCorrection(), 'decline', { actor: hr }))).toBe('E_COMMENT_REQUIRED');
	const verdict = judgeCorrection(aCorrection(), 'decline', {
		actor: hr,
		comment: 'the terminal worked',
		write: { proposed: null, reason: 'other', userId: 'katrin' }
	});
	expect(verdict.outcome === 'accept' && verdict.record).toMatchObject({
		userId: 'mara',
		by: 'mara',
		proposed: proposedTime,
		reason: 'the terminal was down',
		decisions: [{ by: 'katrin', comment: 'the terminal worked' }]
	});
});

test('an agreement corrects the entry in its place: same id, same state, flag CORRECTED', () => {
	const verdict = judgeCorrection(aCorrection(), 'agree', { actor: aManager() });
	expect(steps(verdict)).toEqual(['correct confirmed CORRECTED']);
	expect(verdict.outcome === 'accept' && verdict.steps[0]?.entry).toMatchObject({
		...proposedTime,
		id: 'entry',
		route: 'direct',
		comment: 'the terminal was down'
	});
	const verified = aLockedEntry({ state: 'verified', route: 'manager' });
	expect(steps(judgeCorrection(aCorrection(), 'agree', { actor: aManager(), entry: verified }))).toEqual([
		'correct verified CORRECTED'
	]);
});

test('what waits for the manager to verify is not corrected, and what is gone neither', () => {
	const waiting = aLockedEntry({ route: 'manager' });
	expect(steps(judgeCorrection(aCorrection(), 'agree', { actor: aManager(), entry: waiting }))).toEqual([
		'E_STATE'
	]);
	const day = { proposed: proposedTime };
	expect(steps(judgeCorrection(aCorrection(day), 'agree', { actor: hr, entry: null }))).toEqual(['E_STATE']);
});

test('in a closed period HR’s agreement unlocks, corrects and closes; a manager’s does not', () => {
	const closed = { entry: aLockedEntry({ state: 'closed', route: 'manager' }) };
	expect(steps(judgeCorrection(aCorrection(), 'agree', { actor: hr, ...closed }))).toEqual([
		'unlock verified UNLOCKED',
		'correct verified CORRECTED UNLOCKED',
		'close closed CORRECTED UNLOCKED'
	]);
	expect(steps(judgeCorrection(aCorrection(), 'agree', { actor: aManager(), ...closed }))).toEqual([
		'E_LOCKED'
	]);
	const deletion = aCorrection({ kind: 'delete', proposed: null });
	expect(steps(judgeCorrection(deletion, 'agree', { actor: hr, ...closed }))).toEqual([
		'unlock verified UNLOCKED',
		'correct gone CORRECTED UNLOCKED'
	]);
});

test('a missing time comes into being by the agreement, as far as the group’s way to HR goes', () => {
	const missing = aCorrection({ kind: 'add', entryId: null });
	const add = (verification: boolean) => {
		const groups = [{ id: 'nord', data: aGroup({ verification }) }];
		return judgeCorrection(missing, 'agree', { actor: aManager(), entry: null, groups });
	};
	const verified = add(true);
	expect(steps(verified)).toEqual(['correct verified']);
	expect(steps(add(false))).toEqual(['correct confirmed']);
	expect(verified.outcome === 'accept' && [verified.record.entryId, verified.steps[0]?.entry.origin]).toEqual(
		['fresh', 'correction']
	);
});

test('an objection that is agreed to gives the entry back to its owner, where the agreeing person may reopen it', () => {
	const objection = aCorrection({ kind: 'objection', proposed: null });
	const entry = aLockedEntry({ flags: ['ON_BEHALF'] });
	expect(steps(judgeCorrection(objection, 'agree', { actor: hr, entry }))).toEqual([
		'reopen draft ON_BEHALF REOPENED'
	]);
	expect(steps(judgeCorrection(objection, 'agree', { actor: aManager(), entry }))).toEqual(['E_STATE']);
	const closed = aLockedEntry({ state: 'closed', flags: ['CORRECTED'] });
	expect(steps(judgeCorrection(objection, 'agree', { actor: aManager(), entry: closed }))).toEqual([
		'E_LOCKED'
	]);
	expect(steps(judgeCorrection(objection, 'agree', { actor: hr, entry: closed, comment: 'stimmt' }))).toEqual(
		['unlock confirmed CORRECTED UNLOCKED', 'reopen draft CORRECTED REOPENED UNLOCKED']
	);
	const waiting = aLockedEntry({ flags: ['ON_BEHALF'], route: 'manager' });
	expect(steps(judgeCorrection(objection, 'agree', { actor: aManager(), entry: waiting }))).toEqual([
		'reopen draft ON_BEHALF REOPENED'
	]);
});

test('of an archived person nothing is taken that was done after the archiving', () => {
	const owner = { ...ownerFrom({ archivedAt: '2026-01-13T08:00:00.000Z' }) };
	expect(words(judgeCorrection(null, 'propose', { owner }))).toBe('E_ARCHIVED');
	expect(words(judgeCorrection(null, 'propose', { owner, effectiveAt: '2026-01-13T07:00:00.000Z' }))).toBe(
		'proposed'
	);
});

test('neither a proposal nor an agreement puts one locked time over another; drafts and the entry itself have no say', () => {
	const late = { start: proposedTime.start, stop: '2026-01-12T07:00:00.000Z' };
	const both = (around: Parameters<typeof aLockedEntry>[0]) => {
		const over = { around: [aLockedEntry({ id: 'other', ...late, ...around })] };
		const proposed = words(judgeCorrection(null, 'propose', over));
		expect(words(judgeCorrection(aCorrection(), 'agree', { ...over, actor: aManager() }))).toBe(
			proposed === 'proposed' ? 'agreed' : proposed
		);
		return proposed;
	};
	expect(timeEntryStates.filter((state) => both({ state }) === 'E_OVERLAP')).toEqual([
		'confirmed',
		'verified',
		'closed'
	]);
	expect(both({ id: 'entry' })).toBe('proposed');
	expect(both({ kind: 'break' })).toBe('proposed');
	expect(both({ start: proposedTime.stop, stop: '2026-01-12T12:00:00.000Z' })).toBe('proposed');
	const missing = { kind: 'add', entryId: null } as const;
	const around = [aLockedEntry(late)];
	expect(words(judgeCorrection(null, 'propose', { write: missing, around }))).toBe('E_OVERLAP');
	const gone = { kind: 'delete', proposed: null } as const;
	expect(words(judgeCorrection(null, 'propose', { write: gone, around }))).toBe('proposed');
});
