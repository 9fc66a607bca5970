import type { Page } from '@playwright/test';
import type { Fault } from '#tests/e2e/faults/fault-proxy.ts';
import { expect, test, USER } from '#tests/e2e/faults/fixtures.ts';
import { decisionChip, editNote, expectSynced, expectWaiting, openApi } from '#tests/e2e/steps.ts';

const PUSH = /\/api\/sync\/time_entries\/push$/;

/** What a browser says when the network is back: the app need not sit out its waiting. */
async function networkIsBack(page: Page): Promise<void> {
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
}

test('a reply is lost and the entry is edited again: both acts arrive, each once', async ({
	faulty,
	draft,
	acts
}) => {
	const { page, proxy } = await faulty();
	const before = acts.actsOn(draft.id);
	const lost = proxy.fault(PUSH, 'lose-reply');
	await editNote(page, draft.date, 'erste Fassung');
	await expect.poll(() => acts.entriesNoted('erste Fassung')).toEqual([draft.id]);
	// The server has it, the device cannot know: it does not claim to.
	await expectWaiting(page);
	await editNote(page, draft.date, 'zweite Fassung');
	await expectWaiting(page);
	lost.lift();
	await networkIsBack(page);

	await expectSynced(page);
	expect(acts.entriesNoted('zweite Fassung')).toEqual([draft.id]);
	expect(acts.entriesNoted('erste Fassung')).toEqual([]);
	expect(new Set(acts.actsOn(draft.id)).size).toBe(acts.actsOn(draft.id).length);
	expect(acts.actsOn(draft.id)).toHaveLength(before.length + 2);
	await page.reload();
	await expect(page.getByText('zweite Fassung')).toBeVisible();
	await expectSynced(page);
	await expect(decisionChip(page)).toHaveCount(0);
});

const BROKEN: readonly { readonly name: string; readonly fault: Fault; readonly path: RegExp }[] = [
	{ name: 'requests are lost', fault: 'lose-request', path: /\/api\// },
	{ name: 'replies are cut in the middle', fault: 'cut', path: /\/api\/sync\/time_entries\// },
	{ name: 'a captive portal answers everything', fault: 'portal', path: /./ }
];
for (const { name, fault, path } of BROKEN) {
	test(`${name}: the entry waits, the app goes on, and in the end it arrives once`, async ({
		faulty,
		draft,
		acts
	}) => {
		const { page, proxy } = await faulty();
		const before = acts.actsOn(draft.id).length;
		const broken = proxy.fault(path, fault);
		await editNote(page, draft.date, 'trotzdem gesichert');
		await expectWaiting(page);
		// The app opens all the same, with what was saved, and claims nothing.
		await page.reload();
		await expect(page.getByText('trotzdem gesichert')).toBeVisible();
		await expectWaiting(page);
		expect(proxy.passed(path).filter((one) => one.fault === fault).length).toBeGreaterThan(0);
		broken.lift();
		await networkIsBack(page);

		await expectSynced(page);
		expect(acts.entriesNoted('trotzdem gesichert')).toEqual([draft.id]);
		expect(acts.actsOn(draft.id)).toHaveLength(before + 1);
		await expect(decisionChip(page)).toHaveCount(0);
	});
}

test('a push arrives twice, and an hour later once more: the second time changes nothing', async ({
	faulty,
	draft,
	acts
}) => {
	const { page, proxy } = await faulty();
	const before = acts.actsOn(draft.id).length;
	const doubled = proxy.fault(PUSH, 'duplicate');
	await editNote(page, draft.date, 'kommt doppelt');
	await expectSynced(page);
	expect(acts.entriesNoted('kommt doppelt')).toEqual([draft.id]);
	expect(acts.actsOn(draft.id)).toHaveLength(before + 1);
	doubled.lift();

	const lines = acts.journalLength();
	const answer = await proxy.repeat(PUSH);
	expect(answer.status).toBe(200);
	expect(answer.body.toString()).toContain('"replayed"');
	expect(acts.journalLength()).toBe(lines);

	await editNote(page, draft.date, 'und danach anders');
	await expect.poll(() => acts.entriesNoted('und danach anders')).toEqual([draft.id]);
	expect(acts.entriesNoted('kommt doppelt')).toEqual([]);
});

test('an old push comes back after a newer one: the newer one stays', async ({ faulty, draft, acts }) => {
	const { page, proxy } = await faulty();
	// The first reply is late: what the stream brings overtakes it.
	const late = proxy.fault(PUSH, 'hold');
	await editNote(page, draft.date, 'die alte');
	await expect.poll(() => acts.entriesNoted('die alte')).toEqual([draft.id]);
	await editNote(page, draft.date, 'die neue');
	late.lift();
	await expectSynced(page);
	await expect.poll(() => acts.entriesNoted('die neue')).toEqual([draft.id]);

	const lines = acts.journalLength();
	await proxy.repeat(PUSH);
	expect(acts.journalLength()).toBe(lines);
	expect(acts.entriesNoted('die neue')).toEqual([draft.id]);
	await expect(page.getByText('die neue')).toBeVisible();
	await expect(decisionChip(page)).toHaveCount(0);
});

test('a stream that died without a word is noticed within 45 seconds', async ({ server, faulty, draft }) => {
	const { page, proxy } = await faulty();
	const note = await notesOfAnotherDevice(server, draft.id);
	await page.clock.install();
	await page.goto(`/day/${draft.date}`);
	await expectSynced(page);
	const streams = () => proxy.passed(/\/api\/sync\/stream/).length;
	await expect.poll(streams).toBeGreaterThan(1);
	const before = streams();

	const dead = proxy.fault(/\/api\/sync\/stream/, 'silent');
	await note('das Letzte vor der Stille');
	await expect.poll(() => proxy.swallowed()).toBeGreaterThan(0);
	dead.lift();
	// What the page asked for when it opened the stream may still be on its way; what comes after that is missed.
	let tries = 0;
	let missed = '';
	await expect(async () => {
		missed = `vom anderen Gerät ${++tries}`;
		await note(missed);
		expect(await page.getByText(missed).count()).toBe(0);
	}).toPass();
	expect(streams()).toBe(before);

	await page.clock.fastForward(45_000);
	await expect(page.getByText(missed)).toBeVisible();
	await expect.poll(streams).toBe(before + 1);
	await expectSynced(page);
});

/** Writes notes into one entry as another device of the same person, one after the other. */
async function notesOfAnotherDevice(
	server: Parameters<typeof openApi>[0],
	entryId: string
): Promise<(note: string) => Promise<void>> {
	const worker = await openApi(server, USER);
	const found = (await worker.entries()).find((one) => one.id === entryId);
	if (found === undefined) throw new Error('no such entry');
	let latest = found.mutation.id;
	let seq = 0;
	return async (note) => {
		const mutation = {
			id: `01909090-9090-7090-8090-${String(++seq).padStart(12, '0')}`,
			event: 'edit',
			deviceId: '01909090-9090-7090-8090-909090909091',
			seq,
			deviceTime: new Date().toISOString(),
			offsetMs: 0
		};
		const answer = await worker.push([
			{
				newDocumentState: { ...found, note, mutation },
				assumedMasterState: { id: entryId, mutation: { id: latest } }
			}
		]);
		expect(answer.results.map((one) => one.status)).toEqual(['applied']);
		latest = mutation.id;
	};
}
