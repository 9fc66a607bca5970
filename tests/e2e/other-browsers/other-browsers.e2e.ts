import { expect, PASSWORD, test } from '#tests/e2e/fixtures.ts';
import { serverActs } from '#tests/e2e/faults/server-acts.ts';
import { otherBrowsers } from '#tests/e2e/other-browsers/installed.ts';
import type { OtherBrowser } from '#tests/e2e/other-browsers/other-browser.ts';
import { openApi } from '#tests/e2e/steps.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';

const USER = 'mara.lindner';
/** On a wide screen the key that does the same stands behind the name. */
const START = /^(Tag beginnen|Trotzdem arbeiten|Weiterarbeiten|Start day|Work anyway|Keep working)\b/;
const FINISH = /^(Feierabend|Finish)\b/;
const SYNCED = /Alles synchron|Everything synced/;
const WAITING = /^1 .*(wartet|wait)/;

/** Names of what can be pressed or followed and is seen. */
const CONTROLS = `[...document.querySelectorAll('a, button')].filter((one) => one.checkVisibility())`;
const NAME = `(one.getAttribute('aria-label') ?? one.textContent).trim()`;

function press(browser: OtherBrowser, name: RegExp): Promise<void> {
	return expect
		.poll(() =>
			browser.evaluate(`(() => {
				const found = ${CONTROLS}.find((one) => ${name}.test(${NAME}));
				found?.click();
				return found !== undefined;
			})()`)
		)
		.toBe(true);
}

/** Something of this name is on the screen; if not, the report lists what is. */
function shows(browser: OtherBrowser, name: RegExp): Promise<void> {
	return expect
		.poll(() => browser.evaluate(`${CONTROLS}.map((one) => ${NAME})`), { timeout: 60_000 })
		.toContainEqual(expect.stringMatching(name));
}

function type(browser: OtherBrowser, selector: string, text: string): Promise<void> {
	return browser.evaluate(`(() => {
		const field = document.querySelector(${JSON.stringify(selector)});
		field.value = ${JSON.stringify(text)};
		field.dispatchEvent(new Event('input', { bubbles: true }));
	})()`);
}

/** Sign in, work without network, reopen without network, and be sent when the server is back. */
async function coreFlow(browser: OtherBrowser, server: ServerProcess): Promise<void> {
	const acts = serverActs(server);
	const worker = await openApi(server, USER);
	const known = new Set((await worker.entries()).map((entry) => entry.id));
	await browser.goto(`${server.origin}/login`);
	await expect.poll(() => browser.evaluate(`document.querySelectorAll('form input').length`)).toBe(2);
	await type(browser, 'form input:not([type=password])', USER);
	await type(browser, 'form input[type=password]', PASSWORD);
	await press(browser, /^(Anmelden|Sign in)$/);
	await shows(browser, SYNCED);
	await browser.evaluate('navigator.serviceWorker.ready.then(() => true)');
	await browser.goto(`${server.origin}/`);
	await shows(browser, START);
	expect(await browser.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);

	await server.stop();
	await browser.goto(`${server.origin}/`);
	await press(browser, START);
	await shows(browser, FINISH);
	await shows(browser, WAITING);
	await browser.goto(`${server.origin}/`);
	await shows(browser, FINISH);
	await shows(browser, WAITING);

	await server.start();
	await browser.evaluate(`window.dispatchEvent(new Event('online')) && null`);
	await shows(browser, SYNCED);
	const added = (await worker.entries()).filter((entry) => !known.has(entry.id));
	expect(added.map((entry) => entry.stop)).toEqual([null]);
	expect(acts.actsOn(added[0]?.id ?? '')).toHaveLength(1);
}

for (const { name, open } of otherBrowsers()) {
	if (open === null) continue;
	test(`the core flow in ${name}: recorded without network, kept over a restart, sent once`, async ({
		server
	}) => {
		const browser = await open();
		try {
			await coreFlow(browser, server);
		} finally {
			await browser.close();
		}
	});
}
