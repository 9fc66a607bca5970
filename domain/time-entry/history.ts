import { contentKeys, type ContentKey, type TimeEntry } from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';

/** What an entry says: what a person wrote, without what became of it. */
export type EntryContent = Pick<TimeEntry, ContentKey>;

/** One version in the history of an entry. `time` null = it is deleted from then on. */
export interface HistoryVersion {
	readonly entryId: string;
	readonly at: string;
	readonly actorId: string;
	readonly event: string;
	readonly comment: string | null;
	readonly time: EntryContent | null;
}

/** What one act changed. */
export interface HistoryStep extends HistoryVersion {
	/** What the entry said before; null when it was not there. */
	readonly before: EntryContent | null;
	readonly changed: readonly ContentKey[];
	/** Said with this act: a comment stays on the record after it. */
	readonly words: string | null;
}

/** The acts on the entries of a day, newest first. Versions of one entry come oldest first. */
export function historySteps(versions: readonly HistoryVersion[]): HistoryStep[] {
	const last = new Map<string, HistoryVersion>();
	const steps = versions.map((version) => {
		const previous = last.get(version.entryId);
		last.set(version.entryId, version);
		const before = previous?.time ?? null;
		const { time, comment } = version;
		const changed = before === null || time === null ? [] : differingContent(before, time);
		const words = comment !== null && comment !== previous?.comment ? comment : null;
		return { ...version, before, changed, words };
	});
	return steps.toReversed().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/**
 * What is brought back by undoing a step: of an open entry the version that the step made, where it says something
 * else than what counts; of a deleted entry what was deleted, as a new draft while the day is not locked. Null where
 * there is nothing to bring back.
 */
export function restorableFrom(
	step: HistoryStep,
	current: (EntryContent & Pick<TimeEntry, 'state'>) | null,
	isDayLocked: boolean
): EntryContent | null {
	if (current === null) return step.time === null && !isDayLocked ? step.before : null;
	if (!isEditable(current.state) || step.time === null) return null;
	return differingContent(current, step.time).length === 0 ? null : step.time;
}

function differingContent(a: EntryContent, b: EntryContent): ContentKey[] {
	return contentKeys.filter((key) => a[key] !== b[key]);
}
