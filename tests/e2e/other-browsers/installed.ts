import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { openFirefox } from '#tests/e2e/other-browsers/firefox.ts';
import type { OtherBrowser } from '#tests/e2e/other-browsers/other-browser.ts';
import { openWebKit } from '#tests/e2e/other-browsers/webkit.ts';

interface Found {
	readonly name: string;
	/** What to install where it is missing. */
	readonly debian: string;
	/** null = not installed here. */
	readonly open: (() => Promise<OtherBrowser>) | null;
}

/** The browsers besides Chromium, each with the way to open it where it is installed. */
export function otherBrowsers(): readonly Found[] {
	const firefox = findProgram('firefox-esr') ?? findProgram('firefox');
	const driver = findProgram('WebKitWebDriver');
	const display = findProgram('xvfb-run');
	// The small browser that comes with the driver on Debian.
	const [browser = null] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');
	const isWebKitThere = driver !== null && display !== null && browser !== null;
	return [
		{
			name: 'Firefox',
			debian: 'firefox-esr',
			open: firefox === null ? null : () => openFirefox(firefox)
		},
		{
			name: 'WebKit',
			debian: 'webkit2gtk-driver xvfb',
			open: isWebKitThere ? () => openWebKit({ driver, display, browser }) : null
		}
	];
}

function findProgram(name: string): string | null {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
