import { weekdays, type Membership, type Weekday, type WorkingSchedule } from '#domain/people/employee.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { scheduleOn } from '#domain/schedule/target-time.ts';
import {
	accountChange,
	accountDraftOf,
	accountProblems,
	type AccountChange,
	type AccountDraft,
	type AccountField,
	type AccountProblem
} from './account-form.ts';
import { hoursToMinutes, minutesToHours, type WeekMinutes } from './hours.ts';
import { moveToGroup } from '#domain/people/membership-spans.ts';
import { groupOn } from '#domain/people/visibility.ts';
import type { Person } from './types.ts';

/** What the panel holds while somebody types: texts, not yet values. */
export interface PersonDraft extends AccountDraft {
	readonly name: string;
	readonly userName: string;
	readonly email: string;
	readonly personalNumber: string;
	/** '' = like the company. */
	readonly locationId: string;
	readonly profile: string;
	readonly hr: boolean;
	/** '' = no group. */
	readonly groupId: string;
	readonly groupFrom: LocalDate;
	readonly hours: Readonly<Record<Weekday, string>>;
	readonly hoursFrom: LocalDate;
	readonly hoursComment: string;
}

export type PersonField =
	| AccountField
	| 'name'
	| 'userName'
	| 'email'
	| 'groupFrom'
	| 'hours'
	| 'hoursFrom'
	| 'hoursComment'
	| 'hr'
	| 'groupId'
	| 'personalNumber'
	| 'locationId'
	| 'profile';
export type PersonProblem =
	| AccountProblem
	| 'user_name'
	| 'user_name_taken'
	| 'email'
	| 'email_taken'
	| 'hours'
	| 'comment'
	| 'last_hr'
	| 'overlapping'
	| 'unknown_group'
	| 'unfit';
export type PersonProblems = Readonly<Partial<Record<PersonField, PersonProblem>>>;

/** What the server is asked to change; only what differs. */
export interface PersonChange extends AccountChange {
	name?: string;
	userName?: string;
	email?: string | null;
	personalNumber?: string;
	locationId?: string | null;
	profile?: string | null;
	hr?: boolean;
	memberships?: Membership[];
	schedules?: WorkingSchedule[];
}

const userNamePattern = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._'’+-]*[\p{L}\p{M}\p{N}])?$/u;
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The panel as it opens for a person; without one as it opens for somebody new. */
export function draftOf(person: Person | null, today: LocalDate, usual: WeekMinutes): PersonDraft {
	const minutes = person === null ? usual : (scheduleOn(person.schedules, today)?.minutes ?? noHours);
	const groupId = person === null ? null : groupOn(person.memberships, today);
	return {
		name: person?.name ?? '',
		userName: person?.userName ?? '',
		email: person?.email ?? '',
		personalNumber: person?.personalNumber ?? '',
		locationId: person?.locationId ?? '',
		profile: person?.profile ?? '',
		hr: person?.hr ?? false,
		groupId: groupId ?? '',
		groupFrom: today,
		hours: hoursText(minutes),
		hoursFrom: today,
		hoursComment: '',
		...accountDraftOf(person)
	};
}

const noHours: WeekMinutes = { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 };

function hoursText(minutes: WeekMinutes): Record<Weekday, string> {
	const text = {} as Record<Weekday, string>;
	for (const day of weekdays) text[day] = minutesToHours(minutes[day]);
	return text;
}

/** The typed hours in minutes; null while one of them is no number of hours. */
export function minutesOf(hours: Readonly<Record<Weekday, string>>): WeekMinutes | null {
	const minutes = {} as Record<Weekday, number>;
	for (const day of weekdays) {
		const read = hoursToMinutes(hours[day]);
		if (read === null) return null;
		minutes[day] = read;
	}
	return minutes;
}

/** Whether the hours differ from those in force, which asks for a date and a reason. */
export function hasNewHours(base: PersonDraft, draft: PersonDraft): boolean {
	const before = minutesOf(base.hours);
	const after = minutesOf(draft.hours);
	return after === null || before === null || weekdays.some((day) => before[day] !== after[day]);
}

