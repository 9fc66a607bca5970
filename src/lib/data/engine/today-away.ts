import type { DaySummary } from '#domain/account/day-summary.ts';
import type { ViewInput } from '#lib/data/engine/view-input.ts';
import type { TodayView } from '#lib/data/views/types.ts';

/**
 * Why somebody is away on a day. What is only asked for changes nothing yet: the day is worked until there is an
 * answer. An illness needs none.
 */
export function awayOf(
	{ context }: Pick<ViewInput, 'context'>,
	day: DaySummary | undefined
): TodayView['absence'] {
	const found = day?.absence ?? null;
	if (found === null || (found.isPending && found.category !== 'sick')) return null;
	const { absenceId: id, category, half } = found;
	const until = context.absences.find((absence) => absence.id === id)?.to ?? null;
	return { id, category, half: half !== null, until };
}
