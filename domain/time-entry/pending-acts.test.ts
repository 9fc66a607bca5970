import { describe, expect, test } from 'vitest';
import { aManager, aMutation, aTimeEntry } from '#domain/testkit/builders.ts';
import { judge, NOW, recordOf } from '#domain/testkit/judge-write.ts';

const prior = (...events: string[]) => events.map((event) => aMutation({ event }));

test('an entry created and confirmed offline arrives as one record', () => {
	const mutation = aMutation({ event: 'confirm', prior: prior('create', 'edit') });
	expect(recordOf(judge(null, 'confirm', { write: { mutation } })).state).toBe('confirmed');
});

test('a confirmation taken back before anybody saw it leaves a draft', () => {
	const mutation = aMutation({ event: 'withdraw', prior: prior('create', 'confirm') });
	expect(recordOf(judge(null, 'withdraw', { write: { mutation } })).state).toBe('draft');
});

test('a confirmation the server knows can be taken back and the entry edited within the window only', () => {
	const confirmed = aTimeEntry({
		state: 'confirmed',
		route: 'manager',
		receivedAt: '2026-01-13T08:59:30.000Z',
		mutation: aMutation({ event: 'confirm' })
	});
	const withdrawAt = (deviceTime: string) => {
		const mutation = aMutation({ event: 'edit', prior: [aMutation({ event: 'withdraw', deviceTime })] });
		return judge(confirmed, 'edit', { write: { note: 'x', mutation } });
	};
	expect(recordOf(withdrawAt('2026-01-13T08:59:50.000Z'))).toMatchObject({ state: 'draft', note: 'x' });
	const later = { ...confirmed, receivedAt: '2026-01-13T08:00:00.000Z' };
	const mutation = aMutation({ event: 'edit', prior: [aMutation({ event: 'withdraw', deviceTime: NOW })] });
	expect(judge(later, 'edit', { write: { note: 'x', mutation } })).toMatchObject({
		reason: { code: 'E_LOCKED' }
	});
});

test('the window of a withdrawal ends by receipt, whatever time the device claims, as newest act or earlier one', () => {
	const confirmed = aTimeEntry({
		state: 'confirmed',
		route: 'manager',
		receivedAt: '2026-01-13T08:00:00.000Z',
		mutation: aMutation({ event: 'confirm' })
	});
	const deviceTime = '2026-01-13T08:00:30.000Z';
	const locked = { reason: { code: 'E_LOCKED' } };
	const withdraw = aMutation({ event: 'withdraw', deviceTime });
	const claimed = { effectiveAt: deviceTime, write: { mutation: withdraw } };
	expect(judge(confirmed, 'withdraw', claimed)).toMatchObject(locked);
	const mutation = aMutation({ event: 'edit', deviceTime, prior: [withdraw] });
	const edit = { effectiveAt: deviceTime, write: { note: 'x', mutation } };
	expect(judge(confirmed, 'edit', edit)).toMatchObject(locked);
});

test('a confirmation is not taken back any more once somebody else acted on the entry', () => {
	for (const event of ['undo', 'confirm_on_behalf', 'enter_on_behalf', 'accept', 'correct', 'unlock']) {
		const master = aTimeEntry({ state: 'confirmed', receivedAt: NOW, mutation: aMutation({ event }) });
		expect([event, judge(master, 'withdraw')]).toMatchObject([event, { reason: { code: 'E_LOCKED' } }]);
	}
});

test('a confirmation that was never sent can be taken back, however old the draft it stands on', () => {
	const draft = aTimeEntry({ receivedAt: '2026-01-12T16:00:00.000Z' });
	const mutation = aMutation({ event: 'withdraw', prior: prior('confirm') });
	expect(judge(draft, 'withdraw', { write: { mutation } })).toMatchObject({
		outcome: 'accept',
		record: { state: 'draft' }
	});
});

test('an act that a merge has superseded does not stand in the way of the newest one', () => {
	const edited = aMutation({ event: 'edit', prior: prior('confirm') });
	const verdict = judge(aTimeEntry(), 'edit', { write: { note: 'x', mutation: edited } });
	expect(verdict).toMatchObject({ outcome: 'accept', record: { state: 'draft', note: 'x' } });
	const confirmed = aMutation({ event: 'confirm', prior: prior('edit', 'confirm') });
	expect(recordOf(judge(aTimeEntry(), 'confirm', { write: { mutation: confirmed } })).state).toBe(
		'confirmed'
	);
});

test('names nobody knows are skipped', () => {
	const mutation = aMutation({ event: 'edit', prior: prior('create', 'teleport') });
	expect(judge(null, 'edit', { write: { mutation } }).outcome).toBe('accept');
});

test('acts the master already contains are not judged again', () => {
	const master = aTimeEntry({ state: 'confirmed', mutation: aMutation({ event: 'confirm' }) });
	const mutation = aMutation({ event: 'withdraw', prior: [...prior('create'), master.mutation] });
	const verdict = judge({ ...master, receivedAt: NOW }, 'withdraw', { write: { mutation } });
	expect(recordOf(verdict).state).toBe('draft');
});

