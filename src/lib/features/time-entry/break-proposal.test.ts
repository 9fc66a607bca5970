import { expect, test } from 'vitest';
import { proposeBreak } from './break-proposal.ts';
import type { StretchShape } from './shapes.ts';

const berlin = 'Europe/Berlin';
const at = (time: string) => `2026-11-17T${time}:00.000Z`;
const stretch = (
	id: string | null,
	kind: 'work' | 'break',
	from: string,
	to: string | null
): StretchShape => ({
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
	expect(proposeBreak(rows, 10, berlin)).toEqual({ entryId: 'b', start: at('11:00'), stop: at('11:30') });
});

test('a gap without an entry becomes a new break of the length that is needed', () => {
	const rows = [
		stretch('a', 'work', '06:30', '11:00'),
		stretch(null, 'break', '11:00', '11:10'),
		stretch('c', 'work', '11:10', '15:00')
	];
	expect(proposeBreak(rows, 30, berlin)).toEqual({ entryId: null, start: at('11:00'), stop: at('11:30') });
});

test('with hardly any work after the break it grows into the work before it', () => {
	const rows = [
		stretch('a', 'work', '06:30', '14:30'),
		stretch('b', 'break', '14:30', '14:50'),
		stretch('c', 'work', '14:50', '14:55')
	];
	expect(proposeBreak(rows, 10, berlin)).toEqual({ entryId: 'b', start: at('14:20'), stop: at('14:50') });
});

test('without any break the longest stretch gets one, over noon where it can', () => {
	const rows = [stretch('a', 'work', '06:30', '15:00')];
	expect(proposeBreak(rows, 30, berlin)).toEqual({ entryId: null, start: at('11:00'), stop: at('11:30') });
});

test('a break before or after all work mends nothing and is left alone', () => {
	const rows = [stretch('b', 'break', '06:00', '06:20'), stretch('a', 'work', '06:20', '15:00')];
	expect(proposeBreak(rows, 30, berlin)?.entryId).toBeNull();
});

test('nothing is proposed while nothing is missing or no work is finished', () => {
	expect(proposeBreak([stretch('a', 'work', '06:30', '15:00')], 0, berlin)).toBeNull();
	expect(proposeBreak([stretch('a', 'work', '06:30', null)], 30, berlin)).toBeNull();
});
