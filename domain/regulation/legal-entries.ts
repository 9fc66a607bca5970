import { isLegalWorkingTime, type AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { RegulatedEntry } from '#domain/regulation/shifts.ts';

/** Work that is no legal working time (a type without compliance) is not looked at by the legal rules. */
export function legalEntries<T extends RegulatedEntry & { readonly workTypeId?: string | null }>(
	entries: readonly T[],
	workTypes: AccountWorkTypes | undefined
): readonly T[] {
	if (workTypes === undefined) return entries;
	return entries.filter((entry) => entry.kind === 'break' || isLegalWorkingTime(entry.workTypeId, workTypes));
}
