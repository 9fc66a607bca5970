import { startLocale } from '#lib/i18n/locale.svelte.ts';

startLocale();
