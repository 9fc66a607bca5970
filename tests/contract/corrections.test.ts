import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { addMorning, masters, MORNING, NOON } from './scene.ts';
import { corrections, idOf, questions, requestScene } from './requests-scene.ts';
import { synced } from './test-device.ts';

const earlier = {
	kind: 'work' as const,
	start: '2026-11-18T06:30:00.000Z',
	stop: NOON,
	zone: 'Europe/Berlin',
	workTypeId: null,
	jobId: null,
	note: ''
};

/** The worker's morning, confirmed on the phone and verified on the manager's tablet. */
async function verifiedScene() {
	const scene = await requestScene('manager');
	const { onPhone, onTablet } = scene;
	const id = await addMorning(onPhone);
	await onPhone.commands.confirmEntries([id]);
	await synced(onPhone, onTablet);
	await onTablet.commands.verifyEntries([id]);
	await synced(onTablet, onPhone);
	expect(await masters(scene.server)).toMatchObject([{ id, state: 'verified' }]);
	return { ...scene, id, mine: await onPhone.requests(), theirs: await onTablet.requests() };
}

test('locked time is put right by a proposal, made and agreed to without network, and both devices show it', async () => {
	const { server, phone, onPhone, onTablet, id, mine, theirs } = await verifiedScene();
	phone.fault = 'offline';
	const proposal = {
		kind: 'change',
		entryId: id,
		proposed: earlier,
		reason: 'the terminal was down'
	} as const;
	const correction = await idOf(mine.proposeCorrection(proposal));
	expect(await corrections(onPhone)).toMatchObject([{ id: correction, state: 'proposed' }]);
	phone.fault = 'none';
	await synced(onPhone, onTablet);
	expect(await corrections(onTablet)).toMatchObject([{ id: correction, state: 'proposed', by: 'worker' }]);
	await idOf(theirs.agreeToCorrection(correction));
	await synced(onTablet, onPhone);
	expect(await masters(server)).toMatchObject([
		{ id, start: earlier.start, state: 'verified', flags: ['CORRECTED'] }
	]);
	const day = await firstValueFrom(onPhone.views.day('2026-11-18'));
	expect(day.rows.map((row) => row.start)).toEqual([earlier.start]);
	expect(await corrections(onPhone)).toMatchObject([{ state: 'agreed', decisions: [{ by: 'manager' }] }]);
});

test('what is not locked is simply changed, and what waits to be sent is simply taken back', async () => {
	const { onPhone, phone, mine } = await verifiedScene();
	const added = await onPhone.commands.addEntry({
		kind: 'work',
		start: '2026-11-17T07:00:00.000Z',
		stop: '2026-11-17T11:00:00.000Z',
		workTypeId: null
	});
	const entryId = added.ok ? (added.value.ids[0] ?? '') : '';
	const propose = () => mine.proposeCorrection({ kind: 'delete', entryId, proposed: null, reason: 'x' });
	expect(await propose()).toMatchObject({ ok: false, error: { code: 'E_STATE' } });
	phone.fault = 'offline';
	await onPhone.commands.confirmEntries([entryId]);
	expect(await propose()).toMatchObject({ ok: false, error: { code: 'E_STATE' } });
	expect(await corrections(onPhone)).toEqual([]);
});

test('a proposal taken back while the manager agreed: the agreement stands, and the person is told', async () => {
	const { server, phone, onPhone, onTablet, id, mine, theirs } = await verifiedScene();
	const correction = await idOf(
		mine.proposeCorrection({ kind: 'change', entryId: id, proposed: earlier, reason: 'late bus' })
	);
	await synced(onPhone, onTablet);
	phone.fault = 'offline';
	await idOf(mine.withdrawCorrection(correction));
	await idOf(theirs.agreeToCorrection(correction));
	await synced(onTablet);
	phone.fault = 'none';
	await synced(onPhone);
	expect(await corrections(onPhone)).toMatchObject([{ state: 'agreed' }]);
	expect(await questions(onPhone)).toMatchObject([
		{ kind: 'conflict', source: 'corrections', mine: { state: 'withdrawn' }, theirs: { state: 'agreed' } }
	]);
	expect(await masters(server)).toMatchObject([{ start: earlier.start }]);
});

