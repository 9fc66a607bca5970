import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { workTypeDataSchema } from '#domain/reference/reference.ts';

/** A label for worked time, for everybody or for some groups. */
export const workTypeSchema = v.object({ id: idSchema, name: v.string(), data: workTypeDataSchema });
export type WorkTypeResource = v.InferOutput<typeof workTypeSchema>;

/** `GET /api/work-types`. */
export const workTypesResponseSchema = v.object({ workTypes: v.array(workTypeSchema) });
export type WorkTypesResponse = v.InferOutput<typeof workTypesResponseSchema>;

const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));

/** `POST /api/work-types`: 201; what `data` leaves out has the usual value (100 %, working time, everybody). */
export const createWorkTypeRequestSchema = v.object({
	name: nameSchema,
	data: v.optional(v.partial(workTypeDataSchema), {})
});
export type CreateWorkTypeRequest = v.InferInput<typeof createWorkTypeRequestSchema>;

/** `PATCH /api/work-types/:id`. `data.retired: true` takes it out of the choice; old entries keep it. */
export const updateWorkTypeRequestSchema = v.partial(
	v.object({ name: nameSchema, data: v.partial(workTypeDataSchema) })
);
export type UpdateWorkTypeRequest = v.InferInput<typeof updateWorkTypeRequestSchema>;

export const workTypeResponseSchema = v.object({ workType: workTypeSchema });
export type WorkTypeResponse = v.InferOutput<typeof workTypeResponseSchema>;
