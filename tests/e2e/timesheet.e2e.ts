import { at, expectAccessible, languages } from '#tests/e2e/axe.ts';
import { expect, PHONE, test } from '#tests/e2e/fixtures.ts';
import { openApi, signIn, untilInstalled } from '#tests/e2e/steps.ts';
import { localDateOf, localTimeOf } from '#domain/time/zone.ts';

test('a month stands on paper as it was worked, reached from the account, without network', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const verified = (await worker.entries()).find((entry) => entry.state === 'verified');
	const date = verified === undefined ? '' : localDateOf(verified.start, verified.zone);
	const phone = await device(PHONE);
	const { page } = phone;
	await signIn(page, 'mara.lindner');
	await untilInstalled(page);
	await page.goto(`/account?month=${date.slice(0, 7)}`);
	await expect(page.getByText('Stand danach')).toBeVisible();
	const balance = /[+−±]\d+:\d\d/.exec(await page.getByText('Stand danach').locator('..').innerText())?.[0];
	await phone.offline(true);
	await page.getByRole('link', { name: 'Stundenzettel' }).click();
	await expect(page).toHaveURL(new RegExp(`/timesheet/${date.slice(0, 7)}$`));

	const row = page.getByRole('row').filter({ has: page.locator(`time[datetime="${date}"]`) });
	await expect(row).toContainText(
		verified === undefined ? 'nothing' : localTimeOf(verified.start, verified.zone)
	);
	await expect(row).toContainText('freigegeben');
	await expect(page.getByText('Zeitkonto neu').locator('..')).toContainText(balance ?? 'nothing');
	await expect(page.getByText(/^\d+ von \d+ Arbeitstagen bestätigt/)).toBeVisible();
	await expect(page.getByText(/^\d+ von \d+ Arbeitstagen freigegeben/)).toBeVisible();

	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
	await expect(page.getByRole('navigation')).toBeHidden();
	await expect(row).toBeVisible();
	const pdf = await page.pdf({ preferCSSPageSize: true, outline: false });
	const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
	expect(boxes.map((box) => [Number(box[1]), Number(box[2])].map(Math.round))).toEqual(
		boxes.map(() => [595, 842])
	);
	expect(boxes.length).toBeGreaterThan(0);
	expect(boxes.length).toBeLessThanOrEqual(2);
});

for (const language of languages) {
	test(`axe finds nothing on the timesheet, and it keeps its width (${language})`, async ({
		server,
		device
	}) => {
		const worker = await openApi(server, 'mara.lindner');
		const month = (await worker.entries())[0]?.start.slice(0, 7) ?? '';
		const { page } = await device({ width: 320, height: 700 }, language);
		await signIn(page, 'mara.lindner');
		await expectAccessible(page, { timesheet: at(`/timesheet/${month}`, 'main table') }, language);
		const beyond = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(beyond).toBe(0);
	});
}
