import { defineConfig } from '@playwright/test';

/** Every test starts its own server on its own data folder (tests/e2e/fixtures.ts): nothing is shared. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	globalSetup: './tests/e2e/global-setup.ts',
	fullyParallel: true,
	workers: 2,
	retries: 0,
	// Generous on purpose: a slow machine is no fault, and what is really missing is still found.
	timeout: 300_000,
	expect: { timeout: 30_000 },
	outputDir: 'test-results',
	use: {
		// Recording costs a fifth of the time of every test: `TAGWERK_TRACE=1 npm run test:e2e` to look into one that fails.
		trace: process.env.TAGWERK_TRACE === undefined ? 'off' : 'retain-on-failure',
		launchOptions: {
			executablePath: process.env.TAGWERK_BROWSER ?? '/usr/bin/chromium',
			args: [
				'--no-sandbox',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
