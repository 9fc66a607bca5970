import { expect, test } from 'vitest';
import { backUpTestServer } from '#server/testkit/restore-test-server.ts';
import {
	heldAbsences,
	idOf,
	membersAbsences,
	ownAbsences,
	questions,
	requestScene,
	week
} from './requests-scene.ts';
import { createDevice, statusOf, synced } from './test-device.ts';

test('days off are asked for without network, shown at once, and reach the manager who decides', async () => {
	const scene = await requestScene('manager');
	const { phone, onPhone, onTablet } = scene;
	phone.fault = 'offline';
	const mine = await onPhone.requests();
	const id = await idOf(mine.requestAbsence({ ...week, note: 'sea' }));
	expect(await ownAbsences(onPhone)).toMatchObject([{ id, state: 'requested', label: 'vacation' }]);
	expect([await onPhone.unsent(), (await statusOf(onPhone)).pendingRequests.length]).toEqual([1, 1]);
	phone.fault = 'none';
	await synced(onPhone, onTablet);
	expect(await onPhone.unsent()).toBe(0);
	expect(await membersAbsences(onTablet)).toMatchObject([
		{ id, state: 'requested', note: 'sea', typeId: 'vacation' }
	]);
	const theirs = await onTablet.requests();
	await idOf(theirs.approveAbsence(id, 'enjoy'));
	await synced(onTablet, onPhone);
	expect(await ownAbsences(onPhone)).toMatchObject([
		{ id, state: 'mgr_approved', decisions: [{ comment: 'enjoy' }] }
	]);
	expect(await questions(onPhone)).toEqual([]);
});

test('what was written, changed and asked for offline travels as one write with all its acts', async () => {
	const scene = await requestScene();
	const { phone, onPhone, onTablet } = scene;
	phone.fault = 'offline';
	const mine = await onPhone.requests();
	const id = await idOf(mine.saveAbsence(week));
	await idOf(mine.editAbsence(id, { to: '2027-02-04' }));
	await idOf(mine.askForAbsence(id));
	phone.fault = 'none';
	await synced(onPhone, onTablet);
	expect(await heldAbsences(scene)).toMatchObject([{ id, state: 'requested', to: '2027-02-04' }]);
	expect(await ownAbsences(onTablet)).toMatchObject([{ id, state: 'requested' }]);
});

test('a reply that gets lost does nothing twice, and another act in between stands on it', async () => {
	const scene = await requestScene();
	const { phone, onPhone } = scene;
	const mine = await onPhone.requests();
	phone.lostReplies = 1;
	const id = await idOf(mine.requestAbsence(week));
	await synced(onPhone);
	expect(await heldAbsences(scene)).toMatchObject([{ id, state: 'requested', revision: 1 }]);
	phone.lostReplies = 1;
	await idOf(mine.withdrawAbsence(id));
	await synced(onPhone);
	expect(await heldAbsences(scene)).toMatchObject([{ id, state: 'withdrawn', revision: 2 }]);
	expect([await onPhone.unsent(), await questions(onPhone)]).toEqual([0, []]);
});

test('R3: what two devices changed is joined; what both changed is asked, whole, and answered with a new act', async () => {
	const scene = await requestScene();
	const { phone, tablet, onPhone, onTablet } = scene;
	const [mine, theirs] = [await onPhone.requests(), await onTablet.requests()];
	const id = await idOf(mine.saveAbsence(week));
	await synced(onPhone, onTablet);
	phone.fault = 'offline';
	tablet.fault = 'offline';
	await idOf(mine.editAbsence(id, { to: '2027-02-12' }));
	await idOf(theirs.editAbsence(id, { to: '2027-02-03', note: 'short' }));
	phone.fault = 'none';
	await synced(onPhone);
	tablet.fault = 'none';
	await synced(onTablet, onPhone);
	expect(await heldAbsences(scene)).toMatchObject([{ id, to: '2027-02-12', note: 'short' }]);
	const [question] = await questions(onTablet);
	expect(question).toMatchObject({
		kind: 'conflict',
		source: 'absences',
		dropped: ['days'],
		mine: { to: '2027-02-03' }
	});
	await idOf((await onTablet.inbox()).resolveQuestion(question?.id ?? '', 'mine'));
	await synced(onTablet, onPhone);
	expect(await ownAbsences(onPhone)).toMatchObject([{ id, to: '2027-02-03', note: 'short' }]);
	expect(await questions(onTablet)).toEqual([]);
});

