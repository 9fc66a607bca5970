import type { Page } from '@playwright/test';
import { expect, test, USER, type FaultyDevice } from '#tests/e2e/faults/fixtures.ts';
import { killRenderer } from '#tests/e2e/faults/profile.ts';
import {
	act,
	decisionChip,
	editNote,
	expectSynced,
	expectWaiting,
	openApi,
	openFirstEntry,
	START
} from '#tests/e2e/steps.ts';

const PUSH = /\/api\/sync\/time_entries\/push$/;

/**
 * Five tabs of one person. The first of them was there alone, so it talks to the server; the others wait for their
 * turn. The page before them runs what serves the app, which belongs to no tab and stays when one of them ends.
 */
async function fiveTabs({ context, page: before }: FaultyDevice) {
	const pages: Page[] = [];
	for (let n = 0; n < 5; n += 1) {
		const page = await context.newPage();
		await page.goto('/');
		await expectSynced(page);
		if (n === 0) await before.goto('about:blank');
		pages.push(page);
	}
	const leader = tab(pages, 0);
	const others = pages.slice(1);
	const turns = () =>
		others[0]?.evaluate(async () => {
			const { held, pending } = await navigator.locks.query();
			const ours = (lock: LockInfo) => lock.name?.startsWith('tagwerk-sync-');
			return { held: held?.filter(ours).length, pending: pending?.filter(ours).length };
		});
	await expect.poll(turns).toEqual({ held: 1, pending: 4 });
	/** Which tab has the turn, by the browser's own name for it. */
	const holder = () =>
		others[0]?.evaluate(async () => {
			const { held } = await navigator.locks.query();
			return held?.find((lock) => lock.name?.startsWith('tagwerk-sync-'))?.clientId;
		});
	return { leader, others, holder };
}

function tab(pages: readonly Page[], index: number): Page {
	const page = pages[index];
	if (page === undefined) throw new Error(`no tab ${index}`);
	return page;
}

test('the talking one of five tabs is killed: another goes on, and what all of them saved arrives once', async ({
	server,
	faulty,
	draft,
	acts
}) => {
	const worker = await openApi(server, USER);
	const known = new Set((await worker.entries()).map((entry) => entry.id));
	const before = acts.actsOn(draft.id).length;
	const device = await faulty();
	const { leader, others } = await fiveTabs(device);
	const held = device.proxy.fault(PUSH, 'hold');
	await editNote(tab(others, 0), draft.date, 'aus dem zweiten Tab');
	// It dies while the server has the entry and the answer is on its way.
	await expect.poll(() => acts.entriesNoted('aus dem zweiten Tab')).toEqual([draft.id]);
	await act(tab(others, 1), START);
	await expectWaiting(tab(others, 2));
	await killRenderer(leader);
	held.lift();

	for (const page of others) await expectSynced(page);
	expect(acts.entriesNoted('aus dem zweiten Tab')).toEqual([draft.id]);
	expect(acts.actsOn(draft.id)).toHaveLength(before + 1);
	const added = (await worker.entries()).filter((entry) => !known.has(entry.id));
	expect(added).toHaveLength(1);
	expect(acts.actsOn(added[0]?.id ?? '')).toHaveLength(1);

	await editNote(tab(others, 3), draft.date, 'und weiter');
	for (const page of others) await expectSynced(page);
	expect(acts.entriesNoted('und weiter')).toEqual([draft.id]);
	await expect(decisionChip(tab(others, 0))).toHaveCount(0);
});

test('the talking one of five tabs is frozen: another takes over, and nothing goes twice', async ({
	server,
	faulty,
	freeze,
	draft,
	acts
}) => {
	const worker = await openApi(server, USER);
	const known = new Set((await worker.entries()).map((entry) => entry.id));
	const before = acts.actsOn(draft.id).length;
	const device = await faulty();
	const { leader, others, holder } = await fiveTabs(device);
	const asleep = await holder();
	// Everything is loaded before: the worker that serves the app may live in the process that is stopped.
	const editing = tab(others, 1);
	await openFirstEntry(editing, draft.date);
	const sent = device.proxy.passed(PUSH).length;
	const { thaw } = await freeze(leader);
	const frozenAt = Date.now();
	await act(tab(others, 0), START);
	await editNote(editing, draft.date, 'während der Starre', { isOpen: true });
	for (const page of others) await expectWaiting(page);
	expect(device.proxy.passed(PUSH)).toHaveLength(sent);
	await expect.poll(holder).not.toBe(asleep);
	test.info().annotations.push({ type: 'taken over', description: `after ${Date.now() - frozenAt} ms` });
	for (const page of others) await expectSynced(page);
	expect(acts.entriesNoted('während der Starre')).toEqual([draft.id]);

	// Awake again it has lost its turn: what is saved in it goes out through the other one.
	thaw();
	await editNote(leader, draft.date, 'wieder wach');
	for (const page of [leader, ...others]) await expectSynced(page);
	expect(acts.entriesNoted('wieder wach')).toEqual([draft.id]);
	expect(acts.actsOn(draft.id)).toHaveLength(before + 2);
	const added = (await worker.entries()).filter((entry) => !known.has(entry.id));
	expect(added).toHaveLength(1);
	expect(acts.actsOn(added[0]?.id ?? '')).toHaveLength(1);
	await expect(decisionChip(leader)).toHaveCount(0);
});
