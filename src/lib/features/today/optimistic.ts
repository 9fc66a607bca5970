import type { Instant } from '#domain/time/instant.ts';
import { localTimeOf } from '#domain/time/zone.ts';
import type { ClockAct, TodayShown } from './today-state.ts';

const MS_PER_MINUTE = 60_000;
const phaseAfter = { start: 'running', break: 'break', resume: 'running', finish: 'done' } as const;

/**
 * What the screen shows from the tap until the write is on disk: the phase the tap leads to, counted from
 * the moment of the tap. It only paints; the entry itself is the command's, and a refusal takes this away.
 */
export function afterTap(view: TodayShown, act: ClockAct, at: Instant): TodayShown {
	const phase = phaseAfter[act];
	if (view.phase === phase) return view;
	const elapsed =
		view.runningSince === null ? 0 : Math.max(0, Date.parse(at) - Date.parse(view.runningSince));
	const workMs = view.finishedWorkMs + (view.phase === 'running' ? elapsed : 0);
	const breakMinutes = view.breakMinutes + (view.phase === 'break' ? Math.floor(elapsed / MS_PER_MINUTE) : 0);
	const runs = phase !== 'done';
	return {
		...view,
		phase,
		finishedWorkMs: workMs,
		breakMinutes,
		runningSince: runs ? at : null,
		runningSinceTime: runs ? localTimeOf(at, view.zone) : null,
		expectedEndTime: null,
		breakHint: null,
		ahead: null,
		offer: null,
		breakProgress: phase === 'break' && view.breakProgress ? { ...view.breakProgress, minutes: 0 } : null,
		canConfirmToday: false
	};
}

/** Worked milliseconds at an instant: what is finished plus what runs. */
export function workedMsAt(view: TodayShown, nowMs: number): number {
	if (view.phase !== 'running' || view.runningSince === null) return view.finishedWorkMs;
	return view.finishedWorkMs + Math.max(0, nowMs - Date.parse(view.runningSince));
}

/** Milliseconds of the break under way at an instant; 0 when none is. */
export function breakMsAt(view: TodayShown, nowMs: number): number {
	if (view.phase !== 'break' || view.runningSince === null) return 0;
	return Math.max(0, nowMs - Date.parse(view.runningSince));
}
