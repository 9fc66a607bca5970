import { describe, expect, test } from 'vitest';
import { aMutation, aTimeEntry } from '#domain/testkit/builders.ts';
import { mergeTimeEntry, rebaseOnOwnWrite, type EntryVersion } from '#domain/time-entry/merge.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const shared = aTimeEntry({ id: 'one' });
const version = (over: Partial<TimeEntry> = {}, event = 'edit'): EntryVersion => ({
	deleted: false,
	entry: { ...shared, mutation: aMutation({ event }), ...over }
});
const gone: EntryVersion = { deleted: true, entry: { ...shared, mutation: aMutation({ event: 'delete' }) } };
const base: EntryVersion = { deleted: false, entry: shared };

test('different fields changed on two devices are both kept', () => {
	const merge = mergeTimeEntry(base, version({ note: 'roof' }), version({ workTypeId: 'travel' }));
	expect(merge.merged.entry).toMatchObject({ note: 'roof', workTypeId: 'travel', state: 'draft' });
	expect(merge).toMatchObject({ dropped: [], event: 'edit' });
});

test('the same field changed on two devices keeps the master’s value and lists ours', () => {
	const merge = mergeTimeEntry(base, version({ note: 'roof' }), version({ note: 'cellar' }));
	expect(merge.merged.entry.note).toBe('cellar');
	expect(merge).toMatchObject({ dropped: ['note'], event: null });
});

test('a confirmation of content that moved becomes a draft that asks again', () => {
	const merge = mergeTimeEntry(base, version({ state: 'confirmed' }, 'confirm'), version({ note: 'cellar' }));
	expect(merge).toMatchObject({
		merged: { entry: { state: 'draft', note: 'cellar' } },
		isConfirmationDropped: true
	});
});

test('a confirmation stands when the master moved to what its author saw', () => {
	const ours = version({ state: 'confirmed', note: 'roof' }, 'confirm');
	const merge = mergeTimeEntry(base, ours, version({ note: 'roof' }));
	expect(merge).toMatchObject({
		event: 'confirm',
		merged: { entry: { state: 'confirmed' } },
		isConfirmationDropped: false
	});
});

test('a confirmation does not overrule a manager who returned the entry meanwhile', () => {
	const returned = version({ state: 'rejected', comment: 'lunch?' }, 'reject');
	const merge = mergeTimeEntry(base, version({ state: 'confirmed' }, 'confirm'), returned);
	expect(merge).toMatchObject({ merged: returned, isConfirmationDropped: true });
});

test('an edit against a confirmed master is listed, not applied', () => {
	const master = version({ state: 'confirmed' }, 'confirm');
	expect(mergeTimeEntry(base, version({ note: 'roof' }), master)).toMatchObject({
		merged: master,
		dropped: ['note']
	});
});

describe('deleting', () => {
	test('stands when nobody touched the entry', () => {
		expect(mergeTimeEntry(base, gone, version({ revision: 2 }))).toMatchObject({
			merged: { deleted: true },
			event: 'delete'
		});
	});

	test('gives way to an edit on the other device', () => {
		const master = version({ note: 'cellar' });
		expect(mergeTimeEntry(base, gone, master)).toMatchObject({ merged: master, isDeletionDropped: true });
	});

	test('elsewhere gives way to an edit here', () => {
		expect(mergeTimeEntry(base, version({ note: 'roof' }), gone)).toMatchObject({
			merged: { deleted: false, entry: { note: 'roof' } },
			event: 'edit'
		});
	});
});

describe('a manager’s decision', () => {
	const waiting = version({ state: 'confirmed', route: 'manager' }, 'confirm');
	const verified = version({ state: 'verified', route: 'manager' }, 'verify');

	test('on an entry that moved is dropped and told', () => {
		const corrected = version({ state: 'confirmed', route: 'manager', note: 'new' }, 'correct');
		expect(mergeTimeEntry(waiting, verified, corrected)).toMatchObject({
			merged: corrected,
			isActDropped: true
		});
	});

	test('never brings back an entry that left the manager’s view', () => {
		expect(mergeTimeEntry(waiting, verified, gone)).toMatchObject({ merged: gone, isActDropped: true });
	});
});

describe('after a lost reply', () => {
	const first = aMutation({ event: 'create' });
	const second = aMutation({ event: 'edit', prior: [first] });

	test('what is newer here stands on the master this device wrote', () => {
		const ours = version({ note: 'roof', mutation: second });
		const master = version({ mutation: first, seq: 7, revision: 3 });
		expect(rebaseOnOwnWrite(ours, master)).toMatchObject({
			entry: { note: 'roof', seq: 7, revision: 3, mutation: { id: second.id, prior: [] } }
		});
	});

	test('the master itself is taken when it is our newest write, and nothing when it is somebody else’s', () => {
		const ours = version({ mutation: second });
		const master = version({ mutation: second, revision: 9 });
		expect(rebaseOnOwnWrite(ours, master)).toBe(master);
		expect(rebaseOnOwnWrite(ours, version())).toBeNull();
	});
});
