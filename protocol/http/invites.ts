import * as v from 'valibot';
import { instantSchema } from '#domain/time/instant-schema.ts';
import { passwordSchema } from '#protocol/http/password.ts';

/** How long an invite opens the door, in days. */
export const INVITE_DAYS = 14;

/** `POST /api/people/:id/invite` and `/reset-access`: the only time the code is shown. */
export const inviteResponseSchema = v.object({
	/** As printed: `K7MQ-MOND-42XR`. */
	code: v.string(),
	/** For the QR code; the code is in the fragment, which browsers never send. */
	link: v.string(),
	expiresAt: instantSchema
});
export type InviteResponse = v.InferOutput<typeof inviteResponseSchema>;

/** Codes are read case-blind, with or without dashes and blanks. */
const codeSchema = v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(60));

/** `POST /api/invites/lookup`: 404 `invite.unknown` when the code opens nothing (used up, too old, never was). */
export const inviteLookupRequestSchema = v.object({ code: codeSchema });
export const inviteLookupResponseSchema = v.object({
	name: v.string(),
	userName: v.string(),
	company: v.string(),
	language: v.picklist(['de', 'en'])
});
export type InviteLookupResponse = v.InferOutput<typeof inviteLookupResponseSchema>;

/** `POST /api/invites/accept`: sets the password, signs in (cookie, or `set-auth-token` outside browsers), `{ userId }`. */
export const inviteAcceptRequestSchema = v.object({ code: codeSchema, password: passwordSchema });
export const inviteAcceptResponseSchema = v.object({ userId: v.string() });
