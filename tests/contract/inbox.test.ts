import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import type { Engine } from '#lib/data/engine/engine.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import {
	corrections,
	heldAbsences,
	idOf,
	ownAbsences,
	questions,
	requestScene,
	week
} from './requests-scene.ts';
import { addMorning, apart, masters, twoDevices, type Scene } from './scene.ts';
import { statusOf, synced } from './test-device.ts';

const LATER = '2026-11-18T12:00:00.000Z';
const decisionsOf = (engine: Engine) => firstValueFrom(engine.views.decisions());
const settledOf = async (engine: Engine) => firstValueFrom((await engine.inbox()).settled());

/** Both devices wrote another note: the tablet's waits for a decision there. */
async function twoNotes(): Promise<Scene & { readonly decisionId: string }> {
	const scene = await twoDevices();
	const { onPhone, onTablet, id } = scene;
	await apart(
		scene,
		() => onPhone.commands.editEntry(id, { note: 'vom Handy' }),
		() => onTablet.commands.editEntry(id, { note: 'vom Tablet' })
	);
	const [decision] = await decisionsOf(onTablet);
	return { ...scene, decisionId: decision?.id ?? '' };
}

/** The tablet changed the end of an entry that the phone has confirmed meanwhile. */
async function lockedMeanwhile(): Promise<Scene & { readonly decisionId: string }> {
	const scene = await requestScene();
	const { onPhone, onTablet } = scene;
	const id = await addMorning(onPhone);
	await synced(onPhone, onTablet);
	await apart(
		{ ...scene, id },
		() => onPhone.commands.confirmEntries([id]),
		() => onTablet.commands.editEntry(id, { stop: LATER })
	);
	const [decision] = await decisionsOf(onTablet);
	expect(decision).toMatchObject({ choices: ['dismiss'], now: { id, state: 'confirmed' } });
	expect(decision?.proposal).toMatchObject({ kind: 'change', proposed: { stop: LATER } });
	return { ...scene, id, decisionId: decision?.id ?? '' };
}

test('one’s own version is taken without network, outlives a reload, and is taken back from the list of what is done', async () => {
	const { server, worker, tablet, onTablet, decisionId } = await twoNotes();
	tablet.fault = 'offline';
	expect((await onTablet.commands.resolveDecision(decisionId, 'mine')).ok).toBe(true);
	expect(await decisionsOf(onTablet)).toEqual([]);

	const again = await tablet.open(worker);
	expect(await decisionsOf(again)).toEqual([]);
	expect(await settledOf(again)).toMatchObject([
		{ id: decisionId, choice: 'mine', canUndo: true, hasWritten: true }
	]);
	tablet.fault = 'none';
	await synced(again);
	expect(await masters(server)).toMatchObject([{ note: 'vom Tablet' }]);

	tablet.fault = 'offline';
	expect((await (await again.inbox()).reopenSettled(decisionId)).ok).toBe(true);
	expect(await settledOf(again)).toEqual([]);
	const third = await tablet.open(worker);
	expect(await decisionsOf(third)).toMatchObject([
		{ id: decisionId, mine: { note: 'vom Tablet' }, now: { note: 'vom Handy' }, choices: ['mine', 'theirs'] }
	]);
	tablet.fault = 'none';
	await synced(third);
	expect(await masters(server)).toMatchObject([{ note: 'vom Handy' }]);
});

test('an answer that was taken back once is not taken back again by an older undo', async () => {
	const { onTablet, decisionId } = await twoNotes();
	const done = await onTablet.commands.resolveDecision(decisionId, 'mine');
	expect((await (await onTablet.inbox()).reopenSettled(decisionId)).ok).toBe(true);
	expect(done.ok && (await done.value.undo())).toMatchObject({ ok: false, error: { code: 'E_STATE' } });
	expect(await decisionsOf(onTablet)).toHaveLength(1);
});

