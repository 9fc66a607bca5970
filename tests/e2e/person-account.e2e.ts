import { DESKTOP, expect, test } from '#tests/e2e/fixtures.ts';
import { signIn } from '#tests/e2e/steps.ts';

test('HR brings a balance along and books by hand, and the person reads the sum', async ({ device }) => {
	const { page: office } = await device(DESKTOP);
	await signIn(office, 'katrin.bielak');
	await office.goto('/people');
	const openPanel = (name: string) => office.getByRole('button', { name }).first().click();
	const save = () => office.getByRole('button', { name: 'Sichern', exact: true }).click();

	await openPanel('Mara Lindner');
	await office.getByLabel('Erster Tag').fill('2024-03-01');
	await office.getByLabel('Übertrag am').fill('2026-09-01');
	await office.getByLabel('Stunden, + oder −').fill('12:30');
	await office.getByText('Von Hand buchen').click();
	await office.getByLabel('Tag der Buchung').fill('2026-08-31');
	await office.getByLabel('Stunden der Buchung').fill('-8');
	await office.getByLabel('Grund', { exact: true }).fill('Ausgezahlt mit dem Lohn');
	await save();
	await expect(office.getByText(/zählt das Konto noch nicht/)).toBeVisible();
	await office.getByLabel('Tag der Buchung').fill('2026-09-02');
	await save();
	await expect(office.getByTestId('announcer')).toHaveText('Mara Lindner ist gesichert.');

	await openPanel('Mara Lindner');
	await office.getByText('Buchungen von Hand (1)').click();
	await expect(office.getByText(/−8:00 h\. Ausgezahlt mit dem Lohn \(Katrin Bielak\)/)).toBeVisible();
	await office.keyboard.press('Escape');
	await openPanel('Katrin Bielak');
	await expect(office.getByLabel('Übertrag am')).toBeDisabled();
	await expect(office.getByText('Von Hand buchen')).toBeHidden();

	const { page: phone } = await device();
	await signIn(phone, 'mara.lindner');
	await phone.goto('/account');
	const ledger = phone.getByRole('table', { name: 'Monat für Monat' });
	await expect(ledger.getByRole('row', { name: /Ausgezahlt mit dem Lohn/ })).toContainText('−8:00');
	await expect(ledger.getByRole('row', { name: /1\. September 2026/ })).toContainText('+12:30');
	await expect(phone.getByText(/gezählt seit 1\. September 2026/)).toBeVisible();
});
