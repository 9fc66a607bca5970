import type { Text } from '#lib/i18n/text.ts';

/** The German texts of a worker's screens; filled by the build (tools/compact-messages.mjs). */
export const texts: readonly Text[] = [];
