import type { Mutation } from '#domain/kernel/mutation.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { GeneralData, GroupData } from '#domain/reference/reference.ts';
import { defaultGeneralSettings } from '#domain/settings/general-settings.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import { MS_PER_HOUR } from '#domain/time/duration.ts';
import type { TimeEntry, TimeEntryWrite } from '#domain/time-entry/time-entry.ts';

export const BERLIN = 'Europe/Berlin';

let count = 0;

/** A mutation with an id of its own; `event` is `edit` unless said otherwise. */
export function aMutation(over: Partial<Mutation> = {}): Mutation {
	count += 1;
	return {
		id: `mutation-${count}`,
		event: 'edit',
		deviceId: 'phone',
		seq: count,
		deviceTime: '2026-01-12T16:00:00.000Z',
		offsetMs: 0,
		...over
	};
}

/** Monday 2026-01-12, 08:00 to 12:00 in Berlin, worked by `mara`, a draft the server knows. */
export function aTimeEntry(over: Partial<TimeEntry> = {}): TimeEntry {
	count += 1;
	return {
		id: `entry-${count}`,
		userId: 'mara',
		kind: 'work',
		start: berlin('2026-01-12 08:00'),
		stop: berlin('2026-01-12 12:00'),
		zone: BERLIN,
		workTypeId: null,
		jobId: null,
		note: '',
		explanation: '',
		state: 'draft',
		origin: 'manual',
		comment: null,
		mutation: aMutation({ event: 'create' }),
		schemaVersion: 1,
		route: null,
		flags: [],
		confirmedAt: null,
		seq: 1,
		receivedAt: '2026-01-12T16:00:05.000Z',
		revision: 1,
		...over
	};
}

/** What a client sends of an entry: no server-decided field. */
export function aWrite(entry: TimeEntry, over: Partial<TimeEntryWrite> = {}): TimeEntryWrite {
	const { route: _r, flags: _f, confirmedAt: _c, seq: _s, receivedAt: _a, revision: _v, ...write } = entry;
	return { ...write, mutation: aMutation(), ...over };
}

/** An instant from a Berlin wall clock time in winter (UTC+1): `2026-01-12 08:00`. */
export function berlin(wall: string): string {
	return msToInstant(instantToMs(`${wall.replace(' ', 'T')}:00.000Z`) - MS_PER_HOUR);
}

export function anActor(over: Partial<Actor> = {}): Actor {
	return { userId: 'mara', isHr: false, manages: [], archived: false, ...over };
}

/** The manager of group `nord`. */
export function aManager(over: Partial<Actor> = {}): Actor {
	return anActor({ userId: 'jana', manages: [{ groupId: 'nord', from: '2025-01-01', to: null }], ...over });
}

/** Group data: verification by manager `jana`, no restrictions, the company's timeout. */
export function aGroup(over: Partial<GroupData> = {}): GroupData {
	return {
		verification: true,
		timeoutDays: null,
		onTimeout: 'warn',
		onViolation: 'warn',
		withdrawHours: 0,
		managers: [{ userId: 'jana', from: '2025-01-01', to: null }],
		workTypeIds: null,
		archived: false,
		...over
	};
}

/** Settings of a company in Bavaria. */
export function generalSettings(over: Partial<GeneralData> = {}): GeneralData {
	const company = { company: 'Hofer', country: 'DE', state: 'BY', zone: BERLIN, language: 'de' } as const;
	return { ...defaultGeneralSettings(company), ...over };
}

/** Eight hours from Monday to Friday, since 2025. */
export function aSchedule(over: Partial<WorkingSchedule> = {}): WorkingSchedule {
	const { defaultMinutes } = generalSettings();
	return { validFrom: '2025-01-01', minutes: { ...defaultMinutes }, comment: 'contract', ...over };
}