test('what somebody went on from stays as it is: the answer cannot be taken back, and stays among what is done', async () => {
	const { onPhone, onTablet, id, decisionId } = await twoNotes();
	await onTablet.commands.resolveDecision(decisionId, 'mine');
	await synced(onTablet, onPhone);
	await onPhone.commands.editEntry(id, { note: 'noch einmal' });
	await synced(onPhone, onTablet);
	expect(await settledOf(onTablet)).toMatchObject([{ id: decisionId, canUndo: false }]);
	const inbox = await onTablet.inbox();
	expect(await inbox.reopenSettled(decisionId)).toMatchObject({ ok: false, error: { code: 'E_STATE' } });
	expect(await decisionsOf(onTablet)).toEqual([]);
	expect(await settledOf(onTablet)).toHaveLength(1);
});

test('an answer about a version that does not count any more changes nothing; the question shows the new one', async () => {
	const { server, onPhone, onTablet, id, decisionId } = await twoNotes();
	const [shown] = await decisionsOf(onTablet);
	expect(shown).toMatchObject({ hasMovedOn: false, now: { note: 'vom Handy' } });
	await onPhone.commands.editEntry(id, { note: 'dritte Fassung' });
	await synced(onPhone, onTablet);

	const late = await onTablet.commands.resolveDecision(decisionId, 'mine', shown?.now?.mutation.id ?? null);
	expect(late).toMatchObject({ ok: false, error: { code: 'E_MOVED_ON' } });
	const [renewed] = await decisionsOf(onTablet);
	expect(renewed).toMatchObject({ hasMovedOn: true, now: { note: 'dritte Fassung' } });
	const seen = renewed?.now?.mutation.id ?? null;
	expect((await onTablet.commands.resolveDecision(decisionId, 'mine', seen)).ok).toBe(true);
	await synced(onTablet);
	expect(await masters(server)).toMatchObject([{ note: 'vom Tablet' }]);
});

test('a locked entry: one’s own version goes out as a correction, proposed without network and across a reload', async () => {
	const { server, worker, tablet, onTablet, id, decisionId } = await lockedMeanwhile();
	tablet.fault = 'offline';
	const inbox = await onTablet.inbox();
	const wordless = await inbox.correctDecision(decisionId, ' ');
	expect(wordless).toMatchObject({ ok: false, error: { code: 'E_COMMENT_REQUIRED' } });
	const [open] = await decisionsOf(onTablet);
	// Nothing is under way: no later start looks for what was not written.
	const notes = Object.entries(open ?? {}).filter(([name]) => name.startsWith('settling'));
	expect([open?.id, notes.filter(([, note]) => note !== undefined)]).toEqual([decisionId, []]);
	expect((await inbox.correctDecision(decisionId, 'länger geblieben')).ok).toBe(true);

	const again = await tablet.open(worker);
	expect(await decisionsOf(again)).toEqual([]);
	expect(await settledOf(again)).toMatchObject([{ choice: 'correct', canUndo: true }]);
	tablet.fault = 'none';
	await synced(again);
	const { documents } = await syncClient(server, worker).pull('corrections');
	expect(documents).toMatchObject([
		{ entryId: id, state: 'proposed', reason: 'länger geblieben', proposed: { stop: LATER } }
	]);
	expect(await masters(server)).toMatchObject([{ id, state: 'confirmed' }]);

	expect((await (await again.inbox()).reopenSettled(decisionId)).ok).toBe(true);
	await synced(again);
	expect(await corrections(again)).toMatchObject([{ state: 'withdrawn' }]);
	expect(await decisionsOf(again)).toMatchObject([{ id: decisionId, mine: { stop: LATER } }]);
});

