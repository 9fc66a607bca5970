import { contentKeys, type ContentKey, type TimeEntry } from '#domain/time-entry/time-entry.ts';

/** What a person recorded, without state and bookkeeping. */
export type TimeEntryContent = Pick<TimeEntry, ContentKey>;

/** Whether two versions say the same about the time worked: exactly what a confirmation covers. */
export function hasSameContent(a: TimeEntryContent, b: TimeEntryContent): boolean {
	return contentKeys.every((key) => a[key] === b[key]);
}

/** Only the fields a person recorded. */
export function contentOf(entry: TimeEntryContent): TimeEntryContent {
	return {
		kind: entry.kind,
		start: entry.start,
		stop: entry.stop,
		zone: entry.zone,
		workTypeId: entry.workTypeId,
		jobId: entry.jobId,
		note: entry.note,
		explanation: entry.explanation
	};
}
