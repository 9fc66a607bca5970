import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import packageFile from './package.json' with { type: 'json' };
import { clientChunks } from './tools/client-chunks.mjs';
import { compactMessages } from './tools/compact-messages.mjs';
import { helpPages } from './tools/help-pages.ts';
import { leanDexie } from './tools/lean-dexie.mjs';

/** Parts of RxDB's dependencies that the app does not need, replaced by a few lines of our own (bundle size). */
const shim = (file: string) => new URL(`./src/lib/data/shims/${file}`, import.meta.url).pathname;

const api = `http://127.0.0.1:${process.env.TAGWERK_DEV_API ?? '3001'}`;

/** `npm run properties` asks for more runs than a test may take time for. */
const isLongRun = process.env.PROPERTY_RUNS !== undefined;

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['custom-device', 'baseLocale'],
			emitGitIgnore: false,
			disableAsyncLocalStorage: true,
			outputStructure: 'message-modules'
		}),
		sveltekit(),
		compactMessages(),
		leanDexie(),
		helpPages()
	],
	resolve: {
		// rxjs ships ES5 unless asked for more.
		conditions: ['es2015', ...defaultClientConditions],
		alias: [
			{ find: /^\.\/rx-query-mingo\.js$/, replacement: shim('query-matcher.ts') },
			{ find: /^broadcast-channel$/, replacement: shim('broadcast-channel.ts') },
			{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }
		]
	},
	define: { TAGWERK_VERSION: JSON.stringify(packageFile.version) },
	build: {
		target: 'es2022',
		sourcemap: false,
		rolldownOptions: {
			treeshake: {
				// A schema that nobody asks needs no building; Valibot's `pipe` does not say so itself. It goes for all
				// that `v` is called for, so the linter refuses a call whose answer nobody uses.
				manualPureFunctions: ['v'],
				// The built app says its messages without Paraglide's runtime (tools/compact-messages.mjs).
				moduleSideEffects: [{ test: /\/src\/lib\/paraglide\/runtime\.js$/, sideEffects: false }]
			},
			output: {
				codeSplitting: {
					groups: clientChunks()
				}
			}
		}
	},
	// The help is read from docs/.
	server: { fs: { allow: ['docs/help'] }, proxy: { '/api': { target: api } } },
	test: {
		projects: [
			{
				test: {
					name: 'node',
					include: [
						'{domain,protocol,server,tools,tests}/**/*.test.ts',
						'src/lib/{data,features,format,ui}/**/*.test.ts'
					],
					exclude: ['tests/e2e/**', '**/*.svelte.test.ts'],
					environment: 'node',
					// Processes that serve many files: a fresh one per file costs more time than all the tests.
					pool: 'forks',
					isolate: false,
					maxWorkers: 2,
					setupFiles: isLongRun ? ['tests/properties/setup.ts'] : [],
					testTimeout: isLongRun ? 7_200_000 : 60_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