test('a decision that came meanwhile stays; the person is asked about what could not be done any more', async () => {
	const { phone, onPhone, onTablet, ...firm } = await requestScene('manager');
	const [mine, theirs] = [await onPhone.requests(), await onTablet.requests()];
	const id = await idOf(mine.requestAbsence(week));
	await synced(onPhone, onTablet);
	phone.fault = 'offline';
	await idOf(mine.withdrawAbsence(id));
	await idOf(theirs.rejectAbsence(id, 'three are away'));
	await synced(onTablet);
	phone.fault = 'none';
	await synced(onPhone);
	expect(await heldAbsences(firm)).toMatchObject([{ state: 'rejected' }]);
	expect(await ownAbsences(onPhone)).toMatchObject([{ state: 'rejected' }]);
	const [question] = await questions(onPhone);
	expect(question).toMatchObject({
		kind: 'conflict',
		mine: { state: 'withdrawn' },
		theirs: { state: 'rejected' }
	});
	const away = await (await onPhone.inbox()).resolveQuestion(question?.id ?? '', 'theirs');
	expect(await questions(onPhone)).toEqual([]);
	expect(away.ok && (await away.value.undo()).ok).toBe(true);
	expect(await questions(onPhone)).toHaveLength(1);
});

test('what the server refuses stays as a draft with its reason, and as a question; it is not sent for ever', async () => {
	const scene = await requestScene();
	const { phone, onPhone, onTablet } = scene;
	const [mine, theirs] = [await onPhone.requests(), await onTablet.requests()];
	phone.fault = 'offline';
	await idOf(mine.requestAbsence({ ...week, note: 'ski' }));
	await idOf(theirs.requestAbsence(week));
	await synced(onTablet);
	phone.fault = 'none';
	await synced(onPhone);
	expect((await heldAbsences(scene)).map(({ state, note }) => [state, note]).sort()).toEqual([
		['draft', 'ski'],
		['requested', '']
	]);
	expect(await questions(onPhone)).toMatchObject([
		{ kind: 'rejection', reason: { code: 'E_OVERLAP' }, mine: { note: 'ski' } }
	]);
	const sent = phone.requests.filter((one) => one.endsWith('absences/push')).length;
	await synced(onPhone);
	expect(phone.requests.filter((one) => one.endsWith('absences/push'))).toHaveLength(sent);
	expect(await onPhone.unsent()).toBe(0);
});

test('the device says no by the same rules, and then nothing is written', async () => {
	const { onPhone } = await requestScene();
	const mine = await onPhone.requests();
	await idOf(mine.requestAbsence(week));
	const again = await mine.requestAbsence(week);
	expect(again).toEqual({ ok: false, error: { code: 'E_OVERLAP' } });
	const tomorrow = await mine.reportSick({ typeId: 'sick', from: '2026-11-20', to: null });
	expect(tomorrow).toEqual({ ok: false, error: { code: 'E_NOT_YET' } });
	expect(await ownAbsences(onPhone)).toHaveLength(1);
});

