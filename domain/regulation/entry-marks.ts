import type { Mark, MarkCode } from '#domain/regulation/mark.ts';
import type { MarksInput } from '#domain/regulation/mark-input.ts';
import { minutesBetween, MS_PER_MINUTE } from '#domain/time/duration.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { isLongRunning, LONG_RUNNING_MS } from '#domain/time-entry/validation.ts';

const toldFlags = ['LATE_CONFIRM', 'LATE_SYNC', 'CLOCK_SUSPECT'] as const;

/** What single entries carry: a clock forgotten for more than 16 h, a late confirmation, a doubtful clock. Once a day each. */
export function entryMarks({ entries, zone, profile, now }: MarksInput): Mark[] {
	const marks = new Map<string, Mark>();
	for (const entry of entries) {
		const isForgotten = now !== undefined && isLongRunning(entry, now);
		const hasFlags = entry.flags !== undefined && entry.flags.length > 0;
		if (!isForgotten && !hasFlags) continue;
		const date = localDateOf(entry.start, entry.zone ?? zone);
		const add = (code: MarkCode, actual: number, limit: number) =>
			marks.set(`${date} ${code}`, warning(code, { actual, limit, date, profile: profile.id }));
		if (isForgotten) add('LONG_RUNNING', minutesBetween(entry.start, now), LONG_RUNNING_MS / MS_PER_MINUTE);
		for (const flag of toldFlags) if (entry.flags?.includes(flag) === true) add(flag, 0, 0);
	}
	return [...marks.values()];
}

function warning(
	code: MarkCode,
	facts: { actual: number; limit: number; date: LocalDate; profile: string }
): Mark {
	return { code, severity: 'warning', ...facts };
}
