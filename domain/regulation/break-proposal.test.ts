import { expect, test } from 'vitest';
import {
	breakForMarks,
	breakInside,
	proposeBreak,
	type ProposalStretch
} from '#domain/regulation/break-proposal.ts';

const berlin = 'Europe/Berlin';
const at = (time: string) => `2026-11-17T${time}:00.000Z`;
const stretch = (
	id: string | null,
	kind: 'work' | 'break',
	from: string,
	to: string | null
): ProposalStretch => ({
	id,
	kind,
	start: at(from),
	stop: to === null ? null : at(to)
});

test('a break that is too short is lengthened into the work after it', () => {
	const rows = [
		stretch('a', 'work', '06:30', '11:00'),
		stretch('b', 'break', '11:00', '11:20'),
		stretch('c', 'work', '11:20', '15:00')
	];
	expect(proposeBreak(rows, 10, berlin, 15)).toEqual({ entryId: 'b', start: at('11:00'), stop: at('11:30') });
});

test('a gap without an entry becomes a new break of the length that is needed', () => {
	const rows = [
		stretch('a', 'work', '06:30', '11:00'),
		stretch(null, 'break', '11:00', '11:10'),
		stretch('c', 'work', '11:10', '15:00')
	];
	expect(proposeBreak(rows, 30, berlin, 15)).toEqual({
		entryId: null,
		start: at('11:00'),
		stop: at('11:30')
	});
});

test('with hardly any work after the break it grows into the work before it', () => {
	const rows = [
		stretch('a', 'work', '06:30', '14:30'),
		stretch('b', 'break', '14:30', '14:50'),
		stretch('c', 'work', '14:50', '14:55')
	];
	expect(proposeBreak(rows, 10, berlin, 15)).toEqual({ entryId: 'b', start: at('14:20'), stop: at('14:50') });
});

test('without any break the longest stretch gets one, over noon where it can', () => {
	const rows = [stretch('a', 'work', '06:30', '15:00')];
	expect(proposeBreak(rows, 30, berlin, 15)).toEqual({
		entryId: null,
		start: at('11:00'),
		stop: at('11:30')
	});
});

test('a break before or after all work mends nothing and is left alone', () => {
	const rows = [stretch('b', 'break', '06:00', '06:20'), stretch('a', 'work', '06:20', '15:00')];
	expect(proposeBreak(rows, 30, berlin, 15)?.entryId).toBeNull();
});

test('nothing is proposed while nothing is missing or no work is finished', () => {
	expect(proposeBreak([stretch('a', 'work', '06:30', '15:00')], 0, berlin, 15)).toBeNull();
	expect(proposeBreak([stretch('a', 'work', '06:30', null)], 30, berlin, 15)).toBeNull();
});

test('a break goes over noon when the work spans it, else into the middle', () => {
	expect(breakInside('2026-11-17T06:28:00.000Z', '2026-11-17T15:00:00.000Z', 30, berlin)).toEqual({
		start: '2026-11-17T11:00:00.000Z',
		stop: '2026-11-17T11:30:00.000Z'
	});
	expect(breakInside('2026-11-17T13:00:00.000Z', '2026-11-17T19:30:00.000Z', 30, berlin)).toEqual({
		start: '2026-11-17T16:00:00.000Z',
		stop: '2026-11-17T16:30:00.000Z'
	});
	expect(breakInside('2026-11-17T13:00:00.000Z', '2026-11-17T13:20:00.000Z', 30, berlin)).toBeNull();
});

const adults = { minBlock: 15, edge: 0 };
const day = { marks: [], zone: berlin, breakBlock: adults };
const missing = { code: 'BRK_MISSING', actual: 20, limit: 30 } as const;
const tooLong = { code: 'BRK_STRETCH', actual: 400, limit: 360 } as const;
const rows = [
	stretch('a', 'work', '06:30', '11:00'),
	stretch('b', 'break', '11:00', '11:20'),
	stretch('c', 'work', '11:20', '18:20')
];

test('what is missing goes onto the break there is, too long a stretch gets one of its own', () => {
	expect(breakForMarks({ ...day, rows })).toBeNull();
	expect(breakForMarks({ ...day, rows, marks: [missing] })).toMatchObject({
		entryId: 'b',
		stop: at('11:30')
	});
	const inside = breakForMarks({ ...day, rows, marks: [missing, tooLong] });
	expect(inside).toEqual({ entryId: null, start: at('14:35'), stop: at('15:05') });
});

test('a break too short to count by the day’s rules is made long enough to count', () => {
	const short = [
		rows[0],
		stretch('b', 'break', '11:00', '11:12'),
		stretch('c', 'work', '11:12', '15:00')
	].filter((row) => row !== undefined);
	const marks = [{ ...missing, actual: 0, limit: 10 }];
	expect(breakForMarks({ ...day, rows: short, marks })).toMatchObject({ stop: at('11:15') });
	const counted = breakForMarks({ ...day, rows: short, marks, breakBlock: { minBlock: 10, edge: 0 } });
	expect(counted).toMatchObject({ stop: at('11:22') });
});

test('a break for too long a stretch goes where none stays too long; noon is only a wish', () => {
	const early = [stretch('a', 'work', '04:00', '11:45')];
	const marks = [{ ...tooLong, actual: 465 }];
	expect(breakForMarks({ ...day, rows: early, marks })).toEqual({
		entryId: null,
		start: at('10:00'),
		stop: at('10:30')
	});
});

test('a stretch that goes on over short gaps is cut where both parts are short enough', () => {
	const pieces = [
		stretch('a', 'work', '05:00', '07:00'),
		stretch('b', 'work', '07:10', '09:10'),
		stretch('c', 'work', '09:20', '11:20'),
		stretch('d', 'work', '11:30', '13:30')
	];
	const marks = [{ ...tooLong, actual: 480 }];
	expect(breakForMarks({ ...day, rows: pieces, marks })).toEqual({
		entryId: null,
		start: at('10:45'),
		stop: at('11:15')
	});
});

test('where one break cannot mend the day, it is still proposed', () => {
	const endless = [stretch('a', 'work', '05:00', '19:00')];
	const marks = [{ ...tooLong, actual: 840 }];
	expect(breakForMarks({ ...day, rows: endless, marks })).toMatchObject({ start: at('11:00') });
});

test('a break of a minor lies an hour from both ends of the shift, or it would not count', () => {
	const minors = { ...day, breakBlock: { minBlock: 15, edge: 60 } };
	const nearNoon = [stretch('a', 'work', '10:30', '16:00')];
	const marks = [{ ...missing, actual: 0 }];
	expect(breakForMarks({ ...day, rows: nearNoon, marks })).toMatchObject({ start: at('11:00') });
	expect(breakForMarks({ ...minors, rows: nearNoon, marks })).toMatchObject({
		entryId: null,
		start: at('11:30'),
		stop: at('12:00')
	});

	const early = [
		stretch('a', 'work', '06:30', '07:00'),
		stretch('b', 'break', '07:00', '07:20'),
		stretch('c', 'work', '07:20', '12:30')
	];
	expect(breakForMarks({ ...day, rows: early, marks: [missing] })).toMatchObject({ entryId: 'b' });
	expect(breakForMarks({ ...minors, rows: early, marks })).toMatchObject({
		entryId: null,
		start: at('11:00'),
		stop: at('11:30')
	});
});
