import { journalGuards } from '#server/journal/journal.table.ts';

/**
 * Triggers that the table generator cannot express. Each is created when missing, at every start
 * (`CREATE TRIGGER IF NOT EXISTS …`); features that need one add their array here.
 */
export const guards: readonly string[] = [...journalGuards];
