import { startLocale, startTexts } from '#lib/i18n/locale.svelte.ts';

startLocale();
const texts = startTexts();

/** Nothing is painted before it has its words. */
export const init = (): Promise<void> => texts;
