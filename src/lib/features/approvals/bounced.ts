import { mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import type { BouncedDecision, QueueItem } from './types.ts';

interface Dropped {
	readonly id: string;
	readonly date: LocalDate;
	readonly mine: { readonly userId: string };
}
interface Named {
	readonly id: string;
	readonly name: string;
}

/**
 * Of everything that was not taken over, what concerns other people's weeks: the decisions of a manager.
 * Several entries of one week came back together, so they are told together.
 */
export function bouncedDecisions(
	dropped: readonly Dropped[],
	ownId: string,
	people: readonly Named[],
	items: readonly QueueItem[]
): readonly BouncedDecision[] {
	const byWeek = new Map<string, BouncedDecision>();
	for (const decision of dropped) {
		const { userId } = decision.mine;
		if (userId === ownId) continue;
		const itemId = `${userId}:${mondayOf(decision.date)}`;
		const earlier = byWeek.get(itemId);
		byWeek.set(itemId, {
			id: earlier?.id ?? itemId,
			decisionIds: [...(earlier?.decisionIds ?? []), decision.id],
			personName: people.find((person) => person.id === userId)?.name ?? '',
			date: earlier && earlier.date < decision.date ? earlier.date : decision.date,
			itemId: items.some((item) => item.id === itemId) ? itemId : null
		});
	}
	return [...byWeek.values()];
}
