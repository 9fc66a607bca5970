import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { marksOf } from '#domain/regulation/marks.ts';
import type { RegulatedEntry } from '#domain/regulation/shifts.ts';
import { checkBreaks } from '#domain/regulation/breaks.ts';
import { isRed, type Mark } from '#domain/regulation/mark.ts';
import { profiles, type Profile } from '#domain/regulation/profile.ts';
import { effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import { addDays } from '#domain/time/local-date.ts';
import { resolveLocal } from '#domain/time/zone.ts';
import type { Facts } from '#tests/rules-book/rule.ts';

/** Where the people of the examples work. */
export const ZONE = 'Europe/Berlin';
/** An ordinary Monday. */
export const MONDAY = '2026-03-02';

export type ExampleEntry = RegulatedEntry & { readonly id: string; readonly stop: string };

/** Work as one says it: `day('2026-03-02', '08:00–12:00', '12:30–17:00', 'Pause 14:00–14:15')`; `22:00–06:00` ends the next day. */
export function day(date: string, ...stretches: readonly string[]): ExampleEntry[] {
	return stretches.map((stretch, index) => {
		const [, isBreak, from = '', to = ''] = /^(Pause )?(\S+)–(\S+)$/.exec(stretch) ?? [];
		return {
			id: `${date}-${index}`,
			kind: isBreak === undefined ? 'work' : 'break',
			start: at(date, from),
			stop: at(to > from ? date : addDays(date, 1), to)
		};
	});
}

/** The instant of a wall time. */
export function at(date: string, time: string): string {
	const resolved = resolveLocal(date, time, ZONE);
	invariant(resolved.status !== 'nonexistent', `${date} ${time} does not exist`);
	return resolved.status === 'ok' ? resolved.instant : resolved.earlier;
}

export function profile(id: string): Profile {
	const found = profiles[id];
	invariant(found, `no profile ${id}`);
	return found;
}

/** The breaks of the one shift of a day. */
export function breakFacts(entries: readonly RegulatedEntry[], profileId: string): Facts {
	const rules = profile(profileId);
	const [shift] = shiftsOf(effectiveWork(entries, ZONE), rules.rest.min);
	invariant(shift, 'the example has a shift');
	const check = checkBreaks(shift, rules);
	return {
		worked: check.workedMinutes,
		break: check.breakMinutes,
		counted: check.qualifyingMinutes,
		required: check.requiredMinutes
	};
}

export function markFacts(marks: readonly Mark[]): Facts {
	return {
		marks: marks.map(({ code, actual, limit }) => `${code} (${actual}/${limit})`).join(', ') || '–',
		red: isRed(marks) ? '✓' : '–'
	};
}

/** The marks that a profile gives these entries. */
export function marks(
	entries: readonly ExampleEntry[],
	profileId = 'DE-ARBZG',
	holidays?: HolidayCalendar
): Facts {
	return markFacts(
		marksOf({
			entries,
			zone: ZONE,
			profile: profile(profileId),
			from: '2026-01-01',
			to: '2026-12-31',
			...(holidays === undefined ? {} : { holidays })
		})
	);
}
