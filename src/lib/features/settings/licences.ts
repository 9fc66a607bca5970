/** The open-source parts a browser receives from us, with their licences. */
export const licences = [
	{ name: 'Tagwerk', licence: 'MIT' },
	{ name: 'Svelte, SvelteKit', licence: 'MIT' },
	{ name: 'RxDB', licence: 'Apache-2.0' },
	{ name: 'RxJS', licence: 'Apache-2.0' },
	{ name: 'Dexie.js', licence: 'Apache-2.0' },
	{ name: 'Valibot', licence: 'MIT' },
	{ name: 'temporal-polyfill', licence: 'MIT' },
	{ name: 'Paraglide JS', licence: 'MIT' },
	{ name: 'uqr', licence: 'MIT' },
	{ name: 'Lucide icons', licence: 'ISC, © Lucide Icons and Contributors' },
	{
		name: 'Bricolage Grotesque',
		licence: 'SIL Open Font License 1.1, © The Bricolage Grotesque Project Authors'
	},
	{ name: 'Figtree', licence: 'SIL Open Font License 1.1, © The Figtree Project Authors' },
	{
		name: 'date-holidays: public holidays',
		licence: 'ISC, data CC BY-SA 3.0, © commenthol and Wikipedia authors'
	}
] as const;
