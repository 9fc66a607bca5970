import { expect, test } from 'vitest';
import { emptyForm, formOfEntry, readForm, type EntryForm } from './entry-form.ts';

const berlin = 'Europe/Berlin';
const form = (changes: Partial<EntryForm> = {}): EntryForm => ({
	kind: 'work',
	date: '2026-11-17',
	from: '07:28',
	to: '16:00',
	fromIsLater: false,
	toIsLater: false,
	breakMinutes: 0,
	workTypeId: null,
	note: '',
	...changes
});

test('wall times become instants of the zone', () => {
	const reading = readForm(form(), berlin, null);
	expect(reading.start).toBe('2026-11-17T06:28:00.000Z');
	expect(reading.stop).toBe('2026-11-17T15:00:00.000Z');
	expect(reading.refusals).toEqual([]);
});

test('an end before the start belongs to the next day', () => {
	const reading = readForm(form({ from: '22:00', to: '06:00' }), berlin, null);
	expect(reading.stop).toBe('2026-11-18T05:00:00.000Z');
	expect(reading.stopsNextDay).toBe(true);
});

test('the same minute twice is kept as it is: the rules warn, the form does not guess', () => {
	const reading = readForm(form({ from: '09:00', to: '09:00' }), berlin, null);
	expect(reading.stop).toBe(reading.start);
	expect(reading.stopsNextDay).toBe(false);
});

test('a time in the hour that the clocks skipped is refused', () => {
	const reading = readForm(form({ date: '2026-03-29', from: '02:30', to: '06:00' }), berlin, null);
	expect(reading.refusals).toEqual([{ field: 'from', code: 'NONEXISTENT_LOCAL_TIME' }]);
	expect(reading.start).toBeNull();
});

test('in the hour that comes twice the first pass counts until the person says otherwise', () => {
	const night = { date: '2026-10-25', from: '02:30', to: '06:00' };
	expect(readForm(form(night), berlin, null).start).toBe('2026-10-25T00:30:00.000Z');
	const second = readForm(form({ ...night, fromIsLater: true }), berlin, null);
	expect(second.start).toBe('2026-10-25T01:30:00.000Z');
	expect(second.isFromAmbiguous).toBe(true);
	expect(second.isToAmbiguous).toBe(false);
});

test('an earlier wall time can be later on the same day when its second pass is meant', () => {
	const night = { date: '2026-10-25', from: '02:45', to: '02:15' };
	const first = readForm(form(night), berlin, null);
	expect(first.stopsNextDay).toBe(true);
	expect(first.isToAmbiguous).toBe(true);
	const second = readForm(form({ ...night, toIsLater: true }), berlin, null);
	expect(second.stopsNextDay).toBe(false);
	expect(second.stop).toBe('2026-10-25T01:15:00.000Z');
});

test('an untouched field keeps the seconds of the clock, a typed one is exact', () => {
	const origin = { start: '2026-11-17T06:28:41.120Z', stop: '2026-11-17T15:00:09.500Z' };
	const reading = readForm(form({ to: '16:05' }), berlin, origin);
	expect(reading.start).toBe(origin.start);
	expect(reading.stop).toBe('2026-11-17T15:05:00.000Z');
	expect(readForm(form(), berlin, origin).stop).toBe(origin.stop);
});

test('the end may stay empty only while the entry runs', () => {
	const running = { start: '2026-11-17T06:28:00.000Z', stop: null };
	expect(readForm(form({ to: '' }), berlin, running).refusals).toEqual([]);
	expect(readForm(form({ to: '' }), berlin, null).refusals).toEqual([{ field: 'to', code: 'MISSING' }]);
});

test('an entry turns into its form and back without a change', () => {
	for (const [start, stop] of [
		['2026-11-17T06:28:41.120Z', '2026-11-17T15:00:09.500Z'],
		['2026-11-17T21:00:00.000Z', '2026-11-18T05:00:00.000Z'],
		['2026-10-25T01:30:00.000Z', '2026-10-25T01:45:00.000Z'],
		['2026-10-25T00:30:00.000Z', '2026-10-25T01:15:00.000Z'],
		['2026-11-14T06:00:00.000Z', '2026-11-17T06:00:00.000Z']
	] as const) {
		const entry = { kind: 'work' as const, start, stop, workTypeId: null, note: '' };
		const reading = readForm(formOfEntry(entry, berlin), berlin, { start, stop });
		expect([reading.start, reading.stop]).toEqual([start, stop]);
	}
});

test('a new entry begins where the day ended so far', () => {
	const stretches = [
		{ start: '2026-11-17T11:30:00.000Z', stop: '2026-11-17T13:00:00.000Z' },
		{ start: '2026-11-17T06:28:00.000Z', stop: '2026-11-17T11:00:00.000Z' }
	];
	expect(emptyForm('2026-11-17', stretches, berlin, null).from).toBe('14:00');
	expect(emptyForm('2026-11-18', stretches, berlin, null).from).toBe('');
});
