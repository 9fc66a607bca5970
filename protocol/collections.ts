import { absenceSchema } from '#domain/absence/absence.ts';
import { teamDaySchema } from '#domain/absence/team-day.ts';
import { correctionSchema } from '#domain/correction/correction.ts';
import { noticeSchema } from '#domain/notice/notice.ts';
import { employeeSchema } from '#domain/people/employee.ts';
import { presenceSchema } from '#domain/people/presence.ts';
import { publicHolidaySchema } from '#domain/public-holiday/public-holiday.ts';
import { referenceSchema } from '#domain/reference/reference.ts';
import { timeEntrySchema } from '#domain/time-entry/time-entry.ts';

/**
 * THE table of synced collections. A device keeps one local collection per line and replicates it
 * with `/api/sync/:name/pull` (and `/push` where the direction says so).
 *
 * - `time_entries`, `absences` and `corrections` are what people write: their own by the worker, decisions by the
 *   manager. Concurrent writes are joined by `merge.ts` of `domain/time-entry`, `domain/absence` and
 *   `domain/correction`.
 * - everything else flows down: the master wins because nobody else may write.
 */
export const collections = {
	time_entries: { schema: timeEntrySchema, direction: 'both' },
	employees: { schema: employeeSchema, direction: 'pull' },
	reference: { schema: referenceSchema, direction: 'pull' },
	public_holidays: { schema: publicHolidaySchema, direction: 'pull' },
	notices: { schema: noticeSchema, direction: 'pull' },
	absences: { schema: absenceSchema, direction: 'both' },
	corrections: { schema: correctionSchema, direction: 'both' },
	team_days: { schema: teamDaySchema, direction: 'pull' },
	presence: { schema: presenceSchema, direction: 'pull' }
} as const;

export type CollectionName = keyof typeof collections;
export const collectionNames = Object.keys(collections) as CollectionName[];

/** Whether a name from a URL is one of ours. */
export function isCollectionName(name: string): name is CollectionName {
	return Object.hasOwn(collections, name);
}