test('an app that ends between the correction and the end of its decision proposes nothing twice', async () => {
	const { worker, tablet, onTablet, decisionId } = await lockedMeanwhile();
	tablet.localRemovalsLeft = 0;
	await expect((await onTablet.inbox()).correctDecision(decisionId, 'länger geblieben')).rejects.toThrow();
	tablet.localRemovalsLeft = null;
	const again = await tablet.open(worker);
	expect(await decisionsOf(again)).toEqual([]);
	expect(await settledOf(again)).toMatchObject([{ id: decisionId, choice: 'correct', canUndo: false }]);
	// What it wrote was not noted: opening it again would leave that standing beside a second answer.
	expect((await (await again.inbox()).reopenSettled(decisionId)).ok).toBe(false);
	await synced(again);
	expect(await corrections(again)).toHaveLength(1);
});

test('a question that was adjusted by an edit is done, and can be opened again', async () => {
	const { server, worker, tablet, onTablet, id, decisionId } = await twoNotes();
	tablet.fault = 'offline';
	await onTablet.commands.editEntry(id, { note: 'aus beiden' });
	expect((await onTablet.commands.resolveDecision(decisionId, 'adjust')).ok).toBe(true);
	const again = await tablet.open(worker);
	expect(await settledOf(again)).toMatchObject([{ choice: 'adjust', hasWritten: false, canUndo: true }]);
	tablet.fault = 'none';
	await synced(again);
	expect(await masters(server)).toMatchObject([{ note: 'aus beiden' }]);
	expect((await (await again.inbox()).reopenSettled(decisionId)).ok).toBe(true);
	expect(await decisionsOf(again)).toMatchObject([
		{ mine: { note: 'vom Tablet' }, now: { note: 'aus beiden' } }
	]);
});

test('whoever was asked about it, the question stays open and still counts', async () => {
	const { worker, tablet, onTablet, decisionId } = await twoNotes();
	tablet.fault = 'offline';
	const asked = await (await onTablet.inbox()).markAsked([decisionId]);
	const again = await tablet.open(worker);
	const [decision] = await decisionsOf(again);
	expect(decision?.askedAt).toBe(asked.ok ? asked.value.at : '');
	expect((await statusOf(again)).questions).toEqual({ decisions: 1, refusals: 0 });
});

test('what was decided stays among what is done for 30 days; what is open stays as long as it takes', async () => {
	const scene = await twoNotes();
	const { server, onPhone, onTablet, id, decisionId } = scene;
	await onTablet.commands.resolveDecision(decisionId, 'theirs');
	await apart(
		scene,
		() => onPhone.commands.editEntry(id, { note: 'anders' }),
		() => onTablet.commands.editEntry(id, { note: 'später' })
	);
	server.clock.set('2026-12-30T08:00:00.000Z');
	const [open] = await decisionsOf(onTablet);
	expect(open).toMatchObject({ mine: { note: 'später' }, choices: ['mine', 'theirs'] });
	await onTablet.commands.resolveDecision(open?.id ?? '', 'theirs');
	expect((await settledOf(onTablet)).map((one) => one.id)).toEqual([open?.id]);
});

/** Both devices asked for the same days without network: the phone's request is refused. */
async function refusedRequest() {
	const scene = await requestScene();
	const { phone, onPhone, onTablet } = scene;
	phone.fault = 'offline';
	await idOf((await onPhone.requests()).requestAbsence({ ...week, note: 'ski' }));
	const other = await idOf((await onTablet.requests()).requestAbsence(week));
	await synced(onTablet);
	phone.fault = 'none';
	await synced(onPhone);
	const questions = async () => firstValueFrom((await onPhone.inbox()).questions());
	return { ...scene, other, questions };
}

