import { locale } from '#lib/i18n/locale.svelte.ts';
import { textAt } from '#lib/i18n/text-tables.ts';
import type { Language, Text } from '#lib/i18n/text.ts';

const rules = new Map<Language, Intl.PluralRules>();

/** Kept, because making the rules takes longer than everything else that a message does. */
function plural(language: Language, count: unknown): Intl.LDMLPluralRule {
	const known = rules.get(language) ?? new Intl.PluralRules(language);
	rules.set(language, known);
	return known.select(Number(count));
}

/**
 * Says a message in the language of the moment. The build puts every message through here: with its place in
 * the loaded texts, or with both texts where only managers and HR read it.
 */
export function say(place: number | readonly [de: Text, en: Text], inputs?: unknown): string {
	const language = locale.current;
	const text = typeof place === 'number' ? textAt(language, place) : place[language === 'de' ? 0 : 1];
	return typeof text === 'function' ? text(inputs, plural) : (text ?? '');
}
