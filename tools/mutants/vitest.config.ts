import { defineConfig } from 'vitest/config';

/** Only the rules and what tests them; properties run fewer times, for each mutant asks them all again. */
export default defineConfig({
	test: {
		include: ['domain/**/*.test.ts', 'tests/vectors/**/*.test.ts'],
		environment: 'node',
		testTimeout: 60_000,
		env: { PROPERTY_RUNS: '20' }
	}
});
