import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { absenceStates, type Absence } from '#domain/absence/absence.ts';
import { absencePartNames, hasSameAbsence, isSamePart } from '#domain/absence/content.ts';
import { mergeAbsence, type AbsenceVersion } from '#domain/absence/merge.ts';
import { absenceEvents } from '#domain/absence/transitions.ts';
import { correctionEvents, correctionStates } from '#domain/correction/correction.ts';
import { mergeCorrection, type CorrectionVersion } from '#domain/correction/merge.ts';
import type { Mutation } from '#domain/kernel/mutation.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { anyVersion } from '#domain/testkit/arbitraries.ts';
import { aMutation } from '#domain/testkit/builders.ts';
import { aCorrection, proposedTime } from '#domain/testkit/correction-builders.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import { mergeTimeEntry, type EntryVersion } from '#domain/time-entry/merge.ts';

const runs = propertyRuns(3000);

const anyAbsence: fc.Arbitrary<AbsenceVersion> = fc
	.record({
		typeId: fc.constantFrom('vacation', 'sick'),
		from: fc.constantFrom('2026-08-03', '2026-08-04'),
		to: fc.constantFrom('2026-08-07', '2026-08-10'),
		note: fc.constantFrom('', 'sea'),
		certificate: fc.constantFrom(null, { date: '2026-08-05' }),
		state: fc.constantFrom(...absenceStates),
		event: fc.constantFrom(...absenceEvents),
		dice: fc.integer({ min: 0, max: 4 })
	})
	.map(({ event, dice, ...fields }) => ({
		deleted: dice === 0,
		record: anAbsence({ ...fields, id: 'same', mutation: aMutation({ event }) })
	}));
const anyCorrection: fc.Arbitrary<CorrectionVersion> = fc
	.record({
		state: fc.constantFrom(...correctionStates),
		proposed: fc.constantFrom(proposedTime, { ...proposedTime, note: 'x' }, null),
		event: fc.constantFrom(...correctionEvents),
		dice: fc.integer({ min: 0, max: 5 })
	})
	.map(({ event, dice, ...fields }) => ({
		deleted: dice === 0,
		record: aCorrection({ ...fields, mutation: aMutation({ event }) })
	}));

/** What clocks and counters say of a version: nothing of it is content. */
const anyReading = fc.record({
	deviceTime: fc.constantFrom(
		'2020-01-01T00:00:00.000Z',
		'2026-01-12T16:00:00.000Z',
		'2031-05-05T05:05:05.000Z'
	),
	offsetMs: fc.constantFrom(-86_400_000, 0, 86_400_000),
	seq: fc.nat(9),
	receivedAt: fc.constantFrom(null, '2026-01-12T16:00:05.000Z', '2031-05-05T05:05:06.000Z')
});
type Reading = typeof anyReading extends fc.Arbitrary<infer R> ? R : never;

/** The same version as told by other clocks. */
function retimed<R extends { readonly mutation: Mutation; readonly receivedAt: string | null }>(
	record: R,
	{ receivedAt, ...clock }: Reading
): R {
	return { ...record, receivedAt, mutation: { ...record.mutation, ...clock } };
}

test('no clock decides how two versions of a time entry are joined', () => {
	const withReading = (version: EntryVersion, reading: Reading): EntryVersion => ({
		...version,
		entry: retimed(version.entry, reading)
	});
	const outcome = (merge: ReturnType<typeof mergeTimeEntry>) => {
		const { mutation: _m, receivedAt: _r, ...entry } = merge.merged.entry;
		return { ...merge, merged: { ...merge.merged, entry } };
	};
	fc.assert(
		fc.property(
			fc.option(anyVersion),
			fc.tuple(anyVersion, anyReading),
			fc.tuple(anyVersion, anyReading),
			(base, [ours, oneClock], [master, otherClock]) => {
				const told = mergeTimeEntry(base, withReading(ours, oneClock), withReading(master, otherClock));
				expect(outcome(told)).toEqual(outcome(mergeTimeEntry(base, ours, master)));
			}
		),
		runs
	);
});

test('no clock decides how two versions of an absence or a correction are joined', () => {
	fc.assert(
		fc.property(
			fc.option(anyAbsence),
			fc.tuple(anyAbsence, anyAbsence),
			fc.tuple(anyCorrection, anyCorrection),
			fc.tuple(anyReading, anyReading),
			(base, [ours, master], [oursToo, masterToo], [oneClock, otherClock]) => {
				const told = mergeAbsence(
					base,
					{ ...ours, record: retimed(ours.record, oneClock) },
					{ ...master, record: retimed(master.record, otherClock) }
				);
				expect(withoutClock(told)).toEqual(withoutClock(mergeAbsence(base, ours, master)));
				const toldToo = mergeCorrection(
					{ ...oursToo, record: retimed(oursToo.record, oneClock) },
					{ ...masterToo, record: retimed(masterToo.record, otherClock) }
				);
				expect(withoutClock(toldToo)).toEqual(withoutClock(mergeCorrection(oursToo, masterToo)));
			}
		),
		runs
	);
});

function withoutClock<R extends { readonly mutation: Mutation; readonly receivedAt: string | null }>(merge: {
	readonly merged: { readonly record: R };
}): object {
	const { mutation: _m, receivedAt: _r, ...record } = merge.merged.record;
	return { ...merge, merged: { ...merge.merged, record } };
}

const isOwnersContent = ({ record }: AbsenceVersion) =>
	['create', 'edit', 'request'].includes(record.mutation.event);

test('a piece of an absence that only one side changed keeps that change, of one both changed the master’s stays', () => {
	const anyDraft = anyAbsence.map(({ record }): { deleted: false; record: Absence } => ({
		deleted: false,
		record: { ...record, state: 'draft' }
	}));
	fc.assert(
		fc.property(anyDraft, anyAbsence, anyDraft, (base, ours, master) => {
			fc.pre(!ours.deleted && isOwnersContent(ours));
			const { merged, dropped } = mergeAbsence(base, ours, master);
			for (const part of absencePartNames) {
				const isOurs = !isSamePart(part, ours.record, base.record);
				const isMasters = !isSamePart(part, master.record, base.record);
				const kept = isOurs && !isMasters ? ours.record : master.record;
				expect(isSamePart(part, merged.record, kept)).toBe(true);
				const isLost = isOurs && isMasters && !isSamePart(part, ours.record, master.record);
				expect(dropped.includes(part)).toBe(isLost);
			}
		}),
		runs
	);
});

test('an edit of an absence beats its deletion, whichever side it comes from, and comes back as a draft', () => {
	fc.assert(
		fc.property(fc.option(anyAbsence), anyAbsence, anyAbsence, (base, ours, master) => {
			const { merged, isDeletionDropped } = mergeAbsence(base, ours, master);
			if (master.deleted && !ours.deleted && isOwnersContent(ours)) {
				expect(merged).toMatchObject({ deleted: false, record: { state: 'draft' } });
				expect(hasSameAbsence(merged.record, ours.record)).toBe(true);
			}
			const isEdited = base === null || base.deleted || !hasSameAbsence(base.record, master.record);
			if (ours.deleted && !master.deleted && isEdited) {
				expect(merged).toBe(master);
				expect(isDeletionDropped).toBe(true);
			}
		}),
		runs
	);
});
