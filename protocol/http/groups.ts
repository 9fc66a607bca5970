import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { groupDataSchema } from '#domain/reference/reference.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

export const groupMemberSchema = v.object({
	userId: idSchema,
	from: localDateSchema,
	/** null = until further notice; both ends inclusive. */
	to: v.nullable(localDateSchema)
});
export type GroupMember = v.InferOutput<typeof groupMemberSchema>;

/** One group as HR sees it; `data` is what every device of its people gets. */
export const groupSchema = v.object({
	id: idSchema,
	name: v.string(),
	data: groupDataSchema,
	members: v.array(groupMemberSchema)
});
export type GroupResource = v.InferOutput<typeof groupSchema>;

/** `GET /api/groups`. */
export const groupsResponseSchema = v.object({ groups: v.array(groupSchema) });
export type GroupsResponse = v.InferOutput<typeof groupsResponseSchema>;

const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const membersSchema = v.pipe(v.array(groupMemberSchema), v.maxLength(5000));

/** `POST /api/groups`: 201; what `data` leaves out has the usual value (no verification, warn, no withdrawal). */
export const createGroupRequestSchema = v.object({
	name: nameSchema,
	data: v.optional(v.partial(groupDataSchema), {}),
	members: v.optional(membersSchema, [])
});
export type CreateGroupRequest = v.InferInput<typeof createGroupRequestSchema>;

/** `PATCH /api/groups/:id`: `members`, when given, is the whole list of this group. */
export const updateGroupRequestSchema = v.partial(
	v.object({ name: nameSchema, data: v.partial(groupDataSchema), members: membersSchema })
);
export type UpdateGroupRequest = v.InferInput<typeof updateGroupRequestSchema>;

export const groupResponseSchema = v.object({ group: groupSchema });
export type GroupResponse = v.InferOutput<typeof groupResponseSchema>;
