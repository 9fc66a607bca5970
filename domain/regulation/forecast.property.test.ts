import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aTimeEntry, BERLIN } from '#domain/testkit/builders.ts';
import { runs } from '#domain/testkit/runs.ts';
import { forecastOf } from '#domain/regulation/forecast.ts';
import { marksOf } from '#domain/regulation/marks.ts';
import { profiles, type Profile } from '#domain/regulation/profile.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const MINUTE = 60_000;
const MONDAY_MS = 1_768_176_000_000;
const later = (instant: string, minutes: number) => msToInstant(instantToMs(instant) + minutes * MINUTE);

/** Adults: for minors a break counts only an hour away from the end, so that one minute more says nothing. */
const adults = Object.values(profiles).filter((profile) => profile.breaks.edge === 0);
const anyProfile = fc.constantFrom(...adults);

/** A morning of work with breaks, and work that has just begun again. */
const anyMorning = fc
	.record({
		start: fc.integer({ min: 0, max: 12 * 60 }),
		parts: fc.array(
			fc.record({ work: fc.integer({ min: 1, max: 300 }), gap: fc.integer({ min: 1, max: 90 }) }),
			{ maxLength: 4 }
		)
	})
	.map(({ start, parts }) => {
		const entries: TimeEntry[] = [];
		let at = msToInstant(MONDAY_MS + start * MINUTE);
		for (const { work, gap } of parts) {
			const stop = later(at, work);
			entries.push(aTimeEntry({ start: at, stop }));
			at = later(stop, gap);
		}
		return { finished: entries, running: aTimeEntry({ start: at, stop: null }) };
	});

type Morning = { readonly finished: readonly TimeEntry[]; readonly running: TimeEntry };

function forecast({ finished, running }: Morning, profile: Profile) {
	const entries = [...finished, running];
	return forecastOf({ entries, zone: BERLIN, profile, now: running.start, missingMinutes: 60 });
}

function codesWhenWorkedUntil(
	{ finished, running }: Morning,
	profile: Profile,
	...more: string[]
): Set<string> {
	const [stop = '', ...next] = more;
	const entries = [...finished, { ...running, stop }];
	for (let i = 0; i + 1 < next.length; i += 2) {
		entries.push(aTimeEntry({ start: next[i] ?? '', stop: next[i + 1] ?? '' }));
	}
	const marks = marksOf({ entries, zone: BERLIN, profile, from: '2026-01-01', to: '2026-01-31' });
	return new Set(marks.map(({ code }) => code));
}

const isAhead = (morning: Morning, at: string) => at > morning.running.start;
const hasBreakMark = (codes: ReadonlySet<string>) => codes.has('BRK_MISSING') || codes.has('BRK_STRETCH');

test('work until the break falls due carries no mark of breaks, one minute more does', () => {
	fc.assert(
		fc.property(anyMorning, anyProfile, (morning, profile) => {
			const due = forecast(morning, profile).nextBreak;
			if (due === null || !isAhead(morning, due.dueAt)) return;
			// A stretch that was too long earlier on stays too long: nothing ahead can mend it.
			fc.pre(!codesWhenWorkedUntil(morning, profile, later(morning.running.start, 1)).has('BRK_STRETCH'));
			expect(hasBreakMark(codesWhenWorkedUntil(morning, profile, due.dueAt))).toBe(false);
			expect(hasBreakMark(codesWhenWorkedUntil(morning, profile, later(due.dueAt, 1)))).toBe(true);
		}),
		{ numRuns: runs }
	);
});

test('who takes the break as long as told may go on without a mark; with a minute less it is there', () => {
	fc.assert(
		fc.property(anyMorning, anyProfile, (morning, profile) => {
			const due = forecast(morning, profile).nextBreak;
			if (due === null || !isAhead(morning, due.dueAt)) return;
			fc.pre(!codesWhenWorkedUntil(morning, profile, later(morning.running.start, 1)).has('BRK_STRETCH'));
			const codesAfter = (minutes: number) => {
				const resumed = later(due.dueAt, minutes);
				return codesWhenWorkedUntil(morning, profile, due.dueAt, resumed, later(resumed, 1));
			};
			expect(hasBreakMark(codesAfter(due.needMinutes))).toBe(false);
			expect(hasBreakMark(codesAfter(due.needMinutes - 1))).toBe(true);
		}),
		{ numRuns: runs }
	);
});

test('each limit of the day is full when told: one minute more exceeds it', () => {
	fc.assert(
		fc.property(anyMorning, anyProfile, (morning, profile) => {
			const { dailyWarning, dailyMaximum, span } = forecast(morning, profile);
			for (const [hint, codes] of [
				[dailyWarning, ['DAY_OVER_REGULAR', 'DAY_OVER_MAX']],
				[dailyMaximum, ['DAY_OVER_MAX']],
				[span, ['SPAN_OVER']]
			] as const) {
				if (hint === null || !isAhead(morning, hint.at)) continue;
				const until = (at: string) => {
					const found = codesWhenWorkedUntil(morning, profile, at);
					return codes.some((code) => found.has(code));
				};
				expect(until(hint.at)).toBe(false);
				expect(until(later(hint.at, 1))).toBe(true);
			}
		}),
		{ numRuns: runs }
	);
});

test('a shift that begins when the rest is over breaks no rule of rest or Sundays', () => {
	fc.assert(
		fc.property(anyMorning, fc.constantFrom(...Object.values(profiles)), (morning, profile) => {
			const stop = later(morning.running.start, 30);
			const entries = [...morning.finished, { ...morning.running, stop }];
			const { nextStart } = forecastOf({ entries, zone: BERLIN, profile, now: stop });
			if (nextStart === null) {
				expect(profile.rest.min).toBeNull();
				return;
			}
			const codes = (start: string) => codesWhenWorkedUntil(morning, profile, stop, start, later(start, 1));
			const ofStart = ['REST_SHORT', 'REST_REDUCED', 'SUNDAY_WORK'];
			expect(ofStart.filter((code) => codes(nextStart).has(code))).toEqual([]);
			expect(instantToMs(nextStart) - instantToMs(stop)).toBeGreaterThanOrEqual(
				(profile.rest.min ?? 0) * MINUTE
			);
		}),
		{ numRuns: runs }
	);
});

test('work until the end foretold, with the break owed on the way, makes up exactly what was missing', () => {
	fc.assert(
		fc.property(
			anyMorning,
			anyProfile,
			fc.integer({ min: 1, max: 240 }),
			(morning, profile, missingMinutes) => {
				const entries = [...morning.finished, morning.running];
				const { start } = morning.running;
				const end = forecastOf({ entries, zone: BERLIN, profile, now: start, missingMinutes }).targetEnd;
				expect(end).not.toBeNull();
				if (end === null) return;
				expect(instantToMs(end.at) - instantToMs(start)).toBe((missingMinutes + end.breakMinutes) * MINUTE);
				const pauseFrom = later(start, Math.ceil(missingMinutes / 2));
				const resumed = later(pauseFrom, end.breakMinutes);
				fc.pre(end.breakMinutes > 0 && missingMinutes > 1);
				const codes = codesWhenWorkedUntil(morning, profile, pauseFrom, resumed, end.at);
				expect(codes.has('BRK_MISSING')).toBe(false);
			}
		),
		{ numRuns: runs }
	);
});
