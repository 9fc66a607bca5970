/** A page of the help, as the build reads it from `docs/help/LANGUAGE/TOPIC.md` (tools/help-pages.ts). */
export interface HelpPage {
	readonly title: string;
	/** What stands above the first section. */
	readonly lead: readonly HelpBlock[];
	readonly sections: readonly HelpSection[];
}
export interface HelpSection {
	readonly title: string;
	readonly blocks: readonly HelpBlock[];
}
export type HelpBlock =
	| { readonly is: 'paragraph'; readonly runs: readonly HelpRun[] }
	| { readonly is: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly HelpRun[])[] };
/** Words of one weight; strong ones stand on a button or label in exactly this way. */
export interface HelpRun {
	readonly text: string;
	readonly isStrong: boolean;
}

/** The pages of a language, by topic. */
export type HelpPages = Readonly<Record<string, HelpPage>>;

/** The address of a section within its page: the same in every language. */
export const sectionId = (index: number): string => `section-${index + 1}`;

/** The words of blocks, one after the other. */
export function textOf(blocks: readonly HelpBlock[]): string {
	const runs = blocks.flatMap((block) => (block.is === 'list' ? block.items : [block.runs]));
	return runs.map((parts) => parts.map(({ text }) => text).join('')).join(' ');
}

/** Files as Vite's glob hands them over, by their topic. */
export function byTopic(files: Readonly<Record<string, HelpPage>>): HelpPages {
	return Object.fromEntries(
		Object.entries(files).map(([file, page]) => [file.slice(file.lastIndexOf('/') + 1, -'.md'.length), page])
	);
}
