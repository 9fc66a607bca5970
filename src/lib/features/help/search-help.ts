import { sectionId, textOf, type HelpPages } from './help-page.ts';

export interface HelpHit {
	readonly topic: string;
	/** The section's id; null = what stands above the first one. */
	readonly section: string | null;
	readonly title: string;
	/** The page of the section. */
	readonly of: string | null;
	/** A piece of the text around what was found. */
	readonly excerpt: readonly { readonly text: string; readonly isFound: boolean }[];
}

const HITS_MAX = 12;
const EXCERPT_CHARS = 120;
const CHARS_BEFORE = 40;

/**
 * The places of the help that have every word of the query, titles first. Case and accents do not matter:
 * "ubergeben" and "uebergeben" find "übergeben".
 * @param topics the pages to look at, in the order in which equal hits are told
 */
export function searchHelp(pages: HelpPages, topics: readonly string[], query: string): HelpHit[] {
	const words = wordsOf(query);
	if (words.length === 0) return [];
	return topics
		.flatMap((topic) => placesOf(pages, topic))
		.flatMap((place) => {
			const rank = rankOf(place, words);
			return rank === null ? [] : [{ place, rank }];
		})
		.sort((a, b) => a.rank - b.rank)
		.slice(0, HITS_MAX)
		.map(({ place: { topic, section, title, of, text } }) => ({
			topic,
			section,
			title,
			of,
			excerpt: excerptOf(text, words)
		}));
}

interface Place extends Omit<HelpHit, 'excerpt'> {
	readonly text: string;
}
/** The ways in which a word may be written. */
type Word = readonly string[];

function placesOf(pages: HelpPages, topic: string): Place[] {
	const page = pages[topic];
	if (page === undefined) return [];
	return [
		{ topic, section: null, title: page.title, of: null, text: textOf(page.lead) },
		...page.sections.map(({ title, blocks }, index) => ({
			topic,
			section: sectionId(index),
			title,
			of: page.title,
			text: textOf(blocks)
		}))
	];
}

function wordsOf(query: string): Word[] {
	const typed = fold(query).plain.split(/\s+/).filter(Boolean);
	return typed.map((word) => [...new Set([word, word.replace(/([aou])e/g, '$1')])]);
}

/** 0: the title has a word, 1: only the text does; null: a word is missing. A section may lean on its page's title. */
function rankOf({ title, of, text }: Place, words: readonly Word[]): number | null {
	const [own, all] = [fold(title).plain, fold(`${of ?? ''} ${title} ${text}`).plain];
	const here = fold(`${title} ${text}`).plain;
	if (!words.every((word) => has(all, word)) || !words.some((word) => has(here, word))) return null;
	return words.some((word) => has(own, word)) ? 0 : 1;
}

const has = (plain: string, word: Word) => word.some((way) => plain.includes(way));

function excerptOf(text: string, words: readonly Word[]): HelpHit['excerpt'] {
	const found = foundIn(text, words);
	const first = found.indexOf(true);
	const from = first <= CHARS_BEFORE ? 0 : text.lastIndexOf(' ', first - CHARS_BEFORE) + 1;
	const space = text.indexOf(' ', from + EXCERPT_CHARS);
	const to = space < 0 ? text.length : space;
	const parts: { text: string; isFound: boolean }[] = [];
	for (let index = from; index < to; index += 1) {
		const isFound = found[index] ?? false;
		const last = parts.at(-1);
		if (last?.isFound === isFound) last.text += text.charAt(index);
		else parts.push({ text: text.charAt(index), isFound });
	}
	if (from > 0) parts.unshift({ text: '… ', isFound: false });
	if (to < text.length) parts.push({ text: ' …', isFound: false });
	return parts;
}

/** Which characters of a text belong to one of the words. */
function foundIn(text: string, words: readonly Word[]): boolean[] {
	const { plain, places } = fold(text);
	const found = Array.from({ length: text.length }, () => false);
	for (const way of words.flat()) {
		for (let at = plain.indexOf(way); at >= 0; at = plain.indexOf(way, at + way.length))
			for (const place of places.slice(at, at + way.length)) found[place] = true;
	}
	return found;
}

/** Small letters without accents, and where in the text each of them stands. */
function fold(text: string): { readonly plain: string; readonly places: readonly number[] } {
	const letters = [...text.split('').entries()].flatMap(([place, letter]) =>
		[...letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('ß', 'ss')].map(
			(plain) => [plain, place] as const
		)
	);
	return { plain: letters.map(([plain]) => plain).join(''), places: letters.map(([, place]) => place) };
}
