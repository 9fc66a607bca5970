import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { summarizeDays, type DaySummary, type SummarizeInput } from '#domain/account/day-summary.ts';
import { aMutation, aSchedule, aTimeEntry, BERLIN, berlin } from '#domain/testkit/builders.ts';
import { DE_ARBZG } from '#domain/regulation/profiles/de-arbzg.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const MONDAY = '2026-01-12';
const work = (from: string, to: string | null, over: Partial<TimeEntry> = {}) =>
	aTimeEntry({
		start: berlin(`${MONDAY} ${from}`),
		stop: to === null ? null : berlin(`${MONDAY} ${to}`),
		...over
	});

function monday(entries: readonly TimeEntry[], over: Partial<SummarizeInput> = {}): DaySummary {
	const days = summarizeDays({
		entries,
		from: MONDAY,
		to: MONDAY,
		zone: BERLIN,
		schedules: [aSchedule()],
		holidays: new Map(),
		profile: DE_ARBZG,
		absences: [],
		absenceTypes: new Map(),
		now: berlin('2026-01-13 09:00'),
		...over
	});
	const [day] = days;
	if (day === undefined) throw new Error('no day');
	return day;
}

test('a day adds up work, breaks and target in minutes', () => {
	const day = monday([
		work('08:00', '17:00'),
		work('12:00', '12:45', { kind: 'break' }),
		work('17:00', null, { start: berlin('2026-01-11 08:00'), stop: berlin('2026-01-11 09:00') })
	]);
	expect(day).toMatchObject({
		workedMinutes: 495,
		breakMinutes: 45,
		targetMinutes: 480,
		state: 'complete',
		red: false
	});
	expect(day.entries).toHaveLength(2);
});

test('what runs is shown apart and not counted until it stops', () => {
	const entries = [work('08:00', '10:00'), work('10:30', null)];
	expect(monday(entries, { now: berlin(`${MONDAY} 11:15`) })).toMatchObject({
		workedMinutes: 120,
		runningMinutes: 45
	});
});

test('a night counts on the day it began', () => {
	const night = work('22:00', null, { stop: berlin('2026-01-13 06:00') });
	const days = summarizeDays({ ...inputOf([night]), to: '2026-01-13' });
	expect(days.map((day) => day.workedMinutes)).toEqual([480, 0]);
});

function inputOf(entries: readonly TimeEntry[]): SummarizeInput {
	return {
		entries,
		from: MONDAY,
		to: MONDAY,
		zone: BERLIN,
		schedules: [aSchedule()],
		holidays: new Map(),
		profile: DE_ARBZG,
		absences: [],
		absenceTypes: new Map(),
		now: berlin('2026-01-13 09:00')
	};
}

describe('the state of a day', () => {
	const stateOf = (...states: TimeEntry['state'][]) =>
		monday(states.map((state, i) => work(`0${i + 1}:00`, `0${i + 2}:00`, { state }))).state;

	test('is what needs its owner first, then what waits for others', () => {
		expect(stateOf()).toBe('empty');
		expect(stateOf('draft')).toBe('complete');
		expect(stateOf('draft', 'rejected', 'closed')).toBe('returned');
		expect(stateOf('confirmed', 'draft')).toBe('complete');
		expect(stateOf('confirmed', 'review')).toBe('review');
		expect(stateOf('confirmed', 'verified')).toBe('confirmed');
		expect(stateOf('verified', 'closed')).toBe('approved');
		expect(stateOf('closed', 'closed')).toBe('closed');
	});

	test('is open while it goes on and its hours are not done', () => {
		const noon = { now: berlin(`${MONDAY} 12:30`) };
		expect(monday([work('08:00', '12:00')], noon).state).toBe('open');
		expect(monday([work('08:00', null)], noon)).toMatchObject({
			state: 'open',
			isRunning: true,
			workedMinutes: 0
		});
		const evening = { now: berlin(`${MONDAY} 17:00`) };
		expect(monday([work('08:00', '12:00'), work('12:30', '16:30')], evening).state).toBe('complete');
	});

	test('is open as long as an entry could not be confirmed, and the day says which', () => {
		const [first, second] = [work('08:00', '12:00'), work('11:59', '13:00')];
		const day = monday([first, second, work('14:00', '14:00')]);
		expect(day.state).toBe('open');
		expect(day.problems.map((problem) => problem.codes)).toEqual([['OVERLAP'], ['OVERLAP'], ['ZERO_LENGTH']]);
	});
});

