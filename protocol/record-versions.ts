import { ABSENCE_SCHEMA_VERSION } from '#domain/absence/absence.ts';
import { CORRECTION_SCHEMA_VERSION } from '#domain/correction/correction.ts';
import type { RecordVersions } from '#domain/kernel/upcast.ts';
import { TIME_ENTRY_SCHEMA_VERSION } from '#domain/time-entry/time-entry.ts';

/** The collections that people write: their records travel with `schemaVersion`. */
export const writtenCollections = ['time_entries', 'absences', 'corrections'] as const;
export type WrittenCollection = (typeof writtenCollections)[number];

/**
 * THE table of record versions. A device never rewrites what waits in its outbox, however old the app was that wrote
 * it; the server takes it step by step to today's version before it judges it (R11). A new version of a record
 * is a step here, from the version before it, and stays for good.
 */
export const recordVersions: Readonly<Record<WrittenCollection, RecordVersions>> = {
	time_entries: { current: TIME_ENTRY_SCHEMA_VERSION, upcasts: {} },
	absences: { current: ABSENCE_SCHEMA_VERSION, upcasts: {} },
	corrections: { current: CORRECTION_SCHEMA_VERSION, upcasts: {} }
};
