import type { Page } from '@playwright/test';
import { at, expectAccessible } from '#tests/e2e/axe.ts';
import { DESKTOP, expect, test } from '#tests/e2e/fixtures.ts';
import { act, expectSynced, signIn, START } from '#tests/e2e/steps.ts';

const CARD = { name: 'Wer gerade arbeitet' };

/** HR opens the group's rules and turns its switch. */
async function turn(page: Page, isOn: boolean): Promise<void> {
	await page.goto('/groups');
	await page.getByRole('button', { name: 'Montage Nord', exact: true }).click();
	const shown = page.getByRole('switch', { name: 'Zeigen, wer gerade arbeitet' });
	await expect(shown).toBeChecked({ checked: !isOn });
	await page.getByText('Zeigen, wer gerade arbeitet', { exact: true }).click();
	const sentence = page.getByText('Gruppe und Leitung sehen, wer gerade arbeitet.').first();
	await expect(sentence).toBeVisible({ visible: isOn });
	await page.getByRole('button', { name: 'Sichern', exact: true }).click();
	await expect(page.getByTestId('announcer')).toHaveText('Montage Nord ist gesichert.');
}

test('a group that shows who is at work says so to everybody in it; switched off, it is gone from their devices', async ({
	device
}) => {
	const { page: hr } = await device(DESKTOP);
	const mara = await device();
	const { page: jana } = await device(DESKTOP);
	await signIn(hr, 'katrin.bielak');
	await signIn(mara.page, 'mara.lindner');
	await signIn(jana, 'jana.schafer');
	for (const page of [mara.page, jana]) {
		await expectSynced(page);
		await expect(page.getByRole('heading', CARD)).toHaveCount(0);
	}

	await turn(hr, true);
	await expect(mara.page.getByText(/^Deine Gruppe und ihre Leitung sehen auch/)).toBeVisible();
	await act(mara.page, START);
	const row = jana.getByRole('listitem').filter({ hasText: 'Mara Lindner' });
	await expect(row.getByText(/^arbeitet seit \d\d:\d\d$/)).toBeVisible();
	await expect(mara.page.getByText(/^arbeitet seit/).filter({ hasText: 'Mara' })).toHaveCount(0);

	await mara.offline(true);
	await expect(mara.page.getByRole('heading', CARD)).toBeVisible();
	await mara.offline(false);
	await expectAccessible(jana, { today: at('/', 'h2:has-text("Wer gerade arbeitet")') }, 'de');
	await expectAccessible(mara.page, { today: at('/', 'h2:has-text("Wer gerade arbeitet")') }, 'de');

	await turn(hr, false);
	for (const page of [mara.page, jana]) await expect(page.getByRole('heading', CARD)).toHaveCount(0);
});
