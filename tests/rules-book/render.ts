import {
	factNames,
	type Bilingual,
	type Chapter,
	type Example,
	type FactName,
	type Facts,
	type Rule
} from '#tests/rules-book/rule.ts';
import type { Topic, TopicGroup } from '#tests/rules-book/where/topic.ts';

const languages = ['de', 'en'] as const;
type Language = (typeof languages)[number];

const words: Record<'example' | 'source' | 'code', Bilingual> = {
	example: { de: 'Beispiel', en: 'Example' },
	source: { de: 'Quelle', en: 'Source' },
	code: { de: 'Code', en: 'Code' }
};

/**
 * The whole book as Markdown: every rule in German and English, each with its source and its examples, and at the
 * end a table of topics with their code.
 */
export function renderBook(introduction: string, chapters: readonly Chapter[], where: Where): string {
	const last = renderWhere(where, chapters.length + 1);
	return [introduction.trim(), ...chapters.map(renderChapter), last].join('\n\n') + '\n';
}

interface Where {
	readonly title: Bilingual;
	readonly groups: readonly TopicGroup[];
}

function renderWhere({ title, groups }: Where, number: number): string {
	const tables = groups.map(
		({ title: name, topics }) =>
			`| ${name.de} · ${name.en} | ${words.code.en} |\n| --- | --- |\n${topics.map(renderTopic).join('\n')}`
	);
	return [`## ${number}. ${title.de} · ${title.en}`, ...tables].join('\n\n');
}

function renderTopic({ topic, places }: Topic): string {
	const code = places.map(({ file, names }) => `\`${file}\`: ${names.join(', ')}`);
	return `| ${topic.de} · ${topic.en} | ${code.join('; ')} |`;
}

function renderChapter({ title, rules }: Chapter, index: number): string {
	const number = index + 1;
	const heading = `## ${number}. ${title.de} · ${title.en}`;
	return [heading, ...rules.map((rule, at) => renderRule(rule, `${number}.${at + 1}`))].join('\n\n');
}

function renderRule(rule: Rule, number: string): string {
	return [
		`### ${number} ${rule.title.de} · ${rule.title.en}`,
		...languages.map((language) => renderIn(language, rule)),
		`${words.source.de} · ${words.source.en}: ${rule.source} — ${words.code.en}: \`${rule.code}\``
	].join('\n\n');
}

function renderIn(language: Language, { text, examples }: Rule): string {
	const lines = examples.map(
		(example) => `- ${words.example[language]}: ${renderExample(language, example)}`
	);
	return [`**${language.toUpperCase()}** ${text[language]}`, lines.join('\n')].filter(Boolean).join('\n\n');
}

function renderExample(language: Language, { given, says }: Example): string {
	return `${given[language]} → ${renderFacts(language, says)}`;
}

function renderFacts(language: Language, facts: Facts): string {
	return (Object.entries(facts) as [FactName, number | string][])
		.map(([name, value]) => `${factNames[name][language]} **${renderValue(name, value)}**`)
		.join(', ');
}

/** Minutes as 7:45 or −1:30; everything else as it is. */
function renderValue(name: FactName, value: number | string): string {
	if (typeof value === 'string' || !factNames[name].minutes) return String(value);
	const minutes = Math.abs(value);
	const sign = value < 0 ? '−' : '';
	return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
