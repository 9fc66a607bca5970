import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, USER } from '#tests/e2e/faults/fixtures.ts';
import { killRenderer, type Profile } from '#tests/e2e/faults/profile.ts';
import { act, editNote, expectSynced, openApi, signIn, START, untilInstalled } from '#tests/e2e/steps.ts';

/** At a moment of chance, which the report names. */
async function atSomeMoment(kill: () => Promise<void>): Promise<void> {
	const ms = Math.floor(Math.random() * 2000);
	test.info().annotations.push({ type: 'killed', description: `${ms} ms after "saved"` });
	await wait(ms);
	await kill();
}

/**
 * A device on which somebody signed in some time ago: browsers take up to a minute to write down a cookie, and who
 * loses it signs in once more.
 */
async function usedSinceYesterday(profile: Profile): ReturnType<Profile['open']> {
	const { page } = await profile.open();
	await signIn(page, USER);
	await untilInstalled(page);
	return profile.open();
}

for (const victim of ['renderer', 'browser'] as const) {
	test(`the ${victim} is killed within two seconds after "saved": everything is there`, async ({
		profile,
		server,
		draft,
		acts
	}) => {
		const worker = await openApi(server, USER);
		const known = new Set((await worker.entries()).map((entry) => entry.id));
		const before = acts.actsOn(draft.id).length;
		const first = await usedSinceYesterday(profile);
		await editNote(first.page, draft.date, 'vor dem Ende gesichert');
		await first.page.goto('/');
		await act(first.page, START);
		await atSomeMoment(() => (victim === 'renderer' ? killRenderer(first.page) : profile.killBrowser()));

		const again = await profile.open();
		await again.page.goto('/');
		await expect(again.page.getByRole('button', { name: 'Feierabend', exact: true })).toBeVisible();
		await expectSynced(again.page);
		await again.page.goto(`/day/${draft.date}`);
		await expect(again.page.getByText('vor dem Ende gesichert')).toBeVisible();
		expect(acts.entriesNoted('vor dem Ende gesichert')).toEqual([draft.id]);
		expect(acts.actsOn(draft.id)).toHaveLength(before + 1);
		const added = (await worker.entries()).filter((entry) => !known.has(entry.id));
		expect(added).toHaveLength(1);
		expect(acts.actsOn(added[0]?.id ?? '')).toHaveLength(1);
	});

	test(`the ${victim} is killed without network: what was saved is sent when both are back`, async ({
		profile,
		server,
		draft,
		acts
	}) => {
		const worker = await openApi(server, USER);
		const known = new Set((await worker.entries()).map((entry) => entry.id));
		const before = acts.actsOn(draft.id).length;
		const first = await usedSinceYesterday(profile);
		await first.context.setOffline(true);
		await editNote(first.page, draft.date, 'ohne Netz gesichert');
		await first.page.goto('/');
		await act(first.page, START);
		await atSomeMoment(() => (victim === 'renderer' ? killRenderer(first.page) : profile.killBrowser()));
		expect(acts.entriesNoted('ohne Netz gesichert')).toEqual([]);

		const again = await profile.open();
		await again.page.goto(`/day/${draft.date}`);
		await expect(again.page.getByText('ohne Netz gesichert')).toBeVisible();
		await expectSynced(again.page);
		expect(acts.entriesNoted('ohne Netz gesichert')).toEqual([draft.id]);
		expect(acts.actsOn(draft.id)).toHaveLength(before + 1);
		const added = (await worker.entries()).filter((entry) => !known.has(entry.id));
		expect(added.map((entry) => entry.stop)).toEqual([null]);
	});
}
