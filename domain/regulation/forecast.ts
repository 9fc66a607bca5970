import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { checkBreaks } from '#domain/regulation/breaks.ts';
import { earliestNextStart } from '#domain/regulation/next-start.ts';
import { rulebookOf, type Permits } from '#domain/regulation/mark-input.ts';
import type { Mark, MarkCode } from '#domain/regulation/mark.ts';
import type { Profile, Rulebook } from '#domain/regulation/profile-shape.ts';
import { shiftMarks } from '#domain/regulation/shift-marks.ts';
import { effectiveWork, shiftsOf, type RegulatedEntry, type Shift } from '#domain/regulation/shifts.ts';
import { instantToMinute, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { subtract } from '#domain/time/interval.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';

/** A break that must begin soon. `inMinutes` is 0 or less once it is overdue. */
export interface BreakHint {
	/** Until here work may go on; one minute later a rule is broken. */
	readonly dueAt: Instant;
	readonly inMinutes: number;
	/** How long the break must be. */
	readonly needMinutes: number;
}

/** When a limit of the day is full. */
export interface LimitHint {
	/** Until here work may go on; one minute later the limit is exceeded. */
	readonly at: Instant;
	readonly inMinutes: number;
	readonly limitMinutes: number;
	readonly rule: string;
}

export interface TargetEnd {
	/** The end of work, all breaks still owed by then taken. */
	readonly at: Instant;
	/** The breaks that are still owed on the way there, by the working time or by the longest stretch. */
	readonly breakMinutes: number;
}

/**
 * What lies ahead of a person if work simply goes on, or on a break if it begins again now. null = no such
 * rule, or nobody is at work.
 */
export interface Forecast {
	readonly nextBreak: BreakHint | null;
	/** The regular day, 8 h for example: a warning. */
	readonly dailyWarning: LimitHint | null;
	readonly dailyMaximum: LimitHint | null;
	/** From the first start to the last stop. */
	readonly span: LimitHint | null;
	/** When the next shift may begin at the earliest, if work ends now (or has ended). */
	readonly nextStart: Instant | null;
	readonly targetEnd: TargetEnd | null;
	/** How long the running break must be in all for what falls due next. null = no break runs, or none falls due. */
	readonly breakToTake: number | null;
}

export interface ForecastInput {
	readonly entries: readonly RegulatedEntry[];
	readonly zone: string;
	readonly profile: Profile;
	readonly profileOn?: Rulebook | undefined;
	readonly holidays?: HolidayCalendar | undefined;
	readonly permits?: Permits | undefined;
	readonly now: Instant;
	/** What the day's target still lacks now, the running work counted; negative = beyond it. */
	readonly missingMinutes?: number | undefined;
}

/** Beyond a day of running work there is nothing to foresee. */
const HORIZON_MINUTES = 1440;
/** Long enough for a target that is still a day of work away, its breaks included. */
const GOES_ON_MINUTES = 2 * HORIZON_MINUTES;

/**
 * What lies ahead: the rules themselves are asked minute by minute, as if work went on until then. So
 * the forecast never says anything else than the marks will.
 */
export function forecastOf(input: ForecastInput): Forecast {
	const open = openShiftOf(input);
	const nowMinute = instantToMinute(input.now);
	const limits = open === null ? {} : firstBreaches(open);
	const limitOf = (code: LimitCode): LimitHint | null => {
		const breach = limits[code];
		if (breach === undefined) return null;
		return {
			at: toInstant(breach.minute - 1),
			inMinutes: breach.minute - 1 - nowMinute,
			limitMinutes: breach.mark.limit,
			rule: breach.mark.rule
		};
	};
	return {
		nextBreak: open === null ? null : nextBreakOf(open, nowMinute),
		dailyWarning: limitOf('DAY_OVER_REGULAR'),
		dailyMaximum: limitOf('DAY_OVER_MAX'),
		span: limitOf('SPAN_OVER'),
		nextStart: nextStartOf(input, nowMinute),
		targetEnd: open === null ? null : targetEndOf(open, nowMinute, input.missingMinutes),
		breakToTake: breakToTakeOf(input)
	};
}

/**
 * When the person at work must take the next break, and how long, if work simply goes on: when the
 * longest stretch is reached, or when the working time would owe more break than was taken. On a break
 * work is taken to begin again now. null when nobody is at work or no rule comes near any more.
 */
export function breakHint(input: ForecastInput): BreakHint | null {
	const open = openShiftOf(input);
	return open === null ? null : nextBreakOf(open, instantToMinute(input.now));
}

/** The shift somebody is working in, or goes on with after the running break, as if its work never ended. */
interface OpenShift {
	readonly shift: Shift;
	readonly profile: Profile;
	/** The first minute of the running work. */
	readonly since: number;
}

function openShiftOf({ entries, zone, now, ...rules }: ForecastInput): OpenShift | null {
	const atWork = resumedAt(entries, now);
	const running = atWork.find((entry) => entry.stop === null);
	if (running === undefined) return null;
	const rulesOn = rulebookOf(rules);
	const since = instantToMinute(running.start);
	const nowMinute = instantToMinute(now);
	if (nowMinute < since) return null;
	const stop = toInstant(nowMinute + GOES_ON_MINUTES);
	const goesOn = atWork.map((entry) => (entry.stop === null ? { ...entry, stop } : entry));
	const shifts = shiftsOf(effectiveWork(goesOn, zone), (date) => rulesOn(date).rest.min);
	const shift = shifts.findLast((one) => one.start <= nowMinute);
	return shift === undefined ? null : { shift, profile: rulesOn(shift.date), since };
}

/** The entries as if the running break ended at an instant and work began again; as they are when none runs. */
function resumedAt(entries: readonly RegulatedEntry[], at: Instant): readonly RegulatedEntry[] {
	const pause = runningBreakOf(entries);
	if (pause === undefined) return entries;
	const ended = entries.map((entry) => (entry.stop === null ? { ...entry, stop: at } : entry));
	return [...ended, { ...pause, kind: 'work', start: at }];
}

function runningBreakOf(entries: readonly RegulatedEntry[]): RegulatedEntry | undefined {
	return entries.find((entry) => entry.kind === 'break' && entry.stop === null);
}

/** The shift as it is if its work ends at a minute. */
function until({ shift }: OpenShift, minute: number): Shift {
	const intervals = shift.intervals
		.filter((one) => one.start < minute)
		.map((one) => ({ ...one, stop: Math.min(one.stop, minute) }));
	return { ...shift, intervals, stop: intervals.at(-1)?.stop ?? shift.start };
}

/** The shift with one more break from a minute on, and its work gone on after it. */
function withBreak({ shift, ...open }: OpenShift, start: number, breakMinutes: number): OpenShift {
	const intervals = subtract(shift.intervals, [{ start, stop: start + breakMinutes }]);
	return { ...open, shift: { ...shift, intervals } };
}

type LimitCode = Extract<MarkCode, 'DAY_OVER_REGULAR' | 'DAY_OVER_MAX' | 'SPAN_OVER'>;

/** The first minute at which the shift, ended there, carries the mark of each limit its profile has. */
function firstBreaches(
	open: OpenShift
): Partial<Record<LimitCode, { readonly minute: number; readonly mark: Mark }>> {
	const found: Partial<Record<LimitCode, { minute: number; mark: Mark }>> = {};
	const wanted = new Set(limitCodesOf(open.profile));
	// Night work does not end when work goes on: it is not asked again for each minute.
	const rules: Profile = { ...open.profile, night: null };
	for (let minute = open.since + 1; wanted.size > 0 && minute <= open.since + HORIZON_MINUTES; minute += 1) {
		const marks = shiftMarks([until(open, minute)], () => rules);
		for (const code of wanted) {
			const mark = marks.find((one) => one.code === code);
			if (mark === undefined) continue;
			wanted.delete(code);
			found[code] = { minute, mark };
		}
	}
	return found;
}

function limitCodesOf({ daily, span }: Profile): LimitCode[] {
	const limits = { DAY_OVER_REGULAR: daily.warn, DAY_OVER_MAX: daily.max, SPAN_OVER: span };
	return (['DAY_OVER_REGULAR', 'DAY_OVER_MAX', 'SPAN_OVER'] as const).filter((code) => limits[code] !== null);
}

function nextBreakOf(open: OpenShift, nowMinute: number): BreakHint | null {
	for (let minute = open.since + 1; minute <= open.since + HORIZON_MINUTES; minute += 1) {
		const needMinutes = breakOwedAt(open, minute);
		if (needMinutes === null) continue;
		return { dueAt: toInstant(minute - 1), inMinutes: minute - 1 - nowMinute, needMinutes };
	}
	return null;
}

/**
 * The break that is missing when work has gone on until a minute; null when none is. Work is taken to go
 * on beyond it, so that a minor's break of a moment ago counts although it lies near the end so far.
 */
function breakOwedAt(open: OpenShift, minute: number): number | null {
	const { breaks } = open.profile;
	const shift = until(open, minute);
	const check = checkBreaks({ ...shift, stop: shift.stop + breaks.edge }, open.profile);
	const missing = check.requiredMinutes - check.qualifyingMinutes;
	if (missing > 0) return Math.max(missing, breaks.minBlock);
	const isTooLong = breaks.maxStretch !== null && check.openStretchMinutes > breaks.maxStretch;
	return isTooLong ? breaks.minBlock : null;
}

/** What would be owed if work had gone on instead of the running break: now, or else at the next time a break falls due. */
function breakToTakeOf(input: ForecastInput): number | null {
	const pause = runningBreakOf(input.entries);
	if (pause === undefined) return null;
	const open = openShiftOf({ ...input, now: pause.start });
	return open === null ? null : (nextBreakOf(open, open.since)?.needMinutes ?? null);
}

/** The end of the target if work goes on and the breaks owed on the way there are taken. */
function targetEndOf(
	open: OpenShift,
	nowMinute: number,
	missingMinutes: number | undefined
): TargetEnd | null {
	if (missingMinutes === undefined) return null;
	const endMinute = nowMinute + missingMinutes;
	if (missingMinutes <= 0) return { at: toInstant(endMinute), breakMinutes: 0 };
	const check = checkBreaks(until(open, endMinute), open.profile);
	const missing = check.requiredMinutes - check.qualifyingMinutes;
	// A minor's break near that end does not count for it, though on the way there none falls due.
	const owedAtEnd = missing > 0 ? Math.max(missing, open.profile.breaks.minBlock) : 0;
	const breakMinutes = Math.max(owedAtEnd, breaksOnTheWay(open, nowMinute, missingMinutes));
	return { at: toInstant(endMinute + breakMinutes), breakMinutes };
}

/** All breaks that fall due during so many more minutes of work, when each is taken as soon as it must be. */
function breaksOnTheWay(open: OpenShift, nowMinute: number, workMinutes: number): number {
	let current = open;
	let minute = nowMinute;
	let breakMinutes = 0;
	for (let worked = 0; worked < workMinutes; worked += 1) {
		const needMinutes = breakOwedAt(current, minute + 1);
		if (needMinutes !== null) {
			current = withBreak(current, minute, needMinutes);
			minute += needMinutes;
			breakMinutes += needMinutes;
		}
		minute += 1;
	}
	return breakMinutes;
}

function nextStartOf(input: ForecastInput, nowMinute: number): Instant | null {
	const { entries, zone, now } = input;
	const rulesOn = rulebookOf(input);
	const untilNow = entries.map((entry) => (entry.stop === null ? { ...entry, stop: now } : entry));
	const last = shiftsOf(effectiveWork(untilNow, zone), (date) => rulesOn(date).rest.min).findLast(
		(shift) => shift.start < nowMinute
	);
	if (last === undefined) return null;
	const start = earliestNextStart(last, { ...input, rulesOn });
	return start === null ? null : toInstant(start);
}

function toInstant(minute: number): Instant {
	return msToInstant(minute * MS_PER_MINUTE);
}
