import { byText } from '#domain/kernel/order.ts';
import type { MarkCode } from '#domain/regulation/mark-code.ts';
import { COMPANY_RULE, type Profile, type Severity } from '#domain/regulation/profile-shape.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export { markCodes, type MarkCode } from '#domain/regulation/mark-code.ts';

/** One breach of one rule on one day. A violation is what managers see as a red mark. */
export interface Mark {
	readonly code: MarkCode;
	readonly severity: Severity;
	/** Minutes found. */
	readonly actual: number;
	/** Minutes allowed or owed. */
	readonly limit: number;
	readonly date: LocalDate;
	/** Id of the regulation profile that says so. */
	readonly profile: string;
	/** The paragraph behind it (`ArbZG §4`), or `company` for a rule of the company's own. */
	readonly rule: string;
}

/** A mark of a profile's rule: the profile names the paragraph. */
export function markOf(
	profile: Profile,
	facts: Pick<Mark, 'code' | 'severity' | 'actual' | 'limit' | 'date'> & {
		readonly rule?: string | undefined;
	}
): Mark {
	const { code, severity, actual, limit, date } = facts;
	const rule = facts.rule ?? profile.rules[code] ?? COMPANY_RULE;
	return { code, severity, actual, limit, date, profile: profile.id, rule };
}

const byDate = byText<Mark>(({ date }) => date);
const byCode = byText<Mark>(({ code }) => code);

/** Order in which marks are shown: by date, then by code, of two alike the greater first. */
export function compareMarks(a: Mark, b: Mark): number {
	return byDate(a, b) || byCode(a, b) || b.actual - a.actual;
}

/** Whether any mark is a violation. */
export function isRed(marks: readonly Mark[]): boolean {
	return marks.some((mark) => mark.severity === 'violation');
}
