import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const pureGlobals = [
	'fetch',
	'console',
	'setTimeout',
	'setInterval',
	'window',
	'document',
	'process',
	'localStorage',
	'indexedDB'
];

const noFocusedTests = ['skip', 'only', 'todo'].map((name) => ({
	selector: `CallExpression[callee.property.name='${name}'][callee.object.name=/^(test|it|describe)$/]`,
	message: 'A test that does not run proves nothing.'
}));

/** The bundler leaves out what `v` is called for when nobody uses the answer (vite.config.ts). */
const unusedSchemaCalls = ['', 'AwaitExpression > ', 'UnaryExpression > '].map((wrapped) => ({
	selector: `ExpressionStatement > ${wrapped}CallExpression[callee.object.name='v']`,
	message: 'Use the answer: a bare call of `v` is not in the built app.'
}));
const everywhere = [...noFocusedTests, ...unusedSchemaCalls];

const domainSyntax = [
	{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Now is an argument.' },
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: 'Now is an argument.'
	},
	{
		selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
		message: 'Randomness is an argument.'
	}
];

export default ts.config(
	{
		ignores: [
			'node_modules',
			'.svelte-kit',
			'build',
			'dist',
			'data',
			'.cache',
			'src/lib/paraglide',
			'test-results',
			'playwright-report',
			'server/db/migrations'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true }],
			eqeqeq: ['error', 'always'],
			'no-empty': ['error', { allowEmptyCatch: false }],
			'no-restricted-syntax': ['error', ...everywhere]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['domain/**/*.ts'],
		ignores: ['**/*.test.ts', 'domain/testkit/**'],
		rules: {
			'no-restricted-globals': ['error', ...pureGlobals],
			'no-restricted-syntax': ['error', ...everywhere, ...domainSyntax]
		}
	},
	{
		files: ['src/**/*.{ts,svelte}', 'server/**/*.ts', 'protocol/**/*.ts'],
		rules: { 'no-console': 'error' }
	}
);
