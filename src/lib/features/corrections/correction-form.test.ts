import { expect, test } from 'vitest';
import { formOfEntry, readForm } from '#lib/features/time-entry/entry-form.ts';
import type { EntryShape } from '#lib/features/time-entry/shapes.ts';
import { proposedOf, wishOf } from './correction-form.ts';

const zone = 'Europe/Berlin';
const entry: EntryShape = {
	id: 'entry',
	kind: 'work',
	date: '2026-11-18',
	start: '2026-11-18T06:28:41.000Z',
	stop: '2026-11-18T11:02:07.000Z',
	startTime: '07:28',
	stopTime: '12:02',
	stopsNextDay: false,
	minutes: 274,
	zone,
	workType: { id: 'mount', name: 'Montage', colour: '#000', icon: 'hammer' },
	jobId: 'job',
	note: '',
	explanation: '',
	state: 'verified',
	comment: null,
	isRunning: false,
	isManual: false,
	isWaiting: false,
	isEditable: false,
	kindsToAskFor: ['change', 'delete'],
	turn: 'either',
	problems: [],
	isLongEnough: null
};
const form = () => formOfEntry({ ...entry, workTypeId: 'mount' }, zone);

function wish(change: Partial<ReturnType<typeof form>>, kind: 'change' | 'delete' = 'change') {
	const time = { ...form(), ...change };
	const proposed = proposedOf(time, readForm(time, zone, entry), { zone, jobId: entry.jobId });
	return wishOf({ kind, time, reason: ' the bus ' }, proposed, entry);
}

test('an entry opened and not changed asks for nothing, to the second', () => {
	expect(wish({})).toBeNull();
	expect(wish({ note: '  ' })).toBeNull();
});

test('a changed time is asked for with everything else as it was', () => {
	expect(wish({ from: '07:00' })).toEqual({
		kind: 'change',
		entryId: 'entry',
		reason: 'the bus',
		proposed: {
			kind: 'work',
			start: '2026-11-18T06:00:00.000Z',
			stop: entry.stop,
			zone,
			workTypeId: 'mount',
			jobId: 'job',
			note: ''
		}
	});
});

test('what is to be a break has neither work type nor job', () => {
	expect(wish({ kind: 'break' })?.proposed).toMatchObject({ kind: 'break', workTypeId: null, jobId: null });
});

test('a time that cannot be read asks for nothing, a deletion needs none', () => {
	expect(wish({ to: '' })).toBeNull();
	expect(wish({ to: '' }, 'delete')).toMatchObject({ kind: 'delete', proposed: null });
});
