import type { AbsenceRoute } from '#domain/absence/absence-rule.ts';
import { spans } from '#domain/people/visibility.ts';
import type { AbsenceTypeData, GroupData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/**
 * Who decides on a request: the route of its type, else that of the person's group on the first day. A group
 * with manager verification asks the manager and then HR. A person without group, or whose group has no
 * manager then, asks HR.
 */
export function absenceRouteOf(input: {
	readonly type: Pick<AbsenceTypeData, 'rule'> | null;
	readonly group: Pick<GroupData, 'verification' | 'managers'> | null;
	readonly from: LocalDate;
}): AbsenceRoute {
	const { type, group, from } = input;
	const hasManager = group?.managers.some((one) => spans(one, from)) === true;
	if (group === null || !hasManager) return 'hr';
	return type?.rule?.route ?? (group.verification ? 'manager_hr' : 'hr');
}
