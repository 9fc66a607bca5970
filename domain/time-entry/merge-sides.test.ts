import { describe, expect, test } from 'vitest';
import { aMutation, aTimeEntry } from '#domain/testkit/builders.ts';
import { mergeTimeEntry, rebaseOnOwnWrite, type EntryVersion } from '#domain/time-entry/merge.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const shared = aTimeEntry({ id: 'one', note: 'early' });
const version = (over: Partial<TimeEntry> = {}, event = 'edit'): EntryVersion => ({
	deleted: false,
	entry: { ...shared, mutation: aMutation({ event }), ...over }
});
const deleted = (over: Partial<TimeEntry> = {}): EntryVersion => ({
	...version(over, 'delete'),
	deleted: true
});
const base: EntryVersion = { deleted: false, entry: shared };
const nothingDropped = {
	dropped: [],
	isConfirmationDropped: false,
	isDeletionDropped: false,
	isActDropped: false
};

describe('a master that is locked', () => {
	const master = version(
		{ state: 'verified', route: 'manager', workTypeId: 'travel', note: 'early' },
		'verify'
	);

	test('lists only what was changed here and is not there as well', () => {
		const ours = version({ note: 'roof', jobId: 'site-7' });
		expect(mergeTimeEntry(base, ours, master)).toEqual({
			...nothingDropped,
			merged: master,
			event: null,
			dropped: ['jobId', 'note']
		});
		const same = version({ workTypeId: 'travel' });
		expect(mergeTimeEntry(base, same, master)).toEqual({ ...nothingDropped, merged: master, event: null });
	});

	test('lists every difference when nobody knows what was there before', () => {
		const ours = version({ note: 'roof' });
		expect(mergeTimeEntry(null, ours, master).dropped).toEqual(['workTypeId', 'note']);
		expect(mergeTimeEntry(deleted(), ours, master).dropped).toEqual(['workTypeId', 'note']);
	});

	test('contains a confirmation of the same content, and no other', () => {
		const same = version({ state: 'confirmed', workTypeId: 'travel' }, 'confirm');
		expect(mergeTimeEntry(base, same, master).isConfirmationDropped).toBe(false);
		const other = version({ state: 'confirmed' }, 'confirm');
		expect(mergeTimeEntry(base, other, master).isConfirmationDropped).toBe(true);
		expect(mergeTimeEntry(base, version({ note: 'roof' }), master).isConfirmationDropped).toBe(false);
	});

	test('tells that taking a confirmation back came too late', () => {
		expect(mergeTimeEntry(base, version({}, 'withdraw'), master).isActDropped).toBe(true);
		expect(mergeTimeEntry(base, version({}, 'edit'), master).isActDropped).toBe(false);
	});
});

describe('both sides changed', () => {
	test('the same field in the same way: nothing is lost', () => {
		const merge = mergeTimeEntry(base, version({ note: 'roof' }), version({ note: 'roof' }));
		expect(merge).toMatchObject({ ...nothingDropped, event: null });
	});

	test('without a base what both say alike is no conflict', () => {
		const merge = mergeTimeEntry(null, version({ note: 'roof' }), version({ note: 'cellar' }));
		expect(merge.dropped).toEqual(['note']);
	});

	test('a merged draft carries no confirmation: neither its way nor its time', () => {
		const ours = version(
			{ state: 'confirmed', route: 'manager', confirmedAt: '2026-01-12T16:00:00.000Z', note: 'roof' },
			'confirm'
		);
		const merge = mergeTimeEntry(
			base,
			ours,
			version({ workTypeId: 'travel', confirmedAt: '2026-01-11T16:00:00.000Z' })
		);
		expect(merge).toMatchObject({
			event: 'edit',
			isConfirmationDropped: true,
			merged: {
				entry: { state: 'draft', route: null, confirmedAt: null, note: 'roof', workTypeId: 'travel' }
			}
		});
	});

	test('a confirmation that stands keeps its way and its time', () => {
		const decided = { route: 'manager', confirmedAt: '2026-01-12T16:00:00.000Z' } as const;
		const ours = version({ state: 'confirmed', ...decided, note: 'roof' }, 'confirm');
		expect(mergeTimeEntry(base, ours, version({ revision: 4 }))).toMatchObject({
			...nothingDropped,
			event: 'confirm',
			merged: { entry: { state: 'confirmed', ...decided, revision: 4 } }
		});
	});
});

