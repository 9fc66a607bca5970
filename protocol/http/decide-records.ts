import * as v from 'valibot';
import { absenceSchema } from '#domain/absence/absence.ts';
import { correctionSchema } from '#domain/correction/correction.ts';
import { idSchema } from '#domain/kernel/id.ts';
import { COMMENT_LIMIT } from '#domain/kernel/mutation.ts';

const comment = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(COMMENT_LIMIT)));

/** The mutation id of the version that HR was shown; once the record is another, the answer is 409 `record.moved_on`. */
const mutationId = idSchema;

/** `POST /api/absences/:id/decision`: HR decides on an absence. */
export const decideAbsenceRequestSchema = v.object({
	event: v.picklist(['approve', 'reject', 'approve_cancel', 'reject_cancel', 'revoke']),
	mutationId,
	comment
});

/** `POST /api/corrections/:id/decision`: HR decides on a correction; agreeing corrects the entry in the same breath. */
export const decideCorrectionRequestSchema = v.object({
	event: v.picklist(['agree', 'decline']),
	mutationId,
	comment
});

/** The state afterwards; `reason`: why the rule said no, and then nothing changed. */
export const decisionResponseSchema = v.object({
	state: v.string(),
	reason: v.nullable(v.looseObject({ code: v.string() }))
});
export type DecisionResponse = Readonly<v.InferOutput<typeof decisionResponseSchema>>;

/** `GET /api/absences/open`: what waits for a decision, of everybody. */
export const openAbsencesResponseSchema = v.object({ absences: v.array(absenceSchema) });
/** `GET /api/corrections/open`: the same for corrections of what has reached HR. */
export const openCorrectionsResponseSchema = v.object({ corrections: v.array(correctionSchema) });
