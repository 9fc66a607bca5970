/** Codes with which a rule says no. Each has one sentence per language in the app. */
export const ruleCodes = [
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
	'E_EXPLANATION',
	'E_COMMENT_REQUIRED'
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** Why a rule said no: a code and the facts that explain it, never a sentence. */
export interface Rejection {
	readonly code: RuleCode;
	readonly [fact: string]: unknown;
}
