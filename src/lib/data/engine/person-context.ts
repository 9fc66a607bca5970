import type { RxCollection } from 'rxdb/plugins/core';
import { combineLatest, map, type Observable, shareReplay } from 'rxjs';
import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { Absence } from '#domain/absence/absence.ts';
import type { TeamDay } from '#domain/absence/team-day.ts';
import type { Correction } from '#domain/correction/correction.ts';
import type { Notice } from '#domain/notice/notice.ts';
import type { Actor } from '#domain/people/actor.ts';
import { readEmployee, type Employee } from '#domain/people/employee.ts';
import type { Presence } from '#domain/people/presence.ts';
import { isWorkTypeOffered } from '#domain/reference/work-types-on.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { holidayCalendarAt, placeOf } from '#domain/public-holiday/place.ts';
import type { PublicHoliday } from '#domain/public-holiday/public-holiday.ts';
import type {
	AbsenceTypeData,
	GeneralData,
	GroupData,
	LocationData,
	Reference,
	WorkTypeData
} from '#domain/reference/reference.ts';
import { defaultGeneralSettings } from '#domain/settings/general-settings.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { countingRecord, type RequestSource } from '#lib/data/engine/requests/request-doc.ts';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { MeResponse } from '#protocol/http/me.ts';

/** Everything besides time entries that rules and views look at, as this device knows it. */
export interface PersonContext {
	readonly me: MeResponse;
	readonly actor: Actor;
	/** The company's data and all time entries have arrived at least once. */
	readonly isComplete: boolean;
	readonly general: GeneralData;
	readonly zone: string;
	readonly groups: readonly { readonly id: string; readonly name: string; readonly data: GroupData }[];
	readonly workTypes: ReadonlyMap<string, { readonly name: string; readonly data: WorkTypeData }>;
	readonly absenceTypes: ReadonlyMap<string, AbsenceTypeData>;
	readonly employees: ReadonlyMap<string, Employee>;
	readonly self: Employee | null;
	/** The person's own and, for a manager, those of members: illness then as "absent". */
	readonly absences: readonly Absence[];
	readonly corrections: readonly Correction[];
	/** When others of the team are away. */
	readonly teamDays: readonly TeamDay[];
	/** Who of the team is at work, where a group shows it. */
	readonly presence: readonly Presence[];
	readonly notices: readonly Notice[];
	readonly references: readonly Reference[];
	/** Days off of somebody's place, see `placeOf`. */
	holidaysOf(locationId: string | null | undefined): HolidayCalendar;
	zoneOf(employee: Employee | null): string;
}

/** The person's context, kept up to date. */
export function personContext$(options: {
	readonly mirror: RxCollection<MirrorDoc>;
	readonly me: MeResponse;
	readonly deviceZone: string;
	/** Whether all time entries have arrived. */
	readonly isWhole$: Observable<boolean>;
}): Observable<PersonContext> {
	const company$ = options.mirror.find().$.pipe(
		map((docs) =>
			buildContext(
				docs.map((doc) => doc.toJSON() as MirrorDoc),
				options
			)
		)
	);
	return combineLatest([company$, options.isWhole$]).pipe(
		map(([context, isWhole]) => (isWhole ? context : { ...context, isComplete: false })),
		shareReplay({ bufferSize: 1, refCount: false })
	);
}

function buildContext(
	docs: readonly MirrorDoc[],
	options: { readonly me: MeResponse; readonly deviceZone: string }
): PersonContext {
	const of = <T>(source: string): T[] =>
		docs
			.filter((doc) => doc.source === source && doc.data !== null && doc.removed === 0)
			.map((doc) => doc.data as unknown as T);
	const written = <T>(source: RequestSource): T[] =>
		docs
			.filter((doc) => doc.source === source)
			.map((doc) => countingRecord({ ...doc, _deleted: false }))
			.filter((record) => record !== null)
			.map((record) => record as unknown as T);
	const references = of<Reference>('reference');
	const ofKind = <D>(kind: Reference['kind']) =>
		references
			.filter((one) => one.kind === kind)
			.map((one) => ({ id: one.id, name: one.name, data: one.data as unknown as D }));
	const employees = new Map(of<Employee>('employees').map((one) => [one.id, readEmployee(one)]));
	const storedGeneral = ofKind<GeneralData>('general')[0];
	const general = storedGeneral?.data ?? fallbackGeneral(options);
	const groups = ofKind<GroupData>('group');
	const locations = new Map(ofKind<LocationData>('location').map((one) => [one.id, one]));
	const holidays = of<PublicHoliday>('public_holidays');
	const calendars = new Map<string, HolidayCalendar>();
	const self = employees.get(options.me.userId) ?? null;
	const zoneOf = (employee: Employee | null) =>
		locations.get(employee?.locationId ?? '')?.data.zone ?? general.zone;
	return {
		me: options.me,
		actor: actorOf(options.me, groups),
		isComplete: storedGeneral !== undefined,
		general,
		zone: zoneOf(self),
		groups,
		workTypes: new Map(ofKind<WorkTypeData>('work_type').map((one) => [one.id, one])),
		absenceTypes: new Map(ofKind<AbsenceTypeData>('absence_type').map((one) => [one.id, one.data])),
		employees,
		self,
		absences: written<Absence>('absences'),
		corrections: written<Correction>('corrections'),
		teamDays: of<TeamDay>('team_days'),
		presence: of<Presence>('presence'),
		notices: of<Notice>('notices'),
		references,
		holidaysOf: (locationId) => {
			const place = placeOf(locationId, (id) => locations.get(id));
			const known = place === null ? undefined : calendars.get(place.id);
			const calendar = known ?? holidayCalendarAt(place, holidays);
			if (place !== null) calendars.set(place.id, calendar);
			return calendar;
		},
		zoneOf
	};
}

/** HR acts by HTTP; on a device everybody is a worker or a manager. */
function actorOf(
	me: MeResponse,
	groups: readonly { readonly id: string; readonly data: GroupData }[]
): Actor {
	const fromGroups = groups.flatMap((group) =>
		group.data.managers
			.filter((manager) => manager.userId === me.userId)
			.map(({ from, to }) => ({ groupId: group.id, from, to }))
	);
	const fromSession = me.groups
		.filter((group) => group.manages)
		.map(({ id, from, to }) => ({ groupId: id, from, to }));
	return {
		userId: me.userId,
		isHr: false,
		manages: groups.length > 0 ? fromGroups : fromSession,
		archived: false
	};
}

/** Until the company's data is here, a clock act needs no more than this. */
function fallbackGeneral(options: { readonly me: MeResponse; readonly deviceZone: string }): GeneralData {
	const { company } = options.me;
	const place = { country: 'DE', state: null, zone: options.deviceZone, language: 'de' } as const;
	return { ...defaultGeneralSettings({ company, ...place }), timeoutDays: null };
}

/** The work types as rules and account look at them, by id. */
export function accountTypesOf({ workTypes }: PersonContext): AccountWorkTypes {
	return new Map([...workTypes].map(([id, { data }]) => [id, data]));
}

/** Work types a person may choose on a date, by name. */
export function workTypesOn(
	context: PersonContext,
	date: LocalDate
): { readonly id: string; readonly name: string; readonly data: WorkTypeData }[] {
	const { groups, self } = context;
	const memberships = self?.memberships ?? [];
	return [...context.workTypes]
		.filter(([typeId, { data }]) => isWorkTypeOffered({ typeId, type: data, date, memberships, groups }))
		.map(([id, type]) => ({ id, ...type }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
