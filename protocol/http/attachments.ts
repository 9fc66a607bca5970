import * as v from 'valibot';
import { ATTACHMENT_BYTES_MAX, attachmentTypes } from '#domain/absence/attachment.ts';
import { idSchema } from '#domain/kernel/id.ts';

/**
 * `POST /api/attachments?id=`: the bytes of a file of one's own, its type as `content-type`. The device makes the id, under
 * which an absence names the file; the same bytes under the same id change nothing.
 */
export const attachmentQuerySchema = v.object({ id: idSchema });

/** What the server keeps: the type as the content tells it. */
export const attachmentResponseSchema = v.object({
	id: idSchema,
	type: v.picklist(attachmentTypes),
	size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ATTACHMENT_BYTES_MAX))
});
export type AttachmentResponse = Readonly<v.InferOutput<typeof attachmentResponseSchema>>;
