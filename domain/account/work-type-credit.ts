import type { MinutesByType } from '#domain/account/attribution.ts';
import { shareHalfUp } from '#domain/kernel/rounding.ts';
import type { WorkTypeData } from '#domain/reference/reference.ts';

/** What the account reads of work types, by id; null, the default type, is none of them. */
export type AccountWorkTypes = ReadonlyMap<
	string | null,
	Pick<WorkTypeData, 'percent'> & Partial<WorkTypeData>
>;

/** The minutes of one type on one day, and what they are worth. */
export interface WorkTypeCredit {
	readonly workTypeId: string | null;
	readonly minutes: number;
	readonly percent: number;
	readonly creditedMinutes: number;
}

/** The percentage a type counts with; 100 for the default type and for one that is not known here. */
export function percentOf(workTypeId: string | null, workTypes: AccountWorkTypes): number {
	return workTypes.get(workTypeId)?.percent ?? 100;
}

/** Whether a type is legal working time: true unless it says otherwise. */
export function isLegalWorkingTime(
	workTypeId: string | null | undefined,
	workTypes: AccountWorkTypes
): boolean {
	return workTypes.get(workTypeId ?? null)?.compliance !== false;
}

/**
 * Credited minutes of one day: its minutes of each type by the type's percentage, rounded half up once
 * per day and type. Two entries of 5 min at 25 % are 3 min (2.5), not two times 1.
 */
export function workTypeCredits(minutesByType: MinutesByType, workTypes: AccountWorkTypes): WorkTypeCredit[] {
	return [...minutesByType].map(([workTypeId, minutes]) => {
		const percent = percentOf(workTypeId, workTypes);
		return { workTypeId, minutes, percent, creditedMinutes: shareHalfUp(minutes, percent, 100) };
	});
}

/** The sum of a day's credits; the same as adding up `workTypeCredits`. */
export function creditedMinutes(minutesByType: MinutesByType, workTypes: AccountWorkTypes): number {
	let sum = 0;
	for (const [workTypeId, minutes] of minutesByType) {
		sum += shareHalfUp(minutes, percentOf(workTypeId, workTypes), 100);
	}
	return sum;
}
