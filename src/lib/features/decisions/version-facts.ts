import { minutesBetween } from '#domain/time/duration.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import { localDateOf, localTimeOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { previewRibbon } from '#lib/features/time-entry/form-ribbon.ts';
import type { RibbonShape } from '#lib/features/time-entry/shapes.ts';

export type FactKey = 'start' | 'stop' | 'kind' | 'workType' | 'note' | 'explanation';

/** One version of an entry as a card shows it. */
export interface VersionFacts {
	/** null while it runs. */
	readonly minutes: number | null;
	readonly from: string;
	readonly to: string | null;
	readonly kind: TimeEntry['kind'];
	readonly workTypeId: string | null;
	readonly note: string;
	readonly explanation: string;
	/** When the person wrote it, by corrected clock. */
	readonly writtenAt: Instant;
	readonly differs: ReadonlySet<FactKey>;
}

const minuteOf = (instant: Instant | null) =>
	instant === null ? null : Math.floor(instantToMs(instant) / 60_000);

/** The facts in which two versions differ; times count by the minute. */
export function differences(a: TimeEntry, b: TimeEntry): ReadonlySet<FactKey> {
	const differs = new Set<FactKey>();
	if (minuteOf(a.start) !== minuteOf(b.start)) differs.add('start');
	if (minuteOf(a.stop) !== minuteOf(b.stop)) differs.add('stop');
	if (a.kind !== b.kind) differs.add('kind');
	if (a.workTypeId !== b.workTypeId) differs.add('workType');
	if (a.note !== b.note) differs.add('note');
	if (a.explanation !== b.explanation) differs.add('explanation');
	return differs;
}

/** What a card says about one version, and in what it differs from the other. */
export function factsOf(version: TimeEntry, other: TimeEntry | null): VersionFacts {
	const { mutation, zone } = version;
	return {
		minutes: version.stop === null ? null : Math.max(0, minutesBetween(version.start, version.stop)),
		from: localTimeOf(version.start, zone),
		to: version.stop === null ? null : localTimeOf(version.stop, zone),
		kind: version.kind,
		workTypeId: version.workTypeId,
		note: version.note,
		explanation: version.explanation,
		writtenAt: msToInstant(instantToMs(mutation.deviceTime) + mutation.offsetMs),
		differs: other === null ? new Set() : differences(version, other)
	};
}

/** The ribbon of one version, on the same hours as the other one's. */
export function versionRibbon(version: TimeEntry, other: TimeEntry | null, now: Instant): RibbonShape {
	const date = localDateOf(version.start, version.zone);
	const drawn = (entry: TimeEntry) =>
		previewRibbon({ date, zone: entry.zone, now, others: [entry], draft: [] });
	const own = drawn(version);
	const beside = other === null ? own : drawn(other);
	return { ...own, from: Math.min(own.from, beside.from), to: Math.max(own.to, beside.to) };
}
