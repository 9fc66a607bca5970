import { expect, test } from 'vitest';
import { afterTap, breakMsAt, workedMsAt } from './optimistic.ts';
import type { TodayShown } from './today-state.ts';

const idle: TodayShown = {
	phase: 'idle',
	isComplete: true,
	date: '2026-11-19',
	week: 47,
	zone: 'Europe/Berlin',
	firstName: 'Mara',
	isFirstDay: false,
	runningSince: null,
	runningSinceTime: null,
	workType: null,
	workTypes: [],
	breakMinutes: 0,
	finishedWorkMs: 0,
	targetMinutes: 480,
	expectedEndTime: null,
	overTargetMinutes: null,
	ribbon: { from: 6, to: 18, now: null, segments: [] },
	rows: [],
	breakHint: null,
	breakProgress: null,
	maxHint: null,
	ahead: null,
	offer: null,
	usualEndTime: null,
	marks: [],
	holiday: null,
	absence: null,
	doubled: null,
	forgotten: null,
	yesterday: null,
	returned: [],
	weekRows: [],
	weekWorkedMinutes: 0,
	weekTargetMinutes: 2400,
	confirmableDates: [],
	openDates: [],
	canConfirmToday: false
};
const at = (time: string) => `2026-11-19T${time}:00.000Z`;

test('a tap on start runs from the moment of the tap, in the wall time of the person', () => {
	const running = afterTap(idle, 'start', at('06:28'));
	expect(running).toMatchObject({ phase: 'running', runningSince: at('06:28'), runningSinceTime: '07:28' });
	expect(workedMsAt(running, Date.parse(at('06:30')))).toBe(120_000);
});

test('a break keeps what was worked and begins at zero', () => {
	const running = afterTap(idle, 'start', at('06:28'));
	const pausing = afterTap(running, 'break', at('10:28'));
	expect(pausing.phase).toBe('break');
	expect(workedMsAt(pausing, Date.parse(at('10:40')))).toBe(4 * 3_600_000);
	expect(breakMsAt(pausing, Date.parse(at('10:40')))).toBe(12 * 60_000);
});

test('going on after a break adds its minutes and keeps the finished work', () => {
	const pausing = afterTap(afterTap(idle, 'start', at('06:00')), 'break', at('10:00'));
	const again = afterTap(pausing, 'resume', at('10:30'));
	expect(again).toMatchObject({ phase: 'running', breakMinutes: 30 });
	expect(workedMsAt(again, Date.parse(at('11:30')))).toBe(5 * 3_600_000);
});

test('a tap that leads to where one is changes nothing', () => {
	const running = afterTap(idle, 'start', at('06:00'));
	expect(afterTap(running, 'start', at('07:00'))).toBe(running);
});
