import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyOwnVersion, anyVersion } from '#domain/testkit/arbitraries.ts';
import { mergeTimeEntry, type EntryVersion } from '#domain/time-entry/merge.ts';
import { hasSameContent } from '#domain/time-entry/content.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import { contentKeys } from '#domain/time-entry/time-entry.ts';

const anyBase = fc.option(anyVersion, { nil: null });
const runs = propertyRuns(5000);

function check(holds: (base: EntryVersion | null, ours: EntryVersion, master: EntryVersion) => void) {
	fc.assert(fc.property(anyBase, anyOwnVersion, anyVersion, holds), runs);
}

test('a confirmed, verified, closed or reviewed master is never changed', () => {
	fc.assert(
		fc.property(anyBase, anyVersion, anyVersion, (base, ours, master) => {
			if (master.deleted || master.entry.state === 'draft' || master.entry.state === 'rejected') return;
			const { merged, event } = mergeTimeEntry(base, ours, master);
			expect(merged).toBe(master);
			expect(event).toBeNull();
		}),
		runs
	);
});

test('a merge never throws, whatever it is given', () => {
	fc.assert(
		fc.property(anyBase, anyVersion, anyVersion, (base, ours, master) => {
			expect(mergeTimeEntry(base, ours, master).merged).toBeDefined();
		}),
		runs
	);
});

test('a confirmation covers exactly the content its author saw', () => {
	check((base, ours, master) => {
		const { merged, event, isConfirmationDropped } = mergeTimeEntry(base, ours, master);
		if (event === 'confirm') expect(hasSameContent(merged.entry, ours.entry)).toBe(true);
		if (ours.deleted || ours.entry.state !== 'confirmed') return;
		const isConfirmed =
			!merged.deleted && merged.entry.state !== 'draft' && merged.entry.state !== 'rejected';
		if (!isConfirmed) expect(isConfirmationDropped).toBe(true);
	});
});

test('an edit beats a deletion, whichever side it comes from', () => {
	check((base, ours, master) => {
		const { merged } = mergeTimeEntry(base, ours, master);
		if (master.deleted && !ours.deleted) {
			expect(merged.deleted).toBe(false);
			expect(hasSameContent(merged.entry, ours.entry)).toBe(true);
		}
		const isEdited = base === null || base.deleted || !hasSameContent(base.entry, master.entry);
		if (ours.deleted && !master.deleted && isEdited) expect(merged).toBe(master);
	});
});

test('merging the result again gives the same result, with the old base and with the master as base', () => {
	check((base, ours, master) => {
		const { merged } = mergeTimeEntry(base, ours, master);
		expect(mergeTimeEntry(base, merged, master).merged).toEqual(merged);
		expect(mergeTimeEntry(master, merged, master).merged).toEqual(merged);
	});
});

test('every value the person wrote is in the result or in the list of what was dropped', () => {
	check((base, ours, master) => {
		if (ours.deleted || base?.deleted === true) return;
		const { merged, dropped } = mergeTimeEntry(base, ours, master);
		for (const key of contentKeys) {
			const isMine = base === null || ours.entry[key] !== base.entry[key];
			if (!isMine || merged.entry[key] === ours.entry[key]) continue;
			expect(dropped).toContain(key);
		}
	});
});

test('a field only one side changed keeps that change', () => {
	check((base, ours, master) => {
		if (base === null || base.deleted || ours.deleted || master.deleted) return;
		if (master.entry.state !== 'draft' && master.entry.state !== 'rejected') return;
		const { merged } = mergeTimeEntry(base, ours, master);
		for (const key of contentKeys) {
			const [was, mine, theirs] = [base.entry[key], ours.entry[key], master.entry[key]];
			if (mine === was) expect(merged.entry[key]).toBe(theirs);
			else if (theirs === was) expect(merged.entry[key]).toBe(mine);
			else expect(merged.entry[key]).toBe(theirs);
		}
	});
});
