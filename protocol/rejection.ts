import * as v from 'valibot';
import type { AbsenceRuleCode } from '#domain/absence/transitions.ts';
import type { RuleCode } from '#domain/kernel/rejection.ts';

/** Codes with which a rule says no to a pushed row. One sentence per language each, in the app. */
export type RejectionCode =
	| RuleCode
	| AbsenceRuleCode
	| 'E_MUTATION_REUSED'
	| 'E_READ_ONLY'
	| 'E_UNREADABLE'
	| 'E_NEWER_VERSION'
	/** Handed over by a device that was signed out from elsewhere: the author says whether it is theirs. */
	| 'E_DEVICE_LOST';

/** Why a row was not taken: a code and the facts that explain it, never a sentence. */
export const rejectionSchema = v.looseObject({ code: v.string() });
export interface Rejection {
	readonly code: RejectionCode;
	readonly [fact: string]: unknown;
}
