import type { WorkingSchedule } from '#domain/people/employee.ts';
import { isEmployedOn, scheduleOn, weekMinutes, type Employment } from '#domain/schedule/target-time.ts';
import { addDays, laterOf, type LocalDate } from '#domain/time/local-date.ts';

/** One version of a contract as it was in force. */
export interface ContractVersion {
	/** The first day it was in force, in the span asked for. */
	readonly from: LocalDate;
	/** The last one before the next version; null = until further notice. */
	readonly to: LocalDate | null;
	readonly minutes: WorkingSchedule['minutes'];
	readonly weekMinutes: number;
	readonly comment: string;
}

/**
 * The contract versions in force between two dates, newest first. A version that another one from the same day
 * replaced was never in force, nor one whose time lies outside the employment.
 */
export function contractVersions(
	schedules: readonly WorkingSchedule[],
	employment: Employment | undefined,
	span: { readonly from: LocalDate; readonly to: LocalDate }
): ContractVersion[] {
	const starts = [...new Set(schedules.map(({ validFrom }) => validFrom))].toSorted();
	return starts
		.flatMap((start, index): ContractVersion[] => {
			const next = starts[index + 1];
			const version = scheduleOn(schedules, start);
			const last = next === undefined ? null : addDays(next, -1);
			const from = laterOf(laterOf(start, span.from), employment?.start ?? start);
			if (version === null || from > span.to || (last !== null && last < from)) return [];
			if (!isEmployedOn(from, employment)) return [];
			const { minutes, comment } = version;
			return [{ from, to: last, minutes, weekMinutes: weekMinutes(minutes), comment }];
		})
		.toReversed();
}
