import { DESKTOP, expect, test } from '#tests/e2e/fixtures.ts';
import { openApi, signIn } from '#tests/e2e/steps.ts';

const header = 'sip;start;stop;confirmed;label';

function timesFile(rows: readonly string[]) {
	return {
		name: 'zeiten.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from([header, ...rows, ''].join('\n'))
	};
}

test('a file with mistakes is reported row by row and changes nothing, a good one is taken', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const before = (await worker.entries()).length;
	const start = Date.parse('2025-01-07T07:00:00.000Z');
	const stop = start + 4 * 60 * 60 * 1000;
	const good = `mara.lindner;${start};${stop};false;Montage`;
	const { page } = await device(DESKTOP);
	await signIn(page, 'katrin.bielak');
	await page.goto('/exchange');
	const choose = page.getByLabel('Zeiten: Datei wählen');
	const rows = page.getByRole('table', { name: 'Zeilen der Datei' }).getByRole('row');

	await choose.setInputFiles(
		timesFile([good, `niemand.hier;${start};${stop};false;`, `mara.lindner;gestern;${stop};false;`])
	);
	await expect(page.getByRole('heading', { name: 'Probelauf von zeiten.csv' })).toBeFocused();
	await expect(rows.filter({ has: page.getByRole('rowheader', { name: '3', exact: true }) })).toContainText(
		'sip'
	);
	await expect(rows.filter({ has: page.getByRole('rowheader', { name: '4', exact: true }) })).toContainText(
		'start'
	);
	await expect(page.getByText(/So wird nichts eingelesen/)).toBeVisible();
	await expect(page.getByRole('button', { name: /einlesen$/ })).toHaveCount(0);
	expect(await worker.entries()).toHaveLength(before);

	await page.getByRole('button', { name: 'Andere Datei' }).click();
	await choose.setInputFiles(timesFile([good]));
	await page.getByRole('button', { name: '1 Zeile einlesen' }).click();
	await expect(page.getByRole('heading', { name: 'zeiten.csv ist eingelesen.' })).toBeVisible();
	expect(await worker.entries()).toHaveLength(before + 1);

	await page.getByRole('button', { name: 'Fertig' }).click();
	await choose.setInputFiles(timesFile([good]));
	await expect(page.getByRole('button', { name: 'Nichts einzulesen' })).toBeDisabled();
});
