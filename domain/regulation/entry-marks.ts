import { markOf, type Mark, type MarkCode } from '#domain/regulation/mark.ts';
import { rulebookOf, type MarkedEntry, type MarksInput } from '#domain/regulation/mark-input.ts';
import { COMPANY_RULE, type Profile } from '#domain/regulation/profile-shape.ts';
import { minutesBetween, MS_PER_MINUTE } from '#domain/time/duration.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { isLongRunning, LONG_RUNNING_MS } from '#domain/time-entry/validation.ts';

const toldFlags = ['LATE_CONFIRM', 'LATE_SYNC', 'CLOCK_SUSPECT'] as const;
export type EntryMarkCode = 'LONG_RUNNING' | (typeof toldFlags)[number];

/**
 * What single entries carry: a clock forgotten for more than 16 h, a late confirmation, a doubtful
 * clock. Once a day each; of several forgotten clocks the one that runs longest is told.
 */
export function entryMarks(input: MarksInput): Mark[] {
	const { entries, zone, now } = input;
	const rulesOn = rulebookOf(input);
	const marks = new Map<string, Mark>();
	for (const entry of entries) {
		for (const code of entryMarkCodes(entry, now)) {
			const date = localDateOf(entry.start, entry.zone ?? zone);
			const running = code === 'LONG_RUNNING' ? minutesBetween(entry.start, now ?? entry.start) : 0;
			const limit = code === 'LONG_RUNNING' ? LONG_RUNNING_MS / MS_PER_MINUTE : 0;
			const known = marks.get(`${date} ${code}`);
			if (known !== undefined && known.actual >= running) continue;
			marks.set(`${date} ${code}`, companyWarning(rulesOn(date), { code, actual: running, limit, date }));
		}
	}
	return [...marks.values()];
}

/** The marks one entry gives by itself. */
export function entryMarkCodes(entry: MarkedEntry, now: Instant | undefined): EntryMarkCode[] {
	const codes: EntryMarkCode[] = toldFlags.filter((flag) => entry.flags?.includes(flag) === true);
	if (now !== undefined && isLongRunning(entry, now)) codes.push('LONG_RUNNING');
	return codes;
}

/** Work on a day of leave: it is added on top and told. `worked` in minutes. */
export function workDuringAbsence(profile: Profile, date: LocalDate, worked: number): Mark {
	return companyWarning(profile, { code: 'WORK_DURING_ABSENCE', actual: worked, limit: 0, date });
}

function companyWarning(
	profile: Profile,
	facts: {
		readonly code: MarkCode;
		readonly actual: number;
		readonly limit: number;
		readonly date: LocalDate;
	}
): Mark {
	return markOf(profile, { ...facts, severity: 'warning', rule: COMPANY_RULE });
}
