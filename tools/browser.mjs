/** Finds the browser for the end-to-end tests, or installs Debian's when that is allowed here. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'microsoft-edge'
];
const FIXED = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
];

/** @returns {string | null} the path of an installed Chrome, Chromium or Edge */
export function findBrowser() {
	if (process.env.TAGWERK_BROWSER) return process.env.TAGWERK_BROWSER;
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...FIXED];
	return candidates.find((path) => existsSync(path)) ?? null;
}

/** @returns {string} the path of a browser; exits with one clear line when there is none and none can be had */
export function requireBrowser() {
	const found = findBrowser();
	if (found) return found;
	const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (isDebianRoot) {
		process.stderr.write('Installing Chromium for the browser tests …\n');
		const options = {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		};
		spawnSync('apt-get', ['update', '-qq'], options);
		spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
	}
	const installed = findBrowser();
	if (installed) return installed;
	process.stderr.write(
		'No browser for the end-to-end tests: install Chromium or Chrome (Debian: apt-get install chromium), or set TAGWERK_BROWSER to its path.\n'
	);
	process.exit(1);
}
