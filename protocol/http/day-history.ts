import * as v from 'valibot';
import { instantSchema } from '#domain/time/instant-schema.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

/** `GET /api/time-entries/history?date=`: what happened to one's own entries of a day, deleted ones included. */
export const dayHistoryRequestSchema = v.object({ date: localDateSchema });

/** One version of an entry. `time` null = it is deleted from then on. */
export const historyLineSchema = v.object({
	entryId: v.string(),
	/** When the server took it. */
	at: instantSchema,
	/** A person's id, or `system`. */
	actorId: v.string(),
	event: v.string(),
	state: v.string(),
	/** What was said about it. */
	comment: v.nullable(v.string()),
	time: v.nullable(
		v.object({
			kind: v.picklist(['work', 'break']),
			start: instantSchema,
			stop: v.nullable(instantSchema),
			zone: v.string(),
			workTypeId: v.nullable(v.string()),
			jobId: v.nullable(v.string()),
			note: v.string(),
			explanation: v.string()
		})
	)
});
export type HistoryLine = Readonly<v.InferOutput<typeof historyLineSchema>>;

/** Entry by entry, each oldest first. */
export const dayHistoryResponseSchema = v.object({ lines: v.array(historyLineSchema) });
export type DayHistoryResponse = Readonly<v.InferOutput<typeof dayHistoryResponseSchema>>;
