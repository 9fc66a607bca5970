import {
	groupResponseSchema,
	groupsResponseSchema,
	type CreateGroupRequest,
	type GroupResponse,
	type GroupsResponse,
	type UpdateGroupRequest
} from '#protocol/http/groups.ts';
import { requestOffice, type OfficeResult } from './office-request.ts';

/** All groups with their members. HR only. */
export function fetchGroups(): OfficeResult<GroupsResponse> {
	return requestOffice({ path: '/api/groups' }, groupsResponseSchema);
}

/** Adds a group. */
export function createGroup(body: CreateGroupRequest): OfficeResult<GroupResponse> {
	return requestOffice({ path: '/api/groups', body }, groupResponseSchema);
}

/** Changes what is given; `members` is the whole list. */
export function updateGroup(id: string, body: UpdateGroupRequest): OfficeResult<GroupResponse> {
	return requestOffice(
		{ path: `/api/groups/${encodeURIComponent(id)}`, method: 'PATCH', body },
		groupResponseSchema
	);
}
