import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeMinutes } from '#domain/account/attribution.ts';
import { breakOf, effectiveWork, shiftsOf, workedOf } from '#domain/regulation/shifts.ts';
import { aTimeEntry } from '#domain/testkit/builders.ts';
import { runs } from '#domain/testkit/runs.ts';
import { minutesBetween } from '#domain/time/duration.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import { startOfLocalDate } from '#domain/time/zone.ts';

/** Places and days on which their clocks change: by an hour, by half an hour, at midnight, and a whole day left out. */
const clockChanges = [
	{ zone: 'Europe/Berlin', date: '2026-03-29' },
	{ zone: 'Europe/Berlin', date: '2026-10-25' },
	{ zone: 'America/Santiago', date: '2026-09-06' },
	{ zone: 'America/Santiago', date: '2026-04-05' },
	{ zone: 'Australia/Lord_Howe', date: '2026-10-04' },
	{ zone: 'Australia/Lord_Howe', date: '2026-04-05' },
	{ zone: 'Pacific/Apia', date: '2011-12-31' }
] as const;

/** Work and breaks one after the other from two days before a change of the clocks on. */
const anyWork = fc
	.record({
		place: fc.constantFrom(...clockChanges),
		first: fc.integer({ min: 0, max: 2880 }),
		parts: fc.array(
			fc.record({
				kind: fc.constantFrom('work' as const, 'work' as const, 'break' as const),
				gap: fc.integer({ min: 0, max: 900 }),
				length: fc.integer({ min: 1, max: 1440 }),
				seconds: fc.nat(59)
			}),
			{ maxLength: 8 }
		)
	})
	.map(({ place, first, parts }) => {
		let at = instantToMs(startOfLocalDate(place.date, place.zone)) + (first - 2880) * 60_000;
		const entries = parts.map(({ kind, gap, length, seconds }) => {
			const start = at + gap * 60_000 + seconds * 1000;
			at = start + length * 60_000;
			return aTimeEntry({ kind, start: msToInstant(start), stop: msToInstant(at), zone: place.zone });
		});
		return { ...place, entries };
	});

test('where the clocks change, the days still add up to the work, by start, by calendar and by shift', () => {
	fc.assert(
		fc.property(anyWork, ({ zone, entries }) => {
			const worked = entries
				.filter(({ kind }) => kind === 'work')
				.reduce((sum, { start, stop }) => sum + minutesBetween(start, stop ?? start), 0);
			for (const mode of ['start', 'split', 'shift'] as const) {
				const byDate = attributeMinutes({ entries, zone, mode });
				expect([...byDate.values()].reduce((sum, minutes) => sum + minutes, 0)).toBe(worked);
			}
		}),
		{ numRuns: runs }
	);
});

test('where the clocks change, work and breaks of a shift still make up its span', () => {
	fc.assert(
		fc.property(anyWork, fc.constantFrom(480, 660, 720), ({ zone, entries }, rest) => {
			const shifts = shiftsOf(effectiveWork(entries, zone), rest);
			for (const shift of shifts) expect(workedOf(shift) + breakOf(shift)).toBe(shift.stop - shift.start);
		}),
		{ numRuns: runs }
	);
});
