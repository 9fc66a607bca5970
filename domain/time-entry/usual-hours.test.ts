import { expect, test } from 'vitest';
import { aTimeEntry } from '#domain/testkit/builders.ts';
import { usualHours } from '#domain/time-entry/usual-hours.ts';

const zone = 'Europe/Berlin';
/** Work on a day of November 2026 in Berlin (UTC+1), by its hours in UTC. */
const work = (day: number, from: string, to: string | null, kind: 'work' | 'break' = 'work') => {
	const date = `2026-11-${String(day).padStart(2, '0')}`;
	const stop = to === null ? null : `${date}T${to}:00.000Z`;
	return aTimeEntry({ id: `${day}${from}`, kind, zone, start: `${date}T${from}:00.000Z`, stop });
};
const today = '2026-11-20';

test('fewer than three days are no habit', () => {
	expect(usualHours([], today)).toBeNull();
	expect(usualHours([work(18, '06:00', '14:00'), work(19, '06:00', '14:00')], today)).toBeNull();
});

test('the middle of the first starts and of the last ends counts, so one odd day changes nothing', () => {
	const days = [
		work(16, '06:30', '11:00'),
		work(16, '11:30', '15:00'),
		work(17, '06:28', '15:02'),
		work(18, '06:33', '15:00'),
		work(19, '11:00', '20:45')
	];
	expect(usualHours(days, today)).toEqual({ start: 7 * 60 + 30, end: 16 * 60 });
});

test('today, running work, breaks and what is older than two weeks do not count', () => {
	const habit = [work(16, '06:00', '14:00'), work(17, '06:00', '14:00'), work(18, '06:00', '14:00')];
	const rest = [
		work(20, '09:00', '10:00'),
		work(19, '09:00', null),
		work(19, '04:00', '04:30', 'break'),
		work(5, '01:00', '02:00')
	];
	expect(usualHours([...habit, ...rest], today)).toEqual({ start: 420, end: 900 });
	expect(usualHours([...habit.slice(0, 2), ...rest], today)).toBeNull();
});

test('a night shift ends beyond its day', () => {
	const night = (day: number) =>
		aTimeEntry({
			id: `night${day}`,
			zone,
			start: `2026-11-${day}T21:00:00.000Z`,
			stop: `2026-11-${day + 1}T05:00:00.000Z`
		});
	expect(usualHours([night(16), night(17), night(18)], today)).toEqual({ start: 22 * 60, end: 30 * 60 });
});