/** What is missing or cannot be. A new person's first hours need no reason: joining is one. */
export function personProblems(person: Person | null, base: PersonDraft, draft: PersonDraft): PersonProblems {
	const problems: Partial<Record<PersonField, PersonProblem>> = {};
	if (draft.name.trim() === '') problems.name = 'required';
	const userName = draft.userName.trim();
	if (userName === '' && person !== null) problems.userName = 'required';
	if (userName !== '' && !userNamePattern.test(userName)) problems.userName = 'user_name';
	if (draft.email.trim() !== '' && !emailPattern.test(draft.email.trim())) problems.email = 'email';
	if (minutesOf(draft.hours) === null) problems.hours = 'hours';
	else if (person !== null && hasNewHours(base, draft)) {
		if (draft.hoursFrom === '') problems.hoursFrom = 'date';
		if (draft.hoursComment.trim() === '') problems.hoursComment = 'comment';
	}
	if (draft.groupId !== base.groupId && draft.groupFrom === '') problems.groupFrom = 'date';
	return { ...problems, ...accountProblems(draft) };
}

/** The difference between what was opened and what was typed, as the server takes it. */
export function personChange(
	person: Person | null,
	base: PersonDraft,
	draft: PersonDraft,
	firstComment: string
): PersonChange {
	const change: PersonChange = {};
	const name = draft.name.trim();
	if (name !== base.name) change.name = name;
	const userName = draft.userName.trim().toLowerCase();
	if (userName !== base.userName && userName !== '') change.userName = userName;
	const email = draft.email.trim() === '' ? null : draft.email.trim();
	if (email !== (person?.email ?? null)) change.email = email;
	const personalNumber = draft.personalNumber.trim();
	if (personalNumber !== base.personalNumber) change.personalNumber = personalNumber;
	if (draft.locationId !== base.locationId)
		change.locationId = draft.locationId === '' ? null : draft.locationId;
	if (draft.profile !== base.profile) change.profile = draft.profile === '' ? null : draft.profile;
	if (draft.hr !== base.hr) change.hr = draft.hr;
	if (draft.groupId !== base.groupId) {
		const group = draft.groupId === '' ? null : draft.groupId;
		change.memberships = [...moveToGroup(person?.memberships ?? [], group, draft.groupFrom)];
	}
	const minutes = minutesOf(draft.hours);
	if (minutes !== null && (person === null || hasNewHours(base, draft))) {
		const comment = person === null ? firstComment : draft.hoursComment.trim();
		change.schedules = [...(person?.schedules ?? []), { validFrom: draft.hoursFrom, minutes, comment }];
	}
	return { ...change, ...accountChange(person, base, draft) };
}

const watched = [
	'name',
	'userName',
	'email',
	'personalNumber',
	'locationId',
	'profile',
	'hr',
	'memberships',
	'schedules',
	'employment',
	'opening'
] as const;
export type WatchedField = (typeof watched)[number];

/** Fields that somebody else changed between opening and saving, among those that are about to be saved. */
export function changedMeanwhile(
	opened: Person,
	fresh: Person,
	change: PersonChange
): readonly WatchedField[] {
	return watched.filter(
		(field) => field in change && JSON.stringify(opened[field]) !== JSON.stringify(fresh[field])
	);
}

const fieldByPath: Readonly<Record<string, PersonField>> = {
	name: 'name',
	userName: 'userName',
	email: 'email',
	personalNumber: 'personalNumber',
	locationId: 'locationId',
	profile: 'profile',
	hr: 'hr',
	memberships: 'groupFrom',
	schedules: 'hours',
	employment: 'employedTo',
	opening: 'openingHours',
	adjustment: 'bookHours'
};

/** The field of the panel that the server's path names. */
export function personFieldOf(path: string): PersonField {
	return fieldByPath[path.split('.')[0] ?? ''] ?? 'name';
}

const problemByCode: Readonly<Record<string, readonly [PersonField, PersonProblem]>> = {
	'people.user_name_taken': ['userName', 'user_name_taken'],
	'people.email_taken': ['email', 'email_taken'],
	'people.last_hr': ['hr', 'last_hr'],
	'people.overlapping_memberships': ['groupFrom', 'overlapping'],
	'people.unknown_group': ['groupId', 'unknown_group'],
	'people.own_account': ['openingHours', 'own_account'],
	'people.adjusted_meanwhile': ['bookHours', 'booked_meanwhile'],
	'people.unfit_adjustment': ['bookDate', 'before_opening']
};

/** The field and the reason behind a refusal of the server; null when it concerns no field. */
export function personProblemOf(code: string): readonly [PersonField, PersonProblem] | null {
	return problemByCode[code] ?? null;
}
