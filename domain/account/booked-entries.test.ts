import { describe, expect, test } from 'vitest';
import { APART_MINUTES, bookEntry, entriesAround, reachOf, takeOut } from '#domain/account/booked-entries.ts';
import { profiles } from '#domain/regulation/profile.ts';
import { instantToMinute } from '#domain/time/duration.ts';

/** A booked entry named by its times, which are UTC: `2026-01-12T08:00/12:00`. */
function booked(from: string, to: string | null) {
	const start = `${from}:00.000Z`;
	const stop = to === null ? null : `${to.length === 5 ? `${from.slice(0, 11)}${to}` : to}:00.000Z`;
	return bookEntry({ id: from, kind: 'work', start, stop });
}
const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

describe('an entry in the book', () => {
	const minute = instantToMinute('2026-01-12T08:00:00.000Z');

	test('has the minutes from its start to its stop', () => {
		expect(booked('2026-01-12T08:00', '09:30')).toMatchObject({ start: minute, stop: minute + 90 });
	});

	test('ends where it begins as long as it runs, and when a draft stops before it starts', () => {
		expect(booked('2026-01-12T08:00', null)).toMatchObject({ start: minute, stop: minute });
		expect(booked('2026-01-12T08:00', '07:00')).toMatchObject({ start: minute, stop: minute });
	});

	test('is taken out by its id, and nothing is taken out for an unknown one', () => {
		const entries = [booked('2026-01-12T08:00', '09:00'), booked('2026-01-13T08:00', '09:00')];
		expect(takeOut(entries, 'unknown')).toEqual([]);
		expect(takeOut(entries, '2026-01-12T08:00').map((one) => one.start)).toEqual([minute]);
		expect(entries.map(({ entry }) => entry.id)).toEqual(['2026-01-13T08:00']);
	});
});

test('no profile asks for a rest longer than the time after which work stands alone', () => {
	for (const { id, rest } of Object.values(profiles)) {
		expect([id, (rest.min ?? 0) <= APART_MINUTES]).toEqual([id, true]);
	}
});

describe('a change reaches', () => {
	const monday = booked('2026-01-12T08:00', '16:00');

	test('nothing when nothing changed', () => {
		expect(reachOf([], [monday])).toBeNull();
	});

	test('its own day and the one on each side, because another zone may call its minutes by another date', () => {
		expect(reachOf([monday], [monday])).toEqual({ from: '2026-01-11', to: '2026-01-13' });
	});

	test('from the first changed entry to the last', () => {
		const thursday = booked('2026-01-15T08:00', '16:00');
		expect(reachOf([thursday, monday], [])).toEqual({ from: '2026-01-11', to: '2026-01-16' });
	});

	test('whatever lies within twelve hours, and what lies within twelve hours of that, in any order', () => {
		const before = booked('2026-01-11T12:00', '20:00');
		const dayBefore = booked('2026-01-10T08:00', '2026-01-11T00:00');
		const after = booked('2026-01-13T04:00', '12:00');
		const dayAfter = booked('2026-01-14T00:00', '08:00');
		const tooEarly = booked('2026-01-09T10:00', '19:59');
		const tooLate = booked('2026-01-14T20:01', '23:00');
		const entries = [dayBefore, tooEarly, before, monday, tooLate, dayAfter, after];
		expect(reachOf([monday], entries)).toEqual({ from: '2026-01-09', to: '2026-01-15' });
		expect(reachOf([monday], entries.reverse())).toEqual({ from: '2026-01-09', to: '2026-01-15' });
	});

	test('what overlaps it at one end only', () => {
		const night = booked('2026-01-10T07:00', '2026-01-12T09:00');
		const long = booked('2026-01-12T15:00', '2026-01-14T07:00');
		expect(reachOf([monday], [night])).toEqual({ from: '2026-01-09', to: '2026-01-13' });
		expect(reachOf([monday], [long])).toEqual({ from: '2026-01-11', to: '2026-01-15' });
	});
});

describe('about some dates decide', () => {
	test('the entries of these dates in any zone: from a day before the first to a day after the last', () => {
		const entries = [
			booked('2026-01-10T10:00', '11:59'),
			booked('2026-01-11T00:00', '01:00'),
			booked('2026-01-12T08:00', '16:00'),
			booked('2026-01-14T23:00', '2026-01-15T00:00'),
			booked('2026-01-15T12:01', '14:00')
		];
		const ids = idsOf(entriesAround(entries, '2026-01-12', '2026-01-13'));
		expect(ids).toEqual(['2026-01-11T00:00', '2026-01-12T08:00', '2026-01-14T23:00']);
	});

	test('work exactly twelve hours away as well, and the work that hangs together with it', () => {
		const entries = [
			booked('2026-01-09T20:00', '23:00'),
			booked('2026-01-10T08:00', '12:00'),
			booked('2026-01-15T12:00', '14:00'),
			booked('2026-01-16T02:00', null)
		];
		expect(idsOf(entriesAround(entries, '2026-01-12', '2026-01-13'))).toEqual(
			idsOf(entries.map((one) => one.entry))
		);
	});
});
