import { inviteResponseSchema, type InviteResponse } from '#protocol/http/invites.ts';
import {
	peopleResponseSchema,
	personResponseSchema,
	type CreatePersonRequest,
	type PeopleResponse,
	type PersonResponse,
	type UpdatePersonRequest
} from '#protocol/http/people.ts';
import { requestOffice, type OfficeResult } from './office-request.ts';

const personPath = (id: string) => `/api/people/${encodeURIComponent(id)}`;

/** Everybody by name, archived people included. HR only. */
export function fetchPeople(signal?: AbortSignal): OfficeResult<PeopleResponse> {
	return requestOffice({ path: '/api/people', ...(signal ? { signal } : {}) }, peopleResponseSchema);
}

/** Adds a person; without a user name one is made from the name. */
export function createPerson(body: CreatePersonRequest): OfficeResult<PersonResponse> {
	return requestOffice({ path: '/api/people', body }, personResponseSchema);
}

/** Changes what is given and leaves the rest. */
export function updatePerson(id: string, body: UpdatePersonRequest): OfficeResult<PersonResponse> {
	return requestOffice({ path: personPath(id), method: 'PATCH', body }, personResponseSchema);
}

/** A one-time code that opens the account; it is shown this one time. */
export function invitePerson(id: string): OfficeResult<InviteResponse> {
	return requestOffice({ path: `${personPath(id)}/invite`, body: {} }, inviteResponseSchema);
}

/** Ends every session of a person and makes a new code. */
export function resetAccess(id: string): OfficeResult<InviteResponse> {
	return requestOffice({ path: `${personPath(id)}/reset-access`, body: {} }, inviteResponseSchema);
}
