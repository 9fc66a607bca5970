import { expect, test } from 'vitest';
import { awayByDate, teamOverlap } from '#domain/absence/team-overlap.ts';

const away = (userId: string, from: string, to: string, halves = {}) => ({
	...{ userId, from, to, firstHalf: null, lastHalf: null },
	...halves
});
const whole = (from: string, to: string) => ({ from, to, firstHalf: null, lastHalf: null });
const every = { today: '2026-06-15', counts: () => true };

test('who is away on days of the request is named once, and the fullest day is told', () => {
	const team = [
		away('tom', '2026-07-06', '2026-07-08'),
		away('aylin', '2026-07-08', '2026-07-20'),
		away('nils', '2026-08-01', '2026-08-05')
	];
	expect(teamOverlap(team, whole('2026-07-07', '2026-07-10'), every)).toEqual({
		userIds: ['tom', 'aylin'],
		most: 2,
		on: '2026-07-08'
	});
	expect(teamOverlap(team, whole('2026-09-01', '2026-09-02'), every)).toEqual({
		...{ userIds: [], most: 0 },
		on: null
	});
});

test('a morning and an afternoon do not meet', () => {
	const morning = [away('tom', '2026-07-06', '2026-07-06', { firstHalf: 'am' })];
	const asked = (firstHalf: 'am' | 'pm') => ({ ...whole('2026-07-06', '2026-07-06'), firstHalf });
	expect(teamOverlap(morning, asked('pm'), every).most).toBe(0);
	expect(teamOverlap(morning, asked('am'), every).most).toBe(1);
	const untilNoon = [away('tom', '2026-07-01', '2026-07-06', { lastHalf: 'am' })];
	expect(teamOverlap(untilNoon, asked('pm'), every).most).toBe(0);
});

test('days that cost nothing do not meet anybody', () => {
	const team = [away('tom', '2026-07-04', '2026-07-05')];
	const workdays = { ...every, counts: (date: string) => date !== '2026-07-04' && date !== '2026-07-05' };
	expect(teamOverlap(team, whole('2026-07-03', '2026-07-06'), workdays).most).toBe(0);
});

test('a person with two absences on one date counts once', () => {
	const team = [
		away('tom', '2026-07-06', '2026-07-06', { firstHalf: 'am' }),
		away('tom', '2026-07-06', '2026-07-06', { firstHalf: 'pm' })
	];
	expect([...awayByDate(team, ['2026-07-05', '2026-07-06'])]).toEqual([['2026-07-06', ['tom']]]);
	expect(teamOverlap(team, whole('2026-07-06', '2026-07-06'), every)).toMatchObject({ most: 1 });
});
