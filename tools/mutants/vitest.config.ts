import { defineConfig } from 'vitest/config';

/**
 * Only the rules and what tests them; properties run fewer times, for each mutant asks them all again.
 * `MUTANTS_TESTS=domain/regulation` asks the tests of that folder and the vectors alone: quicker, and stricter.
 */
const folder = process.env.MUTANTS_TESTS ?? 'domain';

export default defineConfig({
	test: {
		include: [`${folder}/**/*.test.ts`, 'tests/vectors/vectors.test.ts'],
		environment: 'node',
		testTimeout: 60_000,
		env: { PROPERTY_RUNS: '15' }
	}
});
