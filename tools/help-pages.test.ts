import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helpPage } from './help-pages.ts';

test('a page has a title, what stands above its sections, and the sections', () => {
	const page = helpPage(
		'# Heute\n\nHier **oben**\nsteht es.\n\n## Tun\n\n- **Eins** und "zwei"\n- drei\n',
		'x.md'
	);
	expect(page).toEqual({
		title: 'Heute',
		lead: [
			{
				is: 'paragraph',
				runs: [
					{ text: 'Hier ', isStrong: false },
					{ text: 'oben', isStrong: true },
					{ text: ' steht es.', isStrong: false }
				]
			}
		],
		sections: [
			{
				title: 'Tun',
				blocks: [
					{
						is: 'list',
						isOrdered: false,
						items: [
							[
								{ text: 'Eins', isStrong: true },
								{ text: ' und "zwei"', isStrong: false }
							],
							[{ text: 'drei', isStrong: false }]
						]
					}
				]
			}
		]
	});
});

test.each([
	['a link', '# A\n\n[b](c)'],
	['a table', '# A\n\n| a |\n| - |\n| b |'],
	['a third level', '# A\n\n### B'],
	['a second title', '# A\n\n# B'],
	['no title', 'A'],
	['HTML', '# A\n\n<b>c</b>']
])('%s is refused while building, because the app would not show it', (_, markdown) => {
	expect(() => helpPage(markdown, 'x.md')).toThrow(/^x\.md: help pages have no /);
});

test('every page of the help can be read', () => {
	const files = globSync('docs/help/*/*.md');
	expect(files.length).toBeGreaterThan(30);
	for (const file of files) expect(helpPage(readFileSync(file, 'utf8'), file).title).not.toBe('');
});
