import { expect, TABLET, test } from '#tests/e2e/fixtures.ts';
import { expectSynced, openApi, signIn, untilInstalled } from '#tests/e2e/steps.ts';

test('a week that was decided elsewhere comes back as one question, and nothing offers to undo it', async ({
	server,
	device
}) => {
	const { page, offline } = await device(TABLET);
	await signIn(page, 'jana.schafer');
	await untilInstalled(page);
	await page.goto('/approvals');
	await expectSynced(page);
	const name = (await page.locator('[data-approval-heading]').textContent()) ?? '';
	const [userId = ''] = decodeURIComponent(
		(await page.locator('[data-item]').first().getAttribute('data-item')) ?? ''
	).split(':');
	await offline(true);
	await page.getByRole('button', { name: /^(Mit Hinweis freigeben|Freigeben)/ }).click();
	const undo = page.locator('[data-toast]').getByRole('button', { name: 'Rückgängig' });
	await expect(undo).toBeVisible();

	const manager = await openApi(server, 'jana.schafer');
	const waiting = (await manager.entries()).filter(
		(entry) => entry.userId === userId && entry.state === 'confirmed'
	);
	expect(waiting.length).toBeGreaterThan(1);
	const returned = await manager.push(
		waiting.map((entry) => {
			const mutation = {
				...entry.mutation,
				id: crypto.randomUUID(),
				event: 'reject',
				comment: 'Pause fehlt'
			};
			return {
				newDocumentState: { ...entry, state: 'rejected', comment: 'Pause fehlt', mutation },
				assumedMasterState: entry
			};
		})
	);
	expect(new Set(returned.results.map((result) => result.status))).toEqual(new Set(['applied']));
	await offline(false);

	await expect(page.getByText('Seit deiner Ansicht geändert')).toHaveCount(1);
	await expect(page.getByText(new RegExp(`^${name}, .*nicht übernommen`))).toBeVisible();
	await expect(undo).toBeHidden();
	await page.getByRole('button', { name: 'Verstanden' }).click();
	await expect(page.getByText('Seit deiner Ansicht geändert')).toHaveCount(0);
	await expectSynced(page);
});