test('an illness is reported, ends and can be taken back; the manager’s device holds no word of it', async () => {
	const scene = await requestScene('manager');
	const { onPhone, onTablet } = scene;
	const mine = await onPhone.requests();
	const reported = await mine.reportSick({ typeId: 'sick', from: '2026-11-18', to: null, note: 'flu' });
	const id = await idOf(Promise.resolve(reported));
	await synced(onPhone, onTablet);
	expect(await ownAbsences(onPhone)).toMatchObject([
		{ id, state: 'approved', category: 'sick', note: 'flu' }
	]);
	await idOf(mine.editAbsence(id, { to: '2026-11-19', certificate: { date: '2026-11-19' } }));
	await synced(onPhone, onTablet);
	const seen = await membersAbsences(onTablet);
	expect(seen).toMatchObject([{ id, typeId: 'absent', to: '2026-11-19', certificate: null }]);
	expect(JSON.stringify(seen)).not.toMatch(/flu|sick/);
	await idOf(mine.deleteAbsence(id));
	expect(await ownAbsences(onPhone)).toEqual([]);
	await synced(onPhone, onTablet);
	expect([await membersAbsences(onTablet), await heldAbsences(scene)]).toEqual([[], []]);
	expect(await onPhone.unsent()).toBe(0);
});

test('what was made and deleted without network leaves nothing behind, here or there', async () => {
	const scene = await requestScene();
	const { phone, onPhone } = scene;
	phone.fault = 'offline';
	const mine = await onPhone.requests();
	const id = await idOf(mine.saveAbsence(week));
	await idOf(mine.deleteAbsence(id));
	phone.fault = 'none';
	await synced(onPhone);
	await synced(onPhone);
	expect([await heldAbsences(scene), await ownAbsences(onPhone), await onPhone.unsent()]).toEqual([
		[],
		[],
		0
	]);
});

test('an app that ends before sending still has everything, and sends it after the restart', async () => {
	const scene = await requestScene();
	const { phone, worker } = scene;
	phone.fault = 'offline';
	const id = await idOf((await scene.onPhone.requests()).requestAbsence(week));
	phone.fault = 'none';
	const again = await phone.open(worker);
	await synced(again);
	expect(await heldAbsences(scene)).toMatchObject([{ id, state: 'requested' }]);
	expect(await again.unsent()).toBe(0);
});

test('whoever loses the group holds nothing of it after the next exchange', async () => {
	const { server, onPhone, onTablet } = await requestScene('manager');
	await idOf((await onPhone.requests()).requestAbsence(week));
	await synced(onPhone, onTablet);
	expect(await membersAbsences(onTablet)).toHaveLength(1);
	await server.addEmployee({ id: 'katrin', hr: true });
	await server.patch('/api/groups/nord', { data: { managers: [] } }, 'katrin');
	await synced(onTablet);
	expect(await membersAbsences(onTablet)).toEqual([]);
});

test('a new device of the person gets what the others wrote', async () => {
	const { server, worker, onPhone } = await requestScene();
	const id = await idOf((await onPhone.requests()).requestAbsence(week));
	await synced(onPhone);
	const third = await createDevice(server).open(worker);
	await synced(third);
	expect(await ownAbsences(third)).toMatchObject([{ id, state: 'requested' }]);
});

test('R8: what a restored server has forgotten is asked of the person, and can be asked for again', async () => {
	const scene = await requestScene();
	const { server, phone, onPhone } = scene;
	const mine = await onPhone.requests();
	const kept = await idOf(mine.requestAbsence({ ...week, from: '2027-03-01', to: '2027-03-02' }));
	await synced(onPhone);
	const copy = await backUpTestServer(server);
	const id = await idOf(mine.requestAbsence({ ...week, note: 'sea' }));
	const over = await idOf(mine.requestAbsence({ ...week, from: '2027-04-01', to: '2027-04-01' }));
	await idOf(mine.withdrawAbsence(over));
	await synced(onPhone);
	phone.server = await copy();
	await synced(onPhone);
	expect((await ownAbsences(onPhone)).map((one) => one.id)).toEqual([kept]);
	const open = await questions(onPhone);
	expect(open).toMatchObject([
		{ recordId: id, kind: 'conflict', mine: { note: 'sea', state: 'requested' }, theirs: null }
	]);
	await idOf((await onPhone.inbox()).resolveQuestion(open[0]?.id ?? '', 'mine'));
	await synced(onPhone);
	expect(await heldAbsences({ ...scene, server: phone.server })).toMatchObject([
		{ id: kept },
		{ from: week.from, note: 'sea', state: 'requested' }
	]);
});
