// What the linter asks for beyond the types: no unused or unsafe code, no stray output, and Svelte's own rules.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'src/lib/paraglide/', 'test-results/'] },
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript knows better which names exist
			'no-undef': 'off',
			'no-console': 'error',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/ban-ts-comment': [
				'error',
				{ 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }
			],
			// the product lives at the root of its host; resolve() is used where a route has parameters
			'svelte/no-navigation-without-resolve': 'off',
			// our state is $state.raw, replaced as a whole; a Map or Date inside it is never changed in place
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['src/lib/domain/**', 'src/lib/protocol/**'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'error', '@typescript-eslint/no-explicit-any': 'error' }
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		ignores: ['**/*.spec.ts'],
		rules: {
			// the rules are a library: time and chance are arguments
			'no-restricted-globals': [
				'error',
				...['fetch', 'window', 'document', 'localStorage', 'setTimeout', 'setInterval', 'performance', 'process'].map(
					(name) => ({ name, message: 'The domain has no I/O and no clock.' })
				)
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'Chance is an argument.' },
				{ object: 'Date', property: 'now', message: 'Time is an argument.' }
			],
			'no-restricted-syntax': [
				'error',
				{ selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is an argument.' }
			]
		}
	},
	{ files: ['cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		// Chinese is set with an ideographic space, also in markup
		rules: { 'no-irregular-whitespace': 'off' }
	}
);
