import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const api = `http://127.0.0.1:${process.env.TAGWERK_DEV_API ?? '3001'}`;

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
		sveltekit()
	],
	build: { target: 'es2022', sourcemap: false },
	server: { proxy: { '/api': { target: api } } },
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
					testTimeout: 30_000
				}
			}
		]
	}
});
