import { expect, test } from 'vitest';
import { aTimeEntry } from '#domain/testkit/builders.ts';
import {
	historySteps,
	restorableFrom,
	type EntryContent,
	type HistoryVersion
} from '#domain/time-entry/history.ts';

const { kind, start, stop, zone, workTypeId, jobId, note, explanation } = aTimeEntry();
const time: EntryContent = { kind, start, stop, zone, workTypeId, jobId, note, explanation };
const version = (at: string, event: string, over: Partial<HistoryVersion> = {}): HistoryVersion => ({
	entryId: 'a',
	at: `2026-01-12T${at}:00.000Z`,
	actorId: 'mara',
	event,
	comment: null,
	time,
	...over
});

test('each act tells what it changed and what was said with it, newest first', () => {
	const steps = historySteps([
		version('08:00', 'create'),
		version('09:00', 'edit', { time: { ...time, note: 'van' } }),
		version('10:00', 'reject', { time: { ...time, note: 'van' }, comment: 'why?' }),
		version('11:00', 'edit', { comment: 'why?' }),
		version('09:30', 'create', { entryId: 'b' })
	]);
	expect(steps.map((step) => [step.entryId, step.event, step.changed, step.words])).toEqual([
		['a', 'edit', ['note'], null],
		['a', 'reject', [], 'why?'],
		['b', 'create', [], null],
		['a', 'edit', ['note'], null],
		['a', 'create', [], null]
	]);
});

test('an older version of an open entry is brought back, of a locked one not', () => {
	const [step] = historySteps([version('08:00', 'create')]);
	if (step === undefined) throw new Error('no step');
	const now = { ...time, note: 'van' };
	expect(restorableFrom(step, { ...now, state: 'draft' }, false)).toEqual(time);
	expect(restorableFrom(step, { ...now, state: 'rejected' }, false)).toEqual(time);
	expect(restorableFrom(step, { ...time, state: 'draft' }, false)).toBeNull();
	expect(restorableFrom(step, { ...now, state: 'confirmed' }, false)).toBeNull();
});

test('what was deleted is brought back from its deletion alone, while the day is not locked', () => {
	const [gone, made] = historySteps([version('08:00', 'create'), version('09:00', 'delete', { time: null })]);
	if (gone === undefined || made === undefined) throw new Error('no steps');
	expect(restorableFrom(gone, null, false)).toEqual(time);
	expect(restorableFrom(gone, null, true)).toBeNull();
	expect(restorableFrom(made, null, false)).toBeNull();
	expect(restorableFrom(gone, { ...time, state: 'draft' }, false)).toBeNull();
});