describe('acts the master already contains', () => {
	test('are not judged again: a confirmation that was refused is not there to be taken back', () => {
		const refused = aMutation({ event: 'confirm' });
		const master = aTimeEntry({ mutation: refused });
		const mutation = aMutation({ event: 'withdraw', prior: [...prior('create'), refused] });
		expect(judge(master, 'withdraw', { write: { mutation } })).toMatchObject({
			outcome: 'reject',
			reason: { code: 'E_STATE', state: 'draft' }
		});
	});

	test('end where those it does not contain begin', () => {
		const refused = aMutation({ event: 'confirm' });
		const master = aTimeEntry({ mutation: refused });
		const mutation = aMutation({ event: 'withdraw', prior: [refused, ...prior('confirm')] });
		expect(judge(master, 'withdraw', { write: { mutation } }).outcome).toBe('accept');
	});
});

describe('an entry that the server does not have', () => {
	test('is a draft of its owner, whatever act the device names first', () => {
		for (const event of ['edit', 'confirm', 'create'] as const) {
			const verdict = judge(null, event, { write: { mutation: aMutation({ event }) } });
			expect([event, verdict.outcome]).toEqual([event, 'accept']);
		}
	});

	test('is nothing yet to a manager, who may enter it and decide on it before he is online again', () => {
		const entered = aMutation({ event: 'enter_on_behalf', comment: 'by phone' });
		const mutation = aMutation({ event: 'verify', prior: [entered] });
		const verified = judge(null, 'verify', { actor: aManager(), write: { mutation } });
		expect(recordOf(verified)).toMatchObject({ state: 'verified', route: 'manager' });
		expect(judge(null, 'verify', { actor: aManager() })).toMatchObject({
			reason: { code: 'E_STATE', state: 'none' }
		});
	});

	test('counts as not there once it is deleted, locked as it was', () => {
		const master = aTimeEntry({ state: 'closed', route: 'direct', note: 'roof' });
		const edited = judge(master, 'edit', { isMasterDeleted: true, write: { note: 'cellar' } });
		expect(recordOf(edited)).toMatchObject({ state: 'draft', note: 'cellar' });
		expect(judge(master, 'edit', { isMasterDeleted: false })).toMatchObject({
			reason: { code: 'E_LOCKED' }
		});
	});

	test('may have been deleted and brought back by a merge on the device', () => {
		const mutation = aMutation({ event: 'edit', prior: prior('create', 'delete') });
		expect(judge(null, 'edit', { write: { mutation } }).outcome).toBe('accept');
	});
});

describe('when the newest act is refused', () => {
	const overlap = { others: [aTimeEntry()] };

	test('its content is kept where the owner could write before the unseen acts', () => {
		const mutation = aMutation({ event: 'confirm', prior: prior('edit', 'confirm') });
		const verdict = judge(aTimeEntry(), 'confirm', { ...overlap, write: { note: 'x', mutation } });
		expect(verdict).toMatchObject({
			outcome: 'accept_content',
			record: { state: 'draft', note: 'x' },
			reason: { code: 'E_OVERLAP' }
		});
	});

	test('its content is kept where the unseen acts opened the entry', () => {
		const confirmed = aTimeEntry({
			state: 'confirmed',
			route: 'manager',
			receivedAt: NOW,
			mutation: aMutation({ event: 'confirm' })
		});
		const mutation = aMutation({ event: 'confirm', prior: prior('withdraw', 'edit') });
		const verdict = judge(confirmed, 'confirm', { ...overlap, write: { note: 'x', mutation } });
		expect(verdict).toMatchObject({
			outcome: 'accept_content',
			record: { state: 'draft', note: 'x' },
			reason: { code: 'E_OVERLAP' }
		});
	});

	test('nothing of it is kept where the entry was locked all along', () => {
		const verified = aTimeEntry({ state: 'verified', route: 'manager' });
		const mutation = aMutation({ event: 'edit', prior: prior('edit', 'withdraw') });
		expect(judge(verified, 'edit', { write: { note: 'x', mutation } })).toEqual({
			outcome: 'reject',
			reason: { code: 'E_LOCKED', state: 'verified' }
		});
	});
});

describe('an act nobody saw', () => {
	test('is judged by its own words, not by those of the newest act', () => {
		const waiting = aTimeEntry({ state: 'confirmed', route: 'manager' });
		const returned = (comment?: string) =>
			aMutation({ event: 'reject', ...(comment === undefined ? {} : { comment }) });
		const undo = (reject: ReturnType<typeof returned>, over: Partial<typeof reject> = {}) =>
			judge(waiting, 'undo', {
				actor: aManager(),
				write: { state: 'confirmed', mutation: aMutation({ event: 'undo', prior: [reject], ...over }) }
			}).outcome;
		expect(undo(returned('lunch?'))).toBe('accept');
		expect(undo(returned(), { comment: 'sorry' })).toBe('reject');
	});

	test('is not asked for the guards of a confirmation: what nobody saw overlaps with nothing', () => {
		const mutation = aMutation({ event: 'withdraw', prior: prior('create', 'confirm') });
		const verdict = judge(null, 'withdraw', { others: [aTimeEntry()], write: { stop: null, mutation } });
		expect(verdict.outcome).toBe('accept');
	});

	test('of a manager is skipped as well when nobody knows its name', () => {
		const waiting = aTimeEntry({ state: 'confirmed', route: 'manager' });
		const mutation = aMutation({ event: 'verify', prior: prior('teleport') });
		expect(judge(waiting, 'verify', { actor: aManager(), write: { mutation } }).outcome).toBe('accept');
	});
});
