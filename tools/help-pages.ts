import { Lexer, type Token, type Tokens } from 'marked';
import type { HelpBlock, HelpPage, HelpRun, HelpSection } from '#lib/features/help/help-page.ts';

/**
 * Vite plugin: a help page in Markdown becomes the data that the app shows. It is read while building, so that the
 * app carries neither a parser nor HTML made from text.
 */
export function helpPages() {
	return {
		name: 'tagwerk-help-pages',
		transform(code: string, id: string) {
			if (!/\/docs\/help\/[^/]+\/[^/]+\.md$/.test(id)) return null;
			return { code: `export default ${JSON.stringify(helpPage(code, id))};`, map: null };
		}
	};
}

/**
 * Reads a page: one title, paragraphs and lists, sections below them, bold words.
 * @param name of the file, for the error
 * @throws Error where a page uses anything else, because nobody would see it
 */
export function helpPage(markdown: string, name: string): HelpPage {
	const refuse = (what: string): never => {
		throw new Error(`${name}: help pages have no ${what}`);
	};
	let title: string | null = null;
	const lead: HelpBlock[] = [];
	const sections: (HelpSection & { blocks: HelpBlock[] })[] = [];
	for (const token of new Lexer().lex(markdown)) {
		if (token.type === 'space') continue;
		if (isHeading(token)) {
			if (token.depth === 2) sections.push({ title: token.text, blocks: [] });
			else if (token.depth === 1 && title === null) title = token.text;
			else refuse(`heading "${token.text}" at this place`);
			continue;
		}
		(sections.at(-1)?.blocks ?? lead).push(blockOf(token, refuse));
	}
	return { title: title ?? refuse('missing title'), lead, sections };
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
const isList = (token: Token): token is Tokens.List => token.type === 'list';
type Refuse = (what: string) => never;

function blockOf(token: Token, refuse: Refuse): HelpBlock {
	if (token.type === 'paragraph') return { is: 'paragraph', runs: runsOf(childrenOf(token), refuse) };
	if (!isList(token)) return refuse(token.type);
	const items = token.items.map((item) =>
		item.tokens.flatMap((part) =>
			part.type === 'text' || part.type === 'paragraph'
				? runsOf(childrenOf(part), refuse)
				: refuse(`${part.type} in a list`)
		)
	);
	return { is: 'list', isOrdered: token.ordered, items };
}

function childrenOf(token: Token): readonly Token[] {
	return 'tokens' in token && token.tokens !== undefined ? token.tokens : [token];
}

function runsOf(tokens: readonly Token[], refuse: Refuse): HelpRun[] {
	return tokens.map((token) => {
		const isStrong = token.type === 'strong';
		if (!isStrong && token.type !== 'text' && token.type !== 'escape') return refuse(token.type);
		return { text: token.text.replaceAll('\n', ' '), isStrong };
	});
}
