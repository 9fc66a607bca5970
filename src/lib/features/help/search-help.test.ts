import { expect, test } from 'vitest';
import type { HelpPages } from './help-page.ts';
import { searchHelp } from './search-help.ts';

const paragraph = (text: string) => ({ is: 'paragraph' as const, runs: [{ text, isStrong: false }] });
const pages: HelpPages = {
	today: {
		title: 'Heute',
		lead: [paragraph('Hier beginnt dein Tag.')],
		sections: [{ title: 'Stempeln', blocks: [paragraph('Ein Tipp beginnt die Straße zum Feierabend.')] }]
	},
	'hand-over': {
		title: 'Daten übergeben',
		lead: [paragraph('Wenn ein Telefon stirbt.')],
		sections: [{ title: 'Als Datei', blocks: [paragraph('Wer übergeben will, wählt die Datei.')] }]
	}
};
const topics = ['today', 'hand-over'];
const search = (query: string) => searchHelp(pages, topics, query);
const namesOf = (query: string) => search(query).map(({ title }) => title);

test('nothing is found for nothing', () => {
	expect(search('')).toEqual([]);
	expect(search('   ')).toEqual([]);
	expect(search('Quittung')).toEqual([]);
});

test.each(['übergeben', 'UBERGEBEN', 'uebergeben'])('"%s" finds what is written with an umlaut', (query) => {
	expect(namesOf(query)).toEqual(['Daten übergeben', 'Als Datei']);
});

test('"strasse" finds "Straße", and what is marked is the word as it is written', () => {
	const [hit] = search('strasse');
	expect(hit?.excerpt).toEqual([
		{ text: 'Ein Tipp beginnt die ', isFound: false },
		{ text: 'Straße', isFound: true },
		{ text: ' zum Feierabend.', isFound: false }
	]);
});

test('every word has to be there; one of them may be the title of the page', () => {
	expect(namesOf('tipp feierabend')).toEqual(['Stempeln']);
	expect(namesOf('heute feierabend')).toEqual(['Stempeln']);
	expect(namesOf('telefon feierabend')).toEqual([]);
});

test('a title comes before a text, and a section says whose it is and where it stands', () => {
	const hits = search('datei');
	expect(hits[0]).toMatchObject({ title: 'Als Datei', of: 'Daten übergeben', section: 'section-1' });
	expect(namesOf('beginnt')).toEqual(['Heute', 'Stempeln']);
});

test('only what the person is shown is searched', () => {
	expect(searchHelp(pages, ['today'], 'telefon')).toEqual([]);
});

test('of a long text the piece around the word is shown', () => {
	const long = `${'Vorne steht vieles. '.repeat(20)}Dann kommt der Anker. ${'Hinten auch. '.repeat(20)}`;
	const [hit] = searchHelp(
		{ long: { title: 'Lang', lead: [paragraph(long)], sections: [] } },
		['long'],
		'anker'
	);
	const text = hit?.excerpt.map((part) => part.text).join('') ?? '';
	expect(text).toMatch(/^… .*Anker.* …$/);
	expect(text.length).toBeLessThan(200);
	expect(hit?.excerpt.filter(({ isFound }) => isFound)).toEqual([{ text: 'Anker', isFound: true }]);
});
