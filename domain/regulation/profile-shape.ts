import type { MarkCode } from '#domain/regulation/mark-code.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Names a rule that no law gives: a setting of the company, or a habit of the app. */
export const COMPANY_RULE = 'company';

export type Severity = 'violation' | 'warning' | 'info';
export type DayRule = 'off' | Severity;

/** A net working time above `over` minutes owes `need` minutes of break. */
export interface BreakTier {
	readonly over: number;
	readonly need: number;
	/** The company's own setting takes the place of the law's figure. */
	readonly isCompanyRule?: boolean;
}

/** Working-time rules as data; all figures in minutes, null = the profile has no such rule. */
export interface Profile {
	readonly id: string;
	readonly title: string;
	/** The first day this version of the rules holds; before the first version it holds as well. */
	readonly validFrom: LocalDate;
	/** The paragraph behind each mark; what is not named here is a rule of the company. */
	readonly rules: Readonly<Partial<Record<MarkCode, string>>>;
	readonly breaks: {
		/** By rising `over`; each one exceeded applies, so the greatest `need` of them counts. */
		readonly tiers: readonly BreakTier[];
		/** A gap shorter than this is no break. */
		readonly minBlock: number;
		/** Longest work without a break. */
		readonly maxStretch: number | null;
		/** A break counts only this far from the first and the last minute of the shift. */
		readonly edge: number;
	};
	readonly daily: { readonly warn: number | null; readonly max: number | null };
	/** First start to last stop of a shift. */
	readonly span: number | null;
	/** Between two shifts. Between `reduced` and `min` it is a warning. */
	readonly rest: { readonly min: number | null; readonly reduced: number | null };
	readonly weekly: { readonly max: number | null };
	readonly average: AverageRule | null;
	readonly sunday: DayRule;
	readonly holiday: DayRule;
	readonly saturday: DayRule;
	/** Wall clock times between which work is not allowed. */
	readonly night: { readonly from: string; readonly to: string } | null;
}

export interface AverageRule {
	readonly weeklyMax: number;
	readonly weeks?: number;
	readonly months?: number;
}

/** The rules that hold on a date: law, contract and group may change from one day to the next. */
export type Rulebook = (date: LocalDate) => Profile;