describe('an entry the manager returned', () => {
	const returned = version({ state: 'rejected', comment: 'lunch?' }, 'reject');
	const confirmation = version({ state: 'confirmed' }, 'confirm');

	test('is confirmed again by who had seen it returned', () => {
		const merge = mergeTimeEntry(returned, confirmation, { ...returned });
		expect(merge).toMatchObject({ event: 'confirm', merged: { entry: { state: 'confirmed' } } });
	});

	test('is not confirmed by who had not, nor by who knows nothing of what was before', () => {
		for (const seen of [base, null]) {
			const merge = mergeTimeEntry(seen, confirmation, returned);
			expect(merge).toMatchObject({ event: null, merged: returned, isConfirmationDropped: true });
		}
	});
});

describe('deleting', () => {
	test('an entry that was deleted there as well changes nothing', () => {
		const master = deleted();
		expect(mergeTimeEntry(base, deleted(), master)).toEqual({
			...nothingDropped,
			merged: master,
			event: null
		});
	});

	test('gives way to what happened there: returned, confirmed, deleted and written anew', () => {
		const notSeen = { isDeletionDropped: true, event: null };
		const returned = version({ state: 'rejected', comment: 'lunch?' }, 'reject');
		expect(mergeTimeEntry(base, deleted(), returned)).toMatchObject({ ...notSeen, merged: returned });
		const confirmed = version({ state: 'confirmed' }, 'confirm');
		expect(mergeTimeEntry(confirmed, deleted(), confirmed)).toMatchObject({ ...notSeen, merged: confirmed });
		expect(mergeTimeEntry(deleted(), deleted(), version())).toMatchObject(notSeen);
		expect(mergeTimeEntry(null, deleted(), version())).toMatchObject(notSeen);
	});

	test('there gives way to what was written here, as a draft: a confirmation is asked for again', () => {
		const locked = deleted({ state: 'verified', route: 'manager' });
		const edit = version({ state: 'rejected', route: 'manager', note: 'roof' });
		expect(mergeTimeEntry(base, edit, locked)).toMatchObject({
			...nothingDropped,
			event: 'edit',
			merged: { deleted: false, entry: { state: 'draft', route: null, note: 'roof' } }
		});
		const confirmation = version(
			{ state: 'confirmed', route: 'direct', confirmedAt: '2026-01-12T16:00:00.000Z' },
			'confirm'
		);
		expect(mergeTimeEntry(base, confirmation, locked)).toMatchObject({
			...nothingDropped,
			isConfirmationDropped: true,
			merged: { entry: { state: 'draft', route: null, confirmedAt: null } }
		});
	});
});

describe('a decision on somebody’s entry', () => {
	const verified = { state: 'verified', route: 'manager' } as const;

	test('is not dropped when the master says the same already', () => {
		const master = version({ ...verified, revision: 9 }, 'verify');
		expect(mergeTimeEntry(base, version(verified, 'verify'), master)).toEqual({
			...nothingDropped,
			merged: master,
			event: null
		});
	});

	test('is dropped when the entry was deleted in that very state', () => {
		expect(mergeTimeEntry(base, version(verified, 'verify'), deleted(verified)).isActDropped).toBe(true);
	});

	test('to return it is never written over an entry that moved', () => {
		const master = version({ note: 'new' });
		const returned = version({ state: 'rejected', route: 'manager' }, 'reject');
		expect(mergeTimeEntry(base, returned, master)).toMatchObject({ merged: master, isActDropped: true });
	});

	test('to have HR look at a confirmation is the server’s alone', () => {
		const master = version({ note: 'new' });
		const reviewed = version({ state: 'review', route: 'direct' }, 'confirm');
		expect(mergeTimeEntry(base, reviewed, master)).toMatchObject({ merged: master, isActDropped: true });
	});
});

test('of several acts sent at once only those after the master’s are still to be told', () => {
	const [first, second, third] = [aMutation(), aMutation(), aMutation()];
	const ours = version({ mutation: aMutation({ event: 'edit', prior: [first, second, third] }) });
	const rebased = rebaseOnOwnWrite(ours, version({ mutation: second, receivedAt: null, revision: 2 }));
	expect(rebased?.entry.mutation.prior).toEqual([third]);
	expect(rebased?.deleted).toBe(false);
	const unsent = version({ mutation: aMutation() });
	expect(rebaseOnOwnWrite(unsent, version({ mutation: first }))).toBeNull();
});
