import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctionEvents, correctionStates, type Correction } from '#domain/correction/correction.ts';
import { isSameProposal, mergeCorrection, type CorrectionVersion } from '#domain/correction/merge.ts';
import { rebaseOnOwnMutation } from '#domain/kernel/record-version.ts';
import { aCorrection, proposedTime } from '#domain/testkit/correction-builders.ts';
import { aMutation } from '#domain/testkit/builders.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';

const runs = propertyRuns(3000);

const anyVersion: fc.Arbitrary<CorrectionVersion> = fc
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

function version(state: Correction['state'], over: Partial<Correction> = {}): CorrectionVersion {
	return { deleted: false, record: aCorrection({ state, mutation: aMutation(), ...over }) };
}

test('a decided master is never changed by a merge', () => {
	fc.assert(
		fc.property(anyVersion, anyVersion, (ours, master) => {
			if (master.deleted || master.record.state === 'proposed') return;
			expect(mergeCorrection(ours, master)).toMatchObject({ merged: master, event: null });
		}),
		runs
	);
});

test('merging the result again gives the same result, and what is proposed is never another', () => {
	fc.assert(
		fc.property(anyVersion, anyVersion, (ours, master) => {
			const { merged } = mergeCorrection(ours, master);
			expect(mergeCorrection(merged, master).merged).toEqual(merged);
			if (!master.deleted) expect(isSameProposal(merged.record, master.record)).toBe(true);
		}),
		runs
	);
});

test('an act of ours is in the result or told as dropped', () => {
	fc.assert(
		fc.property(anyVersion, anyVersion, (ours, master) => {
			if (ours.deleted) return;
			const { merged, isActDropped } = mergeCorrection(ours, master);
			if (merged.deleted || merged.record.state !== ours.record.state) expect(isActDropped).toBe(true);
		}),
		runs
	);
});

test('an act on a proposal that still waits stands; one on what was decided meanwhile is told', () => {
	expect(mergeCorrection(version('agreed'), version('proposed'))).toMatchObject({
		event: 'agree',
		isActDropped: false
	});
	expect(mergeCorrection(version('withdrawn'), version('declined'))).toMatchObject({
		event: null,
		isActDropped: true
	});
	expect(mergeCorrection(version('agreed'), version('agreed'))).toMatchObject({
		event: null,
		isActDropped: false
	});
	const other = version('agreed', { proposed: null, kind: 'delete' });
	expect(mergeCorrection(other, version('proposed')).isActDropped).toBe(true);
});

test('a proposal the server lost is proposed again', () => {
	const gone = { ...version('proposed'), deleted: true };
	expect(mergeCorrection(version('proposed'), gone)).toMatchObject({
		event: 'propose',
		merged: { deleted: false }
	});
});

test('a write of this very device is no conflict: what is newer stands on it, and what it contains is not sent again', () => {
	const create = aMutation({ event: 'propose' });
	const ours = version('withdrawn', {
		mutation: aMutation({ event: 'withdraw', prior: [create] }),
		revision: 0
	});
	const master = version('proposed', { mutation: create, seq: 7, revision: 3 });
	const rebased = rebaseOnOwnMutation(ours, master);
	expect(rebased?.record).toMatchObject({ state: 'withdrawn', seq: 7, revision: 3, mutation: { prior: [] } });
	expect(rebaseOnOwnMutation(ours, version('proposed'))).toBeNull();
	expect(rebaseOnOwnMutation(master, master)).toBe(master);
});
