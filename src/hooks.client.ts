import { startLocale, startTexts } from '#lib/i18n/locale.svelte.ts';

startLocale();
const texts = startTexts();

/** Nothing is painted before it has its words; without them the page says so itself (theme.js). */
export const init = (): Promise<void> => texts;
