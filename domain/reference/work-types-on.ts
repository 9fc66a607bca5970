import type { Membership } from '#domain/people/employee.ts';
import { groupOn, spans } from '#domain/people/visibility.ts';
import type { GroupData, WorkTypeData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/**
 * Whether a person may choose a work type on a date: it is not retired, it is for everyone or for one of
 * the person's groups, and the person's group on that date does not leave it out. On entries that already
 * have it a type stays readable, whatever was decided since.
 */
export function isWorkTypeOffered(input: {
	readonly typeId: string;
	readonly type: Pick<WorkTypeData, 'retired' | 'groupIds'>;
	readonly date: LocalDate;
	readonly memberships: readonly Membership[];
	readonly groups: readonly { readonly id: string; readonly data: Pick<GroupData, 'workTypeIds'> }[];
}): boolean {
	const { typeId, type, date, memberships, groups } = input;
	if (type.retired) return false;
	const mine = memberships.filter((one) => spans(one, date));
	if (type.groupIds !== null && !mine.some((one) => type.groupIds?.includes(one.groupId))) return false;
	const groupId = groupOn(memberships, date);
	const offered = groups.find((one) => one.id === groupId)?.data.workTypeIds ?? null;
	return offered === null || offered.includes(typeId);
}
