import { expect, test } from 'vitest';
import { aMutation, aTimeEntry } from '#domain/testkit/builders.ts';
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
	expect(recordOf(judge(aTimeEntry(), 'edit', { write: { note: 'x', mutation: edited } })).state).toBe(
		'draft'
	);
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
