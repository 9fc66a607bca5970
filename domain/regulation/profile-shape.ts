export type Severity = 'violation' | 'warning' | 'info';
export type DayRule = 'off' | Severity;

/** A net working time above `over` minutes owes `need` minutes of break. */
export interface BreakTier {
	readonly over: number;
	readonly need: number;
}

/** Working-time rules as data; all figures in minutes, null = the profile has no such rule. */
export interface Profile {
	readonly id: string;
	readonly title: string;
	readonly breaks: {
		/** By rising `over`; the last one exceeded counts. */
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
