import type { Employee, Membership, WorkingSchedule } from '#domain/people/employee.ts';
import { groupOn } from '#domain/people/visibility.ts';
import type { GeneralData, GroupData } from '#domain/reference/reference.ts';
import { profileWith, versionOn, type Rulebook } from '#domain/regulation/profile.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** A profile given to a company, group or person from a date on. */
export interface ProfileAssignment {
	readonly validFrom: LocalDate;
	/** null = back to what the next wider one says. */
	readonly profile: string | null;
}

export interface AssignmentInput {
	readonly general: GeneralData;
	readonly groups?: readonly { readonly id: string; readonly data: GroupData }[];
	readonly person?: {
		/** Without a date: holds from the beginning. */
		readonly profile?: Employee['profile'];
		readonly schedules?: readonly WorkingSchedule[] | undefined;
		readonly memberships?: readonly Membership[] | undefined;
	} | null;
}

/**
 * The id of the profile that holds for a person on a date: the person's own, else that of their group
 * on that date, else the company's. Among a person's own the one with the greater `validFrom` wins: who
 * turns 18 gets the adults' rules that day.
 */
export function assignedProfileOn(input: AssignmentInput, date: LocalDate): string {
	const { general, groups = [], person = null } = input;
	const own: ProfileAssignment[] = (person?.schedules ?? []).flatMap(({ validFrom, profile }) =>
		profile === undefined ? [] : [{ validFrom, profile }]
	);
	const assigned = inForce(own, date) ?? person?.profile;
	if (typeof assigned === 'string') return assigned;
	const groupId = groupOn(person?.memberships ?? [], date);
	const group = groups.find((one) => one.id === groupId)?.data;
	return inForce(group?.profiles ?? [], date) ?? inForce(general.profiles ?? [], date) ?? general.profile;
}

/** The rules of each date for one person, the company's break settings on top. */
export function rulebookFor(input: AssignmentInput): Rulebook {
	const idByDate = new Map<LocalDate, string>();
	return (date) => {
		const id = idByDate.get(date) ?? assignedProfileOn(input, date);
		idByDate.set(date, id);
		return profileWith(id, input.general, date);
	};
}

/** What is in force on a date; nothing before the first. */
function inForce(assignments: readonly ProfileAssignment[], date: LocalDate): string | null {
	const begun = assignments.filter((one) => one.validFrom <= date);
	return versionOn(begun, date)?.profile ?? null;
}
