import type { Language, Text } from '#lib/i18n/text.ts';

const tables = new Map<Language, readonly Text[]>();

/** Gets the texts of one language: each is a file of its own, so that a device loads only what it reads. */
export async function loadTexts(language: Language): Promise<void> {
	if (tables.has(language)) return;
	const file = language === 'de' ? import('#lib/i18n/texts/de.ts') : import('#lib/i18n/texts/en.ts');
	tables.set(language, (await file).texts);
}

/** The text at one place of a language's table. */
export function textAt(language: Language, place: number): Text | undefined {
	return tables.get(language)?.[place];
}
