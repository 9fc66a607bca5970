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
		trace: 'retain-on-failure',
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
