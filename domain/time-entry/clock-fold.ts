import { instantToMs, type Instant } from '#domain/time/instant.ts';

/** One act on the clock, on any device, at its effective time. */
export interface ClockAct {
	readonly id: string;
	readonly deviceId: string;
	readonly seq: number;
	readonly type: 'start' | 'stop';
	readonly at: Instant;
}

export interface FoldedStretch {
	readonly start: Instant;
	readonly stop: Instant;
	readonly startActId: string;
}

export interface IgnoredAct {
	readonly actId: string;
	readonly reason: 'ALREADY_RUNNING' | 'NOT_RUNNING';
	/** For a start while running: the start it means the same as, so that its own stop works. */
	readonly aliasOf: string | null;
}

export interface ClockFold {
	readonly entries: readonly FoldedStretch[];
	readonly running: { readonly start: Instant; readonly startActId: string } | null;
	readonly ignored: readonly IgnoredAct[];
}

/**
 * What several devices' clock acts mean together: a proposal the person can take with one tap. Acts
 * count in order of effective time, a stop before a start at the same instant, then device and its
 * count. A start while running and a stop while not running are ignored, an act seen twice counts
 * once; so starting and stopping are idempotent for other apps as well.
 */
export function foldClockActs(acts: readonly ClockAct[]): ClockFold {
	const entries: FoldedStretch[] = [];
	const ignored: IgnoredAct[] = [];
	const seen = new Set<string>();
	let running: { start: Instant; startActId: string } | null = null;
	for (const act of [...acts].sort(compareActs)) {
		if (seen.has(act.id)) continue;
		seen.add(act.id);
		if (act.type === 'start') {
			if (running === null) running = { start: act.at, startActId: act.id };
			else ignored.push({ actId: act.id, reason: 'ALREADY_RUNNING', aliasOf: running.startActId });
		} else if (running === null) ignored.push({ actId: act.id, reason: 'NOT_RUNNING', aliasOf: null });
		else {
			entries.push({ ...running, stop: act.at });
			running = null;
		}
	}
	return { entries, running, ignored };
}

function compareActs(a: ClockAct, b: ClockAct): number {
	return (
		instantToMs(a.at) - instantToMs(b.at) ||
		(a.type === b.type ? 0 : a.type === 'stop' ? -1 : 1) ||
		compareText(a.deviceId, b.deviceId) ||
		a.seq - b.seq ||
		compareText(a.id, b.id)
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
