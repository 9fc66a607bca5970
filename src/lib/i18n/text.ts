export type Language = 'de' | 'en';

/** Which form a number takes: "one" or "other" in the languages we have. */
export type PluralForm = (language: Language, count: unknown) => Intl.LDMLPluralRule;

/** A message in one language: as it stands, or as a function of what fills its gaps. */
export type Text = string | ((inputs: unknown, plural: PluralForm) => string);
