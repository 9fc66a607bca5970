import { expect, test } from 'vitest';
import {
	neighbourDates,
	neighboursOf,
	neighbourSpan,
	neighbourStarts
} from '#domain/time-entry/neighbours.ts';

const one = { id: 'one', start: '2026-11-18T21:00:00.000Z', stop: '2026-11-19T05:00:00.000Z' };
const other = (start: string, stop: string | null) => ({ id: `${start}/${stop}`, start, stop });

test('the span of an entry reaches from two days before its start to two days after its stop', () => {
	expect(neighbourSpan(one)).toEqual({ from: '2026-11-16T21:00:00.000Z', to: '2026-11-21T05:00:00.000Z' });
	expect(neighbourSpan({ ...one, stop: null }).to).toBe('2026-11-20T21:00:00.000Z');
});

test('neighbours lie in the span in part at least; the entry itself is none of its own', () => {
	const inside = [
		other('2026-11-16T20:00:00.000Z', '2026-11-16T21:00:00.001Z'),
		other('2026-11-21T04:59:59.999Z', '2026-11-21T12:00:00.000Z'),
		other('2026-11-09T07:00:00.000Z', null)
	];
	const outside = [
		other('2026-11-16T20:00:00.000Z', '2026-11-16T21:00:00.000Z'),
		other('2026-11-21T05:00:00.000Z', '2026-11-21T12:00:00.000Z'),
		other('2026-11-21T05:00:00.000Z', null)
	];
	expect(neighboursOf(one, [...outside, one, ...inside])).toEqual(inside);
});

test('neighbours of several entries begin between a day before the first span and the end of the last', () => {
	const later = { id: 'later', start: '2026-11-20T07:00:00.000Z', stop: null };
	expect(neighbourStarts([later, one])).toEqual({
		from: '2026-11-15T21:00:00.000Z',
		to: '2026-11-22T07:00:00.000Z'
	});
	const between = { id: 'between', start: '2026-11-19T07:00:00.000Z', stop: '2026-11-19T11:00:00.000Z' };
	expect(neighbourStarts([between, later, one])).toEqual(neighbourStarts([later, one]));
	expect(neighbourStarts([])).toBeNull();
});

test('holidays are asked for by the dates of the place, two on each side', () => {
	expect(neighbourDates({ start: '2026-11-18T23:30:00.000Z', zone: 'Europe/Berlin' })).toEqual({
		from: '2026-11-17',
		to: '2026-11-21'
	});
});