describe('days off', () => {
	const types = new Map<string, AbsenceTypeData>([
		['vacation', { label: 'vacation', effect: 'credit', category: 'vacation' }],
		['sick', { label: 'sick', effect: 'credit', category: 'sick' }],
		['unpaid', { label: 'unpaid', effect: 'neutral', category: 'other' }],
		['flexi', { label: 'flexi', effect: 'debit', category: 'other' }]
	]);
	const absence = (typeId: string, over: Partial<Absence> = {}): Absence => ({
		id: `absence-${typeId}`,
		userId: 'mara',
		typeId,
		from: MONDAY,
		to: MONDAY,
		firstHalf: null,
		lastHalf: null,
		state: 'approved',
		note: '',
		certificate: null,
		attachments: [],
		decisions: [],
		mutation: aMutation(),
		schemaVersion: 1,
		flags: [],
		seq: 1,
		receivedAt: null,
		revision: 1,
		...over
	});
	const on = (...absences: Absence[]) => monday([], { absences, absenceTypes: types });

	test('paid leave credits the day, unpaid leave lowers the target, a flexitime day does neither', () => {
		expect(on(absence('vacation'))).toMatchObject({ targetMinutes: 480, absenceCreditMinutes: 480 });
		expect(on(absence('unpaid', { firstHalf: 'am' }))).toMatchObject({
			targetMinutes: 240,
			absenceCreditMinutes: 0
		});
		expect(on(absence('flexi'))).toMatchObject({ targetMinutes: 480, absenceCreditMinutes: 0 });
	});

	test('sick leave shows before vacation, and only asked-for leave credits nothing', () => {
		expect(
			on(absence('vacation'), absence('sick', { certificate: { date: '2026-01-12' } })).absence?.category
		).toBe('sick');
		expect(on(absence('vacation'), absence('sick')).absenceCreditMinutes).toBe(480);
		const asked = on(absence('vacation', { state: 'requested' }));
		expect(asked).toMatchObject({ absenceCreditMinutes: 0, absence: { isPending: true } });
		expect(on(absence('vacation', { state: 'cancelled' })).absence).toBeNull();
	});

	test('sick leave without an end counts to today', () => {
		const open = absence('sick', { from: '2026-01-10', to: null });
		expect(on(open).absence?.category).toBe('sick');
		expect(
			monday([], { absences: [open], absenceTypes: types, now: berlin('2026-01-11 09:00') }).absence
		).toBeNull();
	});

	test('half a holiday halves a day of 7:35 h to 228 minutes', () => {
		const schedules = [aSchedule({ minutes: { mon: 455, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 } })];
		const holidays = new Map([[MONDAY, { name: 'Heiligabend', fraction: 0.5, legal: false }]]);
		expect(monday([], { schedules, holidays })).toMatchObject({
			targetMinutes: 228,
			holiday: { name: 'Heiligabend', fraction: 0.5 }
		});
	});

	test('work on a whole day of leave is told', () => {
		const day = monday([work('08:00', '09:00')], { absences: [absence('vacation')], absenceTypes: types });
		expect(day.marks.map((mark) => mark.code)).toEqual(['WORK_DURING_ABSENCE']);
		expect(day.red).toBe(false);
	});

	test('work on a day of two half leaves is told as well; beside one half it is usual', () => {
		const morning = absence('vacation', { id: 'morning', firstHalf: 'am', lastHalf: 'am' });
		const afternoon = absence('sick', { id: 'afternoon', firstHalf: 'pm', lastHalf: 'pm' });
		const marksWith = (...absences: Absence[]) =>
			monday([work('08:00', '10:00')], { absences, absenceTypes: types }).marks.map((mark) => mark.code);
		expect(marksWith(morning, afternoon)).toEqual(['WORK_DURING_ABSENCE']);
		expect(marksWith(morning)).toEqual([]);
	});
});