test('a refused absence is asked for again once nothing stands against it; until then the reason does', async () => {
	const { onPhone, onTablet, phone, other, questions, ...scene } = await refusedRequest();
	expect(await questions()).toMatchObject([
		{
			kind: 'rejection',
			reason: { code: 'E_OVERLAP' },
			blocked: { code: 'E_OVERLAP' },
			choices: ['dismiss'],
			date: week.from
		}
	]);
	expect((await statusOf(onPhone)).questions).toEqual({ decisions: 0, refusals: 1 });
	await idOf((await onTablet.requests()).withdrawAbsence(other));
	await synced(onTablet, onPhone);
	const [open] = await questions();
	expect(open).toMatchObject({ blocked: null, choices: ['mine', 'dismiss'] });

	phone.fault = 'offline';
	const inbox = await onPhone.inbox();
	expect((await inbox.resolveQuestion(open?.id ?? '', 'mine', open?.now?.mutation.id)).ok).toBe(true);
	const again = await phone.open(scene.worker);
	expect((await statusOf(again)).questions).toEqual({ decisions: 0, refusals: 0 });
	expect(await settledOf(again)).toMatchObject([{ choice: 'mine', canUndo: true }]);
	phone.fault = 'none';
	await synced(again);
	const held = async () => (await heldAbsences({ ...scene })).map(({ state, note }) => [state, note]).sort();
	expect(await held()).toEqual([
		['requested', 'ski'],
		['withdrawn', '']
	]);
	expect((await (await again.inbox()).reopenSettled(open?.id ?? '')).ok).toBe(true);
	await synced(again);
	expect(await held()).toEqual([
		['withdrawn', ''],
		['withdrawn', 'ski']
	]);
	expect((await statusOf(again)).questions).toEqual({ decisions: 0, refusals: 1 });
});

test('an app that ends between an answer and the end of its question asks for nothing twice', async () => {
	const { onPhone, onTablet, phone, worker, other, questions } = await refusedRequest();
	await idOf((await onTablet.requests()).withdrawAbsence(other));
	await synced(onTablet, onPhone);
	const [open] = await questions();
	phone.localRemovalsLeft = 0;
	const answer = (await onPhone.inbox()).resolveQuestion(open?.id ?? '', 'mine');
	await expect(answer).rejects.toThrow();
	phone.localRemovalsLeft = null;
	const again = await phone.open(worker);
	expect(await settledOf(again)).toMatchObject([{ id: open?.id, choice: 'mine', canUndo: false }]);
	expect((await statusOf(again)).questions).toEqual({ decisions: 0, refusals: 0 });
});

test('what the server could not read stays here, and is handed in again on what the server has', async () => {
	const { phone, onPhone, ...scene } = await requestScene();
	phone.fault = 'offline';
	await idOf((await onPhone.requests()).requestAbsence({ ...week, note: 'x'.repeat(1500) }));
	phone.fault = 'none';
	await synced(onPhone);
	const questions = async () => firstValueFrom((await onPhone.inbox()).questions());
	const [open] = await questions();
	expect(open).toMatchObject({ kind: 'quarantine', blocked: null, choices: ['mine', 'dismiss'] });
	expect((await statusOf(onPhone)).pendingRequests).toEqual([]);
	expect((await (await onPhone.inbox()).resolveQuestion(open?.id ?? '', 'mine')).ok).toBe(true);
	await synced(onPhone);
	expect(await questions()).toMatchObject([{ kind: 'quarantine', mine: { note: 'x'.repeat(1500) } }]);
	expect(await heldAbsences({ ...scene })).toEqual([]);
});

test('what the server could not read counts for nothing, and does not come back when its question is put away', async () => {
	const { phone, onPhone } = await requestScene();
	const mine = await onPhone.requests();
	const id = await idOf(mine.saveAbsence(week));
	await synced(onPhone);
	phone.fault = 'offline';
	await idOf(mine.editAbsence(id, { note: 'x'.repeat(1500) }));
	await idOf(mine.requestAbsence({ ...week, from: '2027-03-01', note: 'y'.repeat(1500), to: '2027-03-02' }));
	phone.fault = 'none';
	await synced(onPhone);
	expect(await ownAbsences(onPhone)).toMatchObject([{ id, state: 'draft', note: '' }]);
	const inbox = await onPhone.inbox();
	for (const open of await questions(onPhone)) await inbox.resolveQuestion(open.id, 'dismiss');
	expect(await questions(onPhone)).toEqual([]);
	expect(await ownAbsences(onPhone)).toMatchObject([{ id, state: 'draft', note: '' }]);
});
