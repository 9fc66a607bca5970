import { whatADayIs } from '#domain/absence/precedence.ts';
import type { DaySummary } from '#domain/account/day-summary.ts';
import { dayOffOf } from '#domain/public-holiday/calendar.ts';
import { clockOffer, timeOfMinute } from '#domain/time-entry/clock-offer.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { usualHours } from '#domain/time-entry/usual-hours.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, localTimeOf } from '#domain/time/zone.ts';
import { awayOf } from '#lib/data/engine/today-away.ts';
import { forecastFor, type ViewInput } from '#lib/data/engine/view-input.ts';
import type { TodayView } from '#lib/data/views/types.ts';

/** What lies ahead by the rules, as times of the day; null when there is nothing to say. */
export function aheadOf(input: ViewInput, phase: TodayView['phase']): TodayView['ahead'] {
	const zone = input.context.zoneOf(input.employee);
	const { nextBreak, dailyMaximum, nextStart } = forecastFor(input);
	const isAtWork = phase === 'running' || phase === 'break';
	const isLater = nextStart !== null && nextStart > input.now;
	const ahead = {
		breakDue:
			phase === 'running' && nextBreak !== null
				? { time: localTimeOf(nextBreak.dueAt, zone), needMinutes: nextBreak.needMinutes }
				: null,
		maximum:
			isAtWork && dailyMaximum !== null
				? { time: localTimeOf(dailyMaximum.at, zone), minutes: dailyMaximum.limitMinutes }
				: null,
		nextStart: isLater ? { time: localTimeOf(nextStart, zone), date: localDateOf(nextStart, zone) } : null
	};
	return Object.values(ahead).some((one) => one !== null) ? ahead : null;
}

/** What the habit of the last two weeks says: what may be asked now, and when a day usually ends. */
export function habitOf(
	input: ViewInput,
	date: LocalDate,
	day: DaySummary | undefined,
	clock: Pick<TodayView, 'phase' | 'forgotten'> & { readonly current: readonly TimeEntry[] }
): Pick<TodayView, 'offer' | 'usualEndTime'> {
	const zone = input.context.zoneOf(input.employee);
	const usual = usualHours(input.entries, date);
	const offer = clockOffer({
		usual,
		phase: clock.phase,
		isWorkday: day !== undefined && day.targetMinutes > 0 && !isOff(input, day),
		runningSince: clock.current.find(({ kind }) => kind === 'work')?.start ?? null,
		zone,
		now: input.now
	});
	return {
		offer:
			offer === null || clock.forgotten !== null ? null : { ...offer, time: localTimeOf(offer.at, zone) },
		usualEndTime: usual === null ? null : timeOfMinute(usual.end)
	};
}

function isOff(input: ViewInput, day: DaySummary): boolean {
	const off = whatADayIs({ holiday: dayOffOf(day.holiday), absence: awayOf(input, day) });
	return off !== null && (off.is === 'absence' ? !off.absence.half : off.holiday.fraction === 1);
}
