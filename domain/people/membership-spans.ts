import type { Membership } from '#domain/people/employee.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';

/** Whether some day lies in two of these spans, or a span ends before it begins: one group at a time. */
export function isUnclear(memberships: readonly Membership[]): boolean {
	const byStart = memberships.toSorted((a, b) => (a.from < b.from ? -1 : 1));
	return byStart.some((span, index) => {
		if (span.to !== null && span.to < span.from) return true;
		const next = byStart[index + 1];
		return next !== undefined && (span.to === null || span.to >= next.from);
	});
}

/**
 * Makes room for a span: what another group had of these days goes, cut at the day before or after. The
 * days outside stay as they were.
 */
export function withoutDaysOf(
	memberships: readonly Membership[],
	span: Pick<Membership, 'from' | 'to'>
): Membership[] {
	return memberships.flatMap((other) => {
		const isApart = (span.to !== null && other.from > span.to) || (other.to !== null && other.to < span.from);
		if (isApart) return [other];
		const parts: Membership[] = [];
		if (other.from < span.from) parts.push({ ...other, to: addDays(span.from, -1) });
		if (span.to !== null && (other.to === null || other.to > span.to)) {
			parts.push({ ...other, from: addDays(span.to, 1) });
		}
		return parts;
	});
}

/**
 * Moves a person to another group (or out of all groups) from a date on: what was before stays as it was,
 * what would have been after is replaced. A person is in one group at a time.
 */
export function moveToGroup(
	memberships: readonly Membership[],
	groupId: string | null,
	from: LocalDate
): readonly Membership[] {
	const before = withoutDaysOf(memberships, { from, to: null });
	return groupId === null ? before : [...before, { groupId, from, to: null }];
}
