import { expect, test } from 'vitest';
import { keepMaster, rebaseOnOwnMutation } from '#domain/kernel/record-version.ts';
import { aMutation, aTimeEntry } from '#domain/testkit/builders.ts';

const [first, second, third] = ['first', 'second', 'third'].map((id) => aMutation({ id }));
const master = (id: string) => ({
	deleted: false,
	record: aTimeEntry({
		id: 'entry',
		note: 'of the master',
		mutation: aMutation({ id }),
		seq: 7,
		revision: 3,
		receivedAt: '2026-01-12T17:00:00.000Z'
	})
});
const ours = (prior?: (typeof first)[]) => ({
	deleted: true,
	record: aTimeEntry({
		id: 'entry',
		note: 'ours',
		mutation: aMutation({
			id: 'newest',
			...(prior === undefined ? {} : { prior: prior.flatMap((one) => one ?? []) })
		}),
		seq: 2,
		revision: 1
	})
});

test('our newest write that the server already has is the master', () => {
	const same = master('newest');
	expect(rebaseOnOwnMutation(ours([first]), same)).toBe(same);
});

test('what is newer on the device stands on the write of ours that arrived, and keeps only what did not', () => {
	const mine = ours([first, second, third]);
	const rebased = (id: string) => rebaseOnOwnMutation(mine, master(id));
	expect(rebased('second')).toEqual({
		deleted: true,
		record: {
			...mine.record,
			seq: 7,
			revision: 3,
			receivedAt: '2026-01-12T17:00:00.000Z',
			mutation: { ...mine.record.mutation, prior: [third] }
		}
	});
	expect(rebased('first')?.record.mutation.prior).toEqual([second, third]);
	expect(rebased('third')?.record.mutation.prior).toEqual([]);
});

test('a master somebody else wrote is none of ours', () => {
	expect(rebaseOnOwnMutation(ours([first]), master('other'))).toBeNull();
	expect(rebaseOnOwnMutation(ours(), master('other'))).toBeNull();
});

test('a kept master is pushed with no act; only what is said to be lost is lost', () => {
	const kept = master('other');
	const nothingLost = {
		merged: kept,
		event: null,
		dropped: [],
		isDeletionDropped: false,
		isActDropped: false
	};
	expect(keepMaster(kept)).toEqual(nothingLost);
	expect(keepMaster(kept, { dropped: ['note'], isActDropped: true })).toEqual({
		...nothingLost,
		dropped: ['note'],
		isActDropped: true
	});
});
