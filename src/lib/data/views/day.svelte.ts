import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { ReviewSpan } from '#lib/data/engine/confirm-views.ts';
import type { ReviewView } from '#lib/data/views/confirm-types.ts';
import type { CopyView } from '#lib/data/views/copy-types.ts';
import type { DayView } from '#lib/data/views/types.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';

/** One day of the signed-in person. */
export function dayView(date: LocalDate): Live<DayView | null> {
	return liveView<DayView | null>((engine) => engine.views.day(date), null);
}

/** The review before a week is confirmed. */
export function weekReview(monday: LocalDate): Live<ReviewView | null> {
	return review({ unit: 'week', from: monday, to: addDays(monday, 6) });
}

/** The review before the days of a span are confirmed. */
export function review(span: ReviewSpan): Live<ReviewView | null> {
	return liveView<ReviewView | null>((engine) => engine.views.review(span), null);
}

/** Where the times of a day can be copied to. */
export function copyView(from: LocalDate): Live<CopyView | null> {
	return liveView<CopyView | null>((engine) => engine.views.copy(from), null);
}