test('a proposal about an entry that was reopened meanwhile is refused and kept for the person, whole', async () => {
	const { server, phone, onPhone, id, mine } = await verifiedScene();
	phone.fault = 'offline';
	await idOf(mine.proposeCorrection({ kind: 'change', entryId: id, proposed: earlier, reason: 'late bus' }));
	server.deps.db.statement('DELETE FROM hidden_time_entries').run([]);
	await server.addEmployee({ id: 'katrin', hr: true });
	server.deps.db
		.statement(
			`UPDATE time_entries SET state = 'draft', record = replace(record, '"state":"verified"', '"state":"draft"') WHERE id = ?`
		)
		.run([id]);
	phone.fault = 'none';
	await synced(onPhone);
	await synced(onPhone);
	expect(await corrections(onPhone)).toEqual([]);
	expect(await questions(onPhone)).toMatchObject([
		{
			kind: 'rejection',
			reason: { code: 'E_STATE', state: 'draft' },
			mine: { proposed: earlier, reason: 'late bus' }
		}
	]);
	expect(await onPhone.unsent()).toBe(0);
});

test('missing time is proposed and comes back as an entry of the day; undo takes a proposal back', async () => {
	const { server, onPhone, onTablet, mine, theirs } = await verifiedScene();
	const proposed = { ...earlier, start: '2026-11-17T07:00:00.000Z', stop: '2026-11-17T09:00:00.000Z' };
	const missing = { kind: 'add', entryId: null, proposed, reason: 'forgot' } as const;
	const first = await mine.proposeCorrection(missing);
	expect(first.ok && (await first.value.undo()).ok).toBe(true);
	await synced(onPhone, onTablet);
	expect((await corrections(onPhone)).map(({ state }) => state)).toEqual(['withdrawn']);
	expect((await corrections(onTablet)).filter(({ state }) => state === 'proposed')).toEqual([]);
	const id = await idOf(mine.proposeCorrection(missing));
	await synced(onPhone, onTablet);
	await idOf(theirs.agreeToCorrection(id));
	await synced(onTablet, onPhone);
	const added = (await masters(server)).find((one) => one['start'] !== MORNING);
	expect(added).toMatchObject({ state: 'verified', origin: 'correction', start: proposed.start });
});

test('a request shows its course on its day, to its owner and to who decides, and what it would be refused for', async () => {
	const { phone, onPhone, onTablet, id, mine, theirs } = await verifiedScene();
	const proposal = {
		kind: 'change',
		entryId: id,
		proposed: earlier,
		reason: 'the terminal was down'
	} as const;
	const ofDay = () => firstValueFrom(onPhone.views.dayCorrections('2026-11-18'));
	const toDecide = () => firstValueFrom(onTablet.views.correctionsToDecide());
	expect(await mine.refusalOfProposal({ ...proposal, reason: ' ' })).toEqual({ code: 'E_COMMENT_REQUIRED' });
	expect(await mine.refusalOfProposal(proposal)).toBeNull();
	expect(await ofDay()).toEqual([]);

	phone.fault = 'offline';
	const correction = await idOf(mine.proposeCorrection(proposal));
	const [asked] = await ofDay();
	expect(asked).toMatchObject({
		id: correction,
		state: 'proposed',
		isWaiting: true,
		date: '2026-11-18',
		current: { start: MORNING, stop: NOON },
		proposed: { start: earlier.start },
		reason: 'the terminal was down',
		decision: null,
		turn: 'either'
	});
	expect(await firstValueFrom(onPhone.views.dayCorrections('2026-11-17'))).toEqual([]);
	phone.fault = 'none';
	await synced(onPhone, onTablet);
	expect(await ofDay()).toMatchObject([{ isWaiting: false }]);
	expect(await toDecide()).toMatchObject([{ id: correction, person: { id: 'worker' } }]);
	expect(await firstValueFrom(onTablet.views.approvalsCount())).toBe(1);
	expect(await theirs.refusalOfAgreement(correction)).toBeNull();

	await idOf(theirs.declineCorrection(correction, 'The door log says half past seven.'));
	expect(await toDecide()).toEqual([]);
	await synced(onTablet, onPhone);
	expect(await ofDay()).toMatchObject([
		{ state: 'declined', decision: { comment: 'The door log says half past seven.' } }
	]);
});

test('what waits for the manager is asked about, but nobody agrees before it is approved', async () => {
	const { onPhone, onTablet } = await requestScene('manager');
	const entryId = await addMorning(onPhone);
	await onPhone.commands.confirmEntries([entryId]);
	await synced(onPhone, onTablet);
	const [mine, theirs] = [await onPhone.requests(), await onTablet.requests()];
	const id = await idOf(mine.proposeCorrection({ kind: 'delete', entryId, proposed: null, reason: 'twice' }));
	await synced(onPhone, onTablet);
	expect(await firstValueFrom(onTablet.views.correctionsToDecide())).toMatchObject([
		{ turn: 'manager-first' }
	]);
	expect(await theirs.refusalOfAgreement(id)).toMatchObject({ code: 'E_STATE' });
	await onTablet.commands.verifyEntries([entryId]);
	await synced(onTablet);
	expect(await theirs.refusalOfAgreement(id)).toBeNull();
});
