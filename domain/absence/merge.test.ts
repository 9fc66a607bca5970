import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { absenceStates, type Absence } from '#domain/absence/absence.ts';
import { absencePartNames, hasSameAbsence, isSamePart } from '#domain/absence/content.ts';
import { mergeAbsence, type AbsenceVersion } from '#domain/absence/merge.ts';
import { absenceEvents, type AbsenceEvent } from '#domain/absence/transitions.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { aMutation } from '#domain/testkit/builders.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';

const runs = propertyRuns(3000);

const anyAbsence: fc.Arbitrary<Absence> = fc
	.record({
		typeId: fc.constantFrom('vacation', 'sick'),
		days: fc.constantFrom(
			{ from: '2026-08-03', to: '2026-08-07' },
			{ from: '2026-08-04', to: '2026-08-07' },
			{ from: '2026-08-03', to: null }
		),
		firstHalf: fc.constantFrom(null, 'pm' as const),
		note: fc.constantFrom('', 'sea'),
		certificate: fc.constantFrom(null, { date: '2026-08-05' }),
		state: fc.constantFrom(...absenceStates),
		event: fc.constantFrom(...absenceEvents)
	})
	.map(({ days, event, ...fields }) =>
		anAbsence({ ...fields, ...days, id: 'same', mutation: aMutation({ event }) })
	);
const anyVersion: fc.Arbitrary<AbsenceVersion> = fc
	.tuple(anyAbsence, fc.integer({ min: 0, max: 5 }))
	.map(([record, dice]) => ({ record, deleted: dice === 0 }));
const anyBase = fc.option(anyVersion, { nil: null });

function always(holds: (base: AbsenceVersion | null, ours: AbsenceVersion, master: AbsenceVersion) => void) {
	fc.assert(fc.property(anyBase, anyVersion, anyVersion, holds), runs);
}

function version(over: Partial<Absence>, event: AbsenceEvent = 'edit'): AbsenceVersion {
	const wish = { id: 'same', from: '2026-08-03', to: '2026-08-07', state: 'draft' } as const;
	return { deleted: false, record: anAbsence({ ...wish, mutation: aMutation({ event }), ...over }) };
}

test('a decided, asked or ended absence is never changed by a merge', () => {
	always((base, ours, master) => {
		if (master.deleted || master.record.state === 'draft') return;
		const { merged, event } = mergeAbsence(base, ours, master);
		expect(merged).toBe(master);
		expect(event).toBeNull();
	});
});

test('merging the result again gives the same result, with the old base and with the master as base', () => {
	always((base, ours, master) => {
		const { merged } = mergeAbsence(base, ours, master);
		expect(mergeAbsence(base, merged, master).merged).toEqual(merged);
		expect(mergeAbsence(master, merged, master).merged).toEqual(merged);
	});
});

test('every piece the person wrote is in the result or in the list of what was dropped', () => {
	always((base, ours, master) => {
		if (ours.deleted || base?.deleted === true) return;
		if (!['create', 'edit', 'request'].includes(ours.record.mutation.event)) return;
		const { merged, dropped } = mergeAbsence(base, ours, master);
		for (const part of absencePartNames) {
			const isMine = base === null || !isSamePart(part, ours.record, base.record);
			if (!isMine || isSamePart(part, merged.record, ours.record)) continue;
			expect(dropped).toContain(part);
		}
	});
});

test('a request asks for exactly what its author saw', () => {
	always((base, ours, master) => {
		const { merged, event } = mergeAbsence(base, ours, master);
		if (event === 'request') expect(hasSameAbsence(merged.record, ours.record)).toBe(true);
	});
});

test('the days stay together: nobody gets days off that nobody asked for', () => {
	const base = version({});
	const ours = version({ from: '2026-08-04' });
	const master = version({ to: '2026-08-14', note: 'sea' });
	const { merged, dropped, event } = mergeAbsence(base, ours, master);
	expect(merged.record).toMatchObject({ from: '2026-08-03', to: '2026-08-14' });
	expect([dropped, event]).toEqual([['days'], null]);
});

test('pieces that only one side changed are joined, and a request for something else is a draft again', () => {
	const base = version({});
	const master = version({ note: 'sea' });
	const edited = mergeAbsence(base, version({ to: '2026-08-14' }), master);
	expect(edited.merged.record).toMatchObject({ to: '2026-08-14', note: 'sea', state: 'draft' });
	expect(edited).toMatchObject({ event: 'edit', dropped: [], isActDropped: false });
	const asked = mergeAbsence(base, version({ state: 'requested' }, 'request'), master);
	expect(asked).toMatchObject({ event: null, isActDropped: true });
	const same = mergeAbsence(base, version({ state: 'requested', note: 'sea' }, 'request'), master);
	expect(same).toMatchObject({
		event: 'request',
		isActDropped: false,
		merged: { record: { state: 'requested' } }
	});
});

test('edit beats deletion, whichever side it comes from; taking back a request does not bring it back', () => {
	const gone = { ...version({}), deleted: true };
	const revived = mergeAbsence(version({}), version({ state: 'requested' }, 'request'), gone);
	expect(revived).toMatchObject({
		event: 'edit',
		isActDropped: true,
		merged: { record: { state: 'draft' } }
	});
	const withdrawn = mergeAbsence(null, version({ state: 'withdrawn' }, 'withdraw'), gone);
	expect(withdrawn).toMatchObject({ event: null, merged: gone, isActDropped: true });
	const deletion = { ...version({}, 'delete'), deleted: true };
	expect(mergeAbsence(version({}), deletion, version({ note: 'sea' }))).toMatchObject({
		isDeletionDropped: true
	});
	expect(mergeAbsence(version({}), deletion, version({})).merged.deleted).toBe(true);
});

test('what cannot be done any more is told: a cancellation of what was revoked is no loss, a withdrawal of what is granted is', () => {
	const lost = (ours: AbsenceVersion, state: Absence['state']) =>
		mergeAbsence(version({}), ours, version({ state }, 'approve')).isActDropped;
	expect(lost(version({ state: 'withdrawn' }, 'withdraw'), 'approved')).toBe(true);
	expect(lost(version({ state: 'withdrawn' }, 'withdraw'), 'withdrawn')).toBe(false);
	expect(lost(version({ state: 'cancel_requested' }, 'cancel'), 'cancelled')).toBe(false);
	expect(lost(version({ state: 'requested' }, 'request'), 'approved')).toBe(false);
	expect(lost(version({ state: 'requested' }, 'request'), 'withdrawn')).toBe(true);
	expect(lost(version({ state: 'mgr_approved' }, 'approve'), 'requested')).toBe(true);
});
