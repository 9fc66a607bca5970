import type { Membership } from '#domain/people/employee.ts';
import { addDays } from '#domain/time/local-date.ts';

/** Whether some day lies in two of these spans, or a span ends before it begins: one group at a time. */
export function isUnclear(memberships: readonly Membership[]): boolean {
	const byStart = memberships.toSorted((a, b) => a.from.localeCompare(b.from));
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
