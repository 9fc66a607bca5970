import {
	workTypeResponseSchema,
	workTypesResponseSchema,
	type CreateWorkTypeRequest,
	type UpdateWorkTypeRequest,
	type WorkTypeResponse,
	type WorkTypesResponse
} from '#protocol/http/work-types.ts';
import { requestOffice, type OfficeResult } from './office-request.ts';

/** All work types, retired ones included. HR only. */
export function fetchWorkTypes(): OfficeResult<WorkTypesResponse> {
	return requestOffice({ path: '/api/work-types' }, workTypesResponseSchema);
}

/** Adds a work type. */
export function createWorkType(body: CreateWorkTypeRequest): OfficeResult<WorkTypeResponse> {
	return requestOffice({ path: '/api/work-types', body }, workTypeResponseSchema);
}

/** Changes what is given; retiring keeps old entries readable. */
export function updateWorkType(id: string, body: UpdateWorkTypeRequest): OfficeResult<WorkTypeResponse> {
	return requestOffice(
		{ path: `/api/work-types/${encodeURIComponent(id)}`, method: 'PATCH', body },
		workTypeResponseSchema
	);
}
