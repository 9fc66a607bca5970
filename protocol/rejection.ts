import * as v from 'valibot';

/** Codes with which a rule says no to a pushed row. One sentence per language each, in the app. */
export const rejectionCodes = [
	'E_ARCHIVED',
	'E_SELF',
	'E_FORBIDDEN',
	'E_LOCKED',
	'E_STATE',
	'E_RUNNING',
	'E_INVALID',
	'E_OVERLAP',
	'E_TIMEOUT',
	'E_VIOLATION',
	'E_COMMENT_REQUIRED',
	'E_MUTATION_REUSED',
	'E_READ_ONLY',
	'E_UNREADABLE'
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** Why a row was not taken: a code and the facts that explain it, never a sentence. */
export const rejectionSchema = v.looseObject({ code: v.string() });
export interface Rejection {
	readonly code: RejectionCode;
	readonly [fact: string]: unknown;
}
