import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { DayView, WeekReview } from '#lib/data/views/types.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** One day of the signed-in person. */
export function dayView(date: LocalDate): Live<DayView | null> {
	return liveView<DayView | null>((engine) => engine.views.day(date), null);
}

/** The review before a week is confirmed. */
export function weekReview(monday: LocalDate): Live<WeekReview | null> {
	return liveView<WeekReview | null>((engine) => engine.views.week(monday), null);
}
