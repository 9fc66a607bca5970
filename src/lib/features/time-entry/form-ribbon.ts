import type { RibbonShape, SegmentShape, StretchShape } from './shapes.ts';
import { instantToMs, type Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { startOfLocalDate } from '#domain/time/zone.ts';

const HOUR_MS = 3_600_000;

export interface PreviewInput {
	readonly date: LocalDate;
	readonly zone: string;
	/** What the day already holds; the edited entry itself left out. */
	readonly others: readonly StretchShape[];
	readonly draft: readonly {
		readonly kind: 'work' | 'break';
		readonly start: Instant;
		readonly stop: Instant;
	}[];
	/** Where a running entry ends for now. */
	readonly now: Instant;
}

/** The day as it would look once the form is saved: breaks are drawn over the work they lie in. */
export function previewRibbon(input: PreviewInput): RibbonShape {
	const midnight = instantToMs(startOfLocalDate(input.date, input.zone));
	const hour = (instant: Instant) => (instantToMs(instant) - midnight) / HOUR_MS;
	const segment = (stretch: Pick<StretchShape, 'kind' | 'start' | 'stop'>): SegmentShape => ({
		from: hour(stretch.start),
		to: hour(stretch.stop ?? input.now),
		kind: stretch.kind === 'break' ? 'break' : stretch.stop === null ? 'running' : 'work'
	});
	const segments = [...input.others, ...input.draft]
		.map(segment)
		.filter((piece) => piece.to > piece.from && piece.to > 0 && piece.from < 48)
		.sort((a, b) => Number(a.kind === 'break') - Number(b.kind === 'break') || a.from - b.from);
	const first = Math.min(6, ...segments.map((piece) => Math.floor(piece.from)));
	const last = Math.max(18, ...segments.map((piece) => Math.ceil(piece.to)));
	return { from: Math.max(0, first), to: last, now: null, segments };
}
