import { firstNameOf } from '#domain/people/name.ts';
import { isoWeekOf } from '#domain/time/local-date.ts';
import { deviceClock, deviceStore } from '#lib/data/device-clock.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { rememberedPerson } from '#lib/data/remembered.ts';
import type { TodayView } from '#lib/data/views/types.ts';

/** What Today is painted from before the database is open: small, and only what the first second needs. */
type Snapshot = Pick<
	TodayView,
	| 'phase'
	| 'date'
	| 'week'
	| 'zone'
	| 'name'
	| 'firstName'
	| 'runningSince'
	| 'runningSinceTime'
	| 'workType'
	| 'workTypes'
	| 'workedMinutes'
	| 'breakMinutes'
	| 'finishedWorkMs'
	| 'targetMinutes'
	| 'expectedEnd'
	| 'expectedEndTime'
	| 'ribbon'
	| 'holiday'
	| 'absence'
> & { readonly userId: string };

const KEY = 'tagwerk.today';

const empty: TodayView = {
	phase: 'idle',
	isComplete: false,
	date: '1970-01-01',
	week: 1,
	zone: 'UTC',
	name: '',
	firstName: '',
	isFirstDay: false,
	runningSince: null,
	runningSinceTime: null,
	workType: null,
	workTypes: [],
	workedMinutes: 0,
	breakMinutes: 0,
	finishedWorkMs: 0,
	targetMinutes: 0,
	expectedEnd: null,
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
	weekTargetMinutes: 0,
	confirmableDates: [],
	openDates: [],
	canConfirmToday: false
};

/** Keeps the last picture of Today. */
export function rememberToday(userId: string, view: TodayView): void {
	const snapshot: Snapshot = {
		userId,
		phase: view.phase,
		date: view.date,
		week: view.week,
		zone: view.zone,
		name: view.name,
		firstName: view.firstName,
		runningSince: view.runningSince,
		runningSinceTime: view.runningSinceTime,
		workType: view.workType,
		workTypes: view.workTypes,
		workedMinutes: view.workedMinutes,
		breakMinutes: view.breakMinutes,
		finishedWorkMs: view.finishedWorkMs,
		targetMinutes: view.targetMinutes,
		expectedEnd: view.expectedEnd,
		expectedEndTime: view.expectedEndTime,
		ribbon: view.ribbon,
		holiday: view.holiday,
		absence: view.absence
	};
	deviceStore.set(KEY, JSON.stringify(snapshot));
}

/** Nothing of the person's day stays behind. */
export function forgetToday(): void {
	deviceStore.remove(KEY);
}

/** Today as it was when the app was last open; on another day only what is still true of it. */
export function todayFromSnapshot(): TodayView {
	const now = deviceClock.correctedNow();
	const stored = read();
	const zone = stored?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	const date = localDate(now, zone);
	const fresh = { ...empty, date, week: isoWeekOf(date).week, zone };
	const person = rememberedPerson();
	if (stored === null || stored.userId !== person?.userId) {
		const name = person?.name ?? '';
		return { ...fresh, name, firstName: firstNameOf(name) };
	}
	const { userId, ...view } = stored;
	void userId;
	if (view.date === date) return { ...empty, ...view };
	const isRunning = view.phase === 'running' || view.phase === 'break';
	if (isRunning) return { ...empty, ...view, date, week: fresh.week };
	const { name, firstName, workType, workTypes } = view;
	return { ...fresh, name, firstName, workType, workTypes };
}

function read(): Snapshot | null {
	const text = deviceStore.get(KEY);
	if (text === null) return null;
	try {
		return JSON.parse(text) as Snapshot;
	} catch {
		return null;
	}
}

/** The calendar day without the domain's zone tables, which come with the data layer. */
function localDate(nowMs: number, zone: string): string {
	try {
		return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(nowMs);
	} catch {
		return msToInstant(nowMs).slice(0, 10);
	}
}
