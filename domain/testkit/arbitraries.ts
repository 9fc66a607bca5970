import * as fc from 'fast-check';
import { aMutation, aTimeEntry } from '#domain/testkit/builders.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { EntryVersion } from '#domain/time-entry/merge.ts';
import { timeEntryEvents, timeEntryStates, type TimeEntry } from '#domain/time-entry/time-entry.ts';

const MONDAY_MS = 1_768_176_000_000;

/** An instant in the two weeks from 2026-01-12 on, to the millisecond. */
export const anyInstant = fc
	.integer({ min: 0, max: 14 * 86_400_000 })
	.map((ms) => msToInstant(MONDAY_MS + ms));

const content = {
	kind: fc.constantFrom('work' as const, 'break' as const),
	start: fc.constantFrom('2026-01-12T07:00:00.000Z', '2026-01-12T08:00:00.000Z'),
	stop: fc.constantFrom(null, '2026-01-12T11:00:00.000Z', '2026-01-12T12:00:00.000Z'),
	zone: fc.constantFrom('Europe/Berlin', 'Europe/Vienna'),
	workTypeId: fc.constantFrom(null, 'travel'),
	jobId: fc.constantFrom(null, 'site-7'),
	note: fc.constantFrom('', 'a', 'b'),
	explanation: fc.constantFrom('', 'c')
};

/** Few different values for each field, so that versions often agree and often differ. */
export const anyEntry: fc.Arbitrary<TimeEntry> = fc
	.record({
		...content,
		state: fc.constantFrom(...timeEntryStates),
		event: fc.constantFrom(...timeEntryEvents)
	})
	.map(({ event, ...fields }) => aTimeEntry({ ...fields, id: 'same', mutation: aMutation({ event }) }));

export const anyVersion: fc.Arbitrary<EntryVersion> = fc
	.tuple(anyEntry, fc.boolean(), fc.integer({ min: 0, max: 4 }))
	.map(([entry, isDeleted, dice]) => ({ entry, deleted: isDeleted && dice === 0 }));

/** What an owner writes: a draft, a confirmation or a deletion. */
export const anyOwnVersion: fc.Arbitrary<EntryVersion> = fc
	.tuple(anyEntry, fc.constantFrom('edit', 'confirm', 'delete', 'withdraw', 'create'))
	.map(([entry, event]) => ({
		deleted: event === 'delete',
		entry: { ...entry, state: event === 'confirm' ? 'confirmed' : 'draft', mutation: aMutation({ event }) }
	}));

/** A person's finished work and breaks in two weeks, to the minute, up to eleven hours each. */
export const anyDayEntries: fc.Arbitrary<TimeEntry[]> = fc.array(
	fc
		.record({
			kind: fc.constantFrom('work' as const, 'work' as const, 'break' as const),
			startMinute: fc.integer({ min: 0, max: 14 * 1440 }),
			length: fc.integer({ min: 1, max: 660 })
		})
		.map(({ kind, startMinute, length }) =>
			aTimeEntry({
				kind,
				start: msToInstant(MONDAY_MS + startMinute * 60_000),
				stop: msToInstant(MONDAY_MS + (startMinute + length) * 60_000)
			})
		),
	{ maxLength: 12 }
);
