import { addDays, earlierOf, mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { copyRefusal } from '#domain/time-entry/copy-day.ts';
import { summariesOf, todayOf, type ViewInput } from '#lib/data/engine/view-input.ts';
import { tileOf } from '#lib/data/engine/view-parts.ts';
import type { CopyView } from '#lib/data/views/copy-types.ts';

/** The week before, the day's own one and the two after it. */
export function copySpan(from: LocalDate): { readonly first: LocalDate; readonly last: LocalDate } {
	return { first: addDays(mondayOf(from), -7), last: addDays(mondayOf(from), 20) };
}

/** Where the times of a day can be copied to, up to today. */
export function buildCopy(input: ViewInput, from: LocalDate): CopyView {
	const { first, last } = copySpan(from);
	const days = summariesOf(input, first, earlierOf(last, todayOf(input)));
	const entries = days.find(({ date }) => date === from)?.entries ?? [];
	const others = days.filter(({ date }) => date !== from);
	return {
		from,
		workedMinutes: days.find(({ date }) => date === from)?.workedMinutes ?? 0,
		targets: others.map((day) => {
			const { date, isMissing, workedMinutes, holiday, absence } = tileOf(input, day);
			const refusal = copyRefusal({ entries, from, to: date, existing: input.entries, now: input.now });
			return { date, isMissing, workedMinutes, holiday, absence, refusal };
		})
	};
}
